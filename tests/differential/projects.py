# SPDX-License-Identifier: MIT
"""Random projects: image, modules, overrides and the command line that they are built with."""

from dataclasses import dataclass, field

from document import Map, Raw, Seq, Writer, wrap
from sections import MODULES, VERSIONS, Sections

ENGINES = ["podman", "podman", "docker", "buildah"]


@dataclass
class Project:
    """Files by path below the project's folder, CEKit's arguments, and what is on standard input."""

    files: dict = field(default_factory=dict)
    arguments: list = field(default_factory=list)
    stdin: bytes = b""
    trees: dict = field(default_factory=dict)  # path → node, for files that are still trees


class Maker:
    def __init__(self, random, engines=ENGINES):
        self.random = random
        self.sections = Sections(random)
        self.engines = engines

    def project(self):
        project = Project()
        self.folders = self.random.choice([["modules"], ["modules"], ["modules", "more/extra"], ["./modules"], ["my modules"]])
        self.add_modules(project)
        self.add_image(project)
        inline = self.add_overrides(project)
        self.add_files(project)
        project.arguments = self.arguments(project, inline)
        return project

    def image(self, name, part, stages=()):
        make, chance = self.sections, self.sections.chance
        base = self.random.choice(["scratch", "scratch", "base:1", "reg:5000/x/y:latest"])
        rows = [("name", name, 0.995), ("version", make.version, 0.98), ("from", base, 0.96), *make.common(part, stages)]
        image = make.optional(rows)
        repositories = [self.repository(path) for path in self.folders] if chance(0.98) else []
        modules = Map([("install", make.some(make.install_item, 4))]) if chance(0.7) else Map()
        if repositories:
            modules.pairs.insert(0, ("repositories", wrap(repositories)))
        if modules.pairs:
            image.pairs.append(("modules", modules))
        return image

    def repository(self, path):
        named = [("name", path.split("/")[-1])] if self.sections.chance(0.3) else []
        return Map([*named, ("path", path)])

    def add_image(self, project):
        part = self.random.choice([0.15, 0.35, 0.6])
        if self.sections.chance(0.25):
            stages = ["builder", "second"][: self.random.randint(0, 2)]
            images = [self.image(name, part * 0.7) for name in stages]
            tree = Seq([*images, self.image("app", part, stages)])
        else:
            tree = self.image(self.random.choice(["app", "ns/app", "über"]), part)
        project.trees["image.yaml"] = tree

    def add_modules(self, project):
        plan = []
        for name in MODULES:
            folder = self.random.choice(self.folders)
            versions = [self.sections.version()] if self.sections.chance(0.75) else self.random.sample(VERSIONS[:-1], self.random.randint(2, 3))
            if self.sections.chance(0.55):
                plan.append((folder, name, versions))
                self.sections.available[name] = [each for each in versions if isinstance(each, str)]
        self.sections.has_files = False
        for folder, name, versions in plan:
            self.add_module(project, folder, name, versions)
        self.sections.has_files = True

    def add_module(self, project, folder, name, versions):
        make = self.sections
        for version in versions:
            place = f"{folder}/{name}" if len(versions) == 1 else f"{folder}/{name}/{version}"
            rows = [("name", name, 0.998), ("version", version, 0.998), *make.common(0.2)]
            rows.append(("execute", lambda: make.some(make.execute, 2), 0.5))
            rows.append(("modules", lambda: Map([("install", make.some(make.install_item, 2))]), 0.25))
            module = make.optional(rows)
            project.trees[f"{place}/module.yaml"] = module
            project.files[f"{place}/run.sh"] = b"#!/bin/sh\n"
            if make.chance(0.2):
                project.files[f"{place}/sub/deep.txt"] = b"deep\n"

    def add_overrides(self, project):
        inline = []
        make = self.sections
        for number in range(self.random.choice([0, 0, 1, 1, 2, 3])):
            head = [("name", "renamed", 0.1), ("version", make.version, 0.15), ("from", self.random.choice(["scratch", "other:2", ""]), 0.2)]
            tree = make.optional([*head, *make.common(0.25), ("modules", self.override_modules, 0.2)])
            if make.chance(0.5):
                project.trees[f"o{number}.yaml"] = tree
                inline.append(f"o{number}.yaml")
            else:
                inline.append(tree)
        return inline

    def override_modules(self):
        make = self.sections
        return make.optional([("install", lambda: make.some(make.install_item, 2), 0.8), ("repositories", [{"path": "more/extra", "name": "modules"}], 0.2)])

    def add_files(self, project):
        project.files["files/a.txt"] = b"a\n"
        project.files["files/b.txt"] = b"b\n"
        project.files["sets.yml"] = b"x86_64:\n  - s-rpms\n"
        project.files["container.yaml"] = b"platforms:\n  only: [x86_64]\nwhen: 2024-01-02\n"
        project.files["gating.txt"] = b"--- !Policy\nrules: []\n"
        project.files["osbs_extra/e.txt"] = b"e\n"
        project.files["extra/deep/f.txt"] = b"f\n"

    def arguments(self, project, inline):
        chance = self.sections.chance
        arguments = ["--redhat"] if chance(0.08) else []
        if chance(0.03):
            arguments += ["--descriptor", "-"]
        elif chance(0.03):
            arguments += ["--descriptor", self.random.choice(["./image.yaml", "none.yaml", "modules/../image.yaml", "files/a.txt", "123", "a: b", "~", "@x", ""])]
        arguments.append("build")
        arguments.append("--validate" if chance(0.05) else "--dry-run")
        for each in inline:
            if isinstance(each, str):
                arguments += [self.random.choice(["--overrides-file", "--overrides"]), each]
            else:
                writer = Writer(self.random)
                writer.flow = self.random.choice([1, 1, 1, 0])
                arguments += ["--overrides", writer.text(each)]
        if chance(0.02):
            arguments += ["--overrides-file", self.random.choice(["none.yaml", "files/a.txt", "image.yaml", "~", "{wrong!}", "[", ""])]
        if chance(0.1):
            arguments += ["--container-file", self.random.choice(["Containerfile", "Dockerfile"])]
        arguments.append(self.random.choice(self.engines))
        if chance(0.15) and arguments[-1] != "osbs":
            arguments.append("--no-squash")
        return arguments


def written(project, random):
    """Writes the trees as files, and standard input where it is asked for."""
    for path, tree in project.trees.items():
        project.files[path] = Writer(random).text(tree).encode("utf-8", "surrogatepass")
    if "-" in project.arguments:
        project.stdin = project.files.get("image.yaml", b"")
    return project


__all__ = ["Maker", "Project", "Raw", "written"]
