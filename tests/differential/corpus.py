# SPDX-License-Identifier: MIT
"""Real projects as seeds: copies of a corpus' cases (`cases/*/case.json`, `projects/`) that need no git repository."""

import glob
import json
import os

from projects import Project

MOST_BYTES = 600_000


class Corpus:
    def __init__(self, folder):
        self.folder = folder
        self.cases = []
        self.sizes = {}
        for path in sorted(glob.glob(os.path.join(folder, "cases", "*", "case.json"))):
            with open(path, encoding="utf-8") as file:
                case = json.load(file)
            is_build = "--dry-run" in case["args"] and "osbs" not in case["args"]
            if is_build and not case.get("git") and self.size(case["project"]) < MOST_BYTES:
                self.cases.append(case)

    def size(self, project):
        if project not in self.sizes:
            root = os.path.join(self.folder, "projects", project)
            self.sizes[project] = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(root) for name in names)
        return self.sizes[project]

    def project(self, random):
        case = random.choice(self.cases)
        root = os.path.join(self.folder, "projects", case["project"])
        project = Project(arguments=list(case["args"]))
        project.cwd = case["cwd"]
        for at, _, names in os.walk(root):
            for name in names:
                full = os.path.join(at, name)
                if os.path.isfile(full):
                    with open(full, "rb") as file:
                        project.files[os.path.relpath(full, root)] = file.read()
        return project

    @staticmethod
    def file_to_break(project, random):
        """Mostly the descriptor of the case; else any YAML file."""
        arguments = project.arguments
        named = arguments[arguments.index("--descriptor") + 1] if "--descriptor" in arguments else "image.yaml"
        first = os.path.normpath(os.path.join(project.cwd, named))
        if first in project.files and random.random() < 0.5:
            return first
        return random.choice(sorted(path for path in project.files if path.endswith((".yaml", ".yml"))) or sorted(project.files))
