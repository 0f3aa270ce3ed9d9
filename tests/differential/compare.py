# SPDX-License-Identifier: MIT
"""Runs one project through both programs and says what differs."""

import os
import re
import shutil
import subprocess

from oracle import COMPUTED

LEFT_OUT = ("repo/", "image/repos/", "image/help.md", ".slipway-target")
LIMIT = 60


class Bench:
    """A folder to run projects in. Both programs see each project at the same path."""

    def __init__(self, oracle, slipway, folder):
        self.oracle = oracle
        self.slipway = os.path.abspath(slipway)
        self.folder = os.path.join(folder, "project")
        self.home = os.path.join(folder, "home")
        self.shown = {}

    def lay(self, project):
        for folder in (self.folder, self.home):
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
        for path, data in project.files.items():
            full = os.path.join(self.folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as file:
                file.write(data)

    def difference(self, project):
        """None, or (group, details): the group is the same for differences of one kind."""
        self.lay(project)
        working = os.path.join(self.folder, getattr(project, "cwd", ""))
        verdict = self.oracle.run(working, project.arguments, self.home, project.stdin)
        expected = {path: without_computed(data) for path, data in self.files(working, verdict.artifacts).items()}
        shutil.rmtree(os.path.join(working, "target"), ignore_errors=True)
        code, said = self.run_slipway(working, project)
        details = {"cekit": [verdict.code, verdict.said], "slipway": [code, said]}
        self.verdict = verdict
        if verdict.code != code:
            reason = verdict.said[-1:] if verdict.code else first_error(said)
            return f"verdict {verdict.code} against {code}: {general(' '.join(reason))}", details
        if code or "--dry-run" not in project.arguments:
            return None
        return self.file_difference(expected, self.files(working, verdict.artifacts), details)

    def run_slipway(self, working, project):
        environment = {"HOME": self.home, "XDG_CACHE_HOME": self.home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        try:
            done = subprocess.run(
                [self.slipway, "--no-artifacts", *project.arguments], cwd=working, input=project.stdin, env=environment, capture_output=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return "timeout", ""
        except (ValueError, OSError) as error:  # an argument that no process can be given
            return "unrunnable", str(error)
        return done.returncode, done.stderr.decode("utf-8", "replace")

    @staticmethod
    def files(working, artifacts):
        """What lies in target/, but for what is left out and what artifacts bring."""
        target = os.path.join(working, "target")
        brought = tuple("image/" + name for name in artifacts)
        found = {}
        for folder, _, names in os.walk(target):
            for name in names:
                full = os.path.join(folder, name)
                path = os.path.relpath(full, target)
                if path.startswith(LEFT_OUT) or path in brought or path.startswith(tuple(each + "/" for each in brought)):
                    continue
                with open(full, "rb") as file:
                    found[path] = file.read()
        return found

    @staticmethod
    def file_difference(expected, found, details):
        for path in sorted(set(expected) | set(found)):
            if expected.get(path) == found.get(path):
                continue
            kind = re.sub(r"modules/.*/", "modules/*/", path)
            if path not in found or path not in expected:
                return f"{kind} {'is not written' if path not in found else 'should not be there'}", details
            line = first_line(expected[path].decode("utf-8", "replace"), found[path].decode("utf-8", "replace"))
            details.update({"file": path, "expected": line[0], "found": line[1]})
            return f"{kind}: {general(line[0])} | {general(line[1])}", details
        return None


def without_computed(data):
    """A file without checksums that were computed from a download: Slipway runs without any."""
    line = b"md5: " + COMPUTED.encode() + b"\n"
    if line not in data:
        return data
    data = re.sub(rb"(?m)^( *)- " + line + rb" +", rb"\1- ", data)
    return re.sub(rb"(?m)^ +" + line, b"", data)


def first_line(expected, found):
    pairs = zip(expected.split("\n") + ["<end>"], found.split("\n") + ["<end>"])
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))


def first_error(said):
    lines = [line for line in said.split("\n") if "error:" in line]
    return [lines[0].split("error:", 1)[1]] if lines else [said[:200]]


def general(text):
    """A message without what is particular to one project."""
    text = re.sub(r"'[^']*'|\"[^\"]*\"", "'…'", text)
    return re.sub(r"[0-9]+", "0", text)[:110]
