#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Breaks three right descriptors (tests/data/broken) in every way that a schema can be broken, asks CEKit for its verdict
on each, and prints the table that tst_broken checks Slipway with:

    broken.py CEKIT_CHECKOUT > tests/data/broken/cases.tsv

Columns: name, file, begin and end of the bytes to replace, what replaces them (JSON), begin and end of the wrong bytes in
the text that results, the path of what is wrong, CEKit's exit code.
"""

import json
import os
import re
import shutil
import sys
import tempfile

import yaml

from oracle import Oracle
from projects import Project

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "broken")
FILES = {"image": "image.yaml", "module": "modules/counter/module.yaml", "overrides": "overrides.yaml"}
WRONG = {
    "str": ["5", "true", "1.5", "2024-01-02", "[a]", "{a: b}"],
    "text": ["true", "2024-01-02", "[a]", "{a: b}"],
    "int": ['"80"', "http", "true", "8.5", "[80]", "{a: b}"],
    "bool": ['"true"', "maybe", "1", "[true]"],
    "seq": ["text", "5", "{a: b}"],
    "map": ["text", "5", "[a]"],
    "list": ["text", "5", "{a: b}", "~", "[5]", "[~]", "[text]"],
}
TYPES = [
    (r"(labels|args|envs|ports|artifacts|volumes|execute|repositories|modules\.install)$", "list"),
    (r"(^|\.)(run|modules|packages|osbs|help|url(?=$))$", "map"),
    (r"(remove|reinstall|packages\.install|cmd|entrypoint)$", "seq"),
    (r"ports\[\]\.value$|schema_version$", "int"),
    (r"(expose|add)$", "bool"),
    (r"^(version|release)$|user$", "text"),
    (r"envs\[\]\.(value|example)$|container(\.|$)", None),
    (r"(configuration|osbs\.repository)$", "map"),
    (r"artifacts\[\]\.url$", "str"),
]
REQUIRED = {
    "": ["name", "version"], "labels[]": ["name", "value"], "args[]": ["name"], "envs[]": ["name"], "ports[]": ["value"], "volumes[]": ["path"],
    "modules.install[]": ["name"], "packages.repositories[]": ["name"], "artifacts[]": [],
}
SYNTAX = [
    ("unclosed-quote", '"abc', 0, 1), ("unclosed-apostrophe", "'abc", 0, 1), ("unclosed-list", "[a, b", 0, 1), ("unclosed-map", "{a: b", 0, 1), ("undefined-alias", "*nobody", 0, 7),
    ("at-sign", "@x", 0, 1), ("backtick", "`x", 0, 1), ("percent", "%x", 0, 1), ("second-colon", "b: c", 1, 2), ("dash", "- b", 0, 1), ("unknown-escape", '"\\q"', 1, 3),
    ("unknown-tag", "!mine x", 0, 5), ("trailing", '"a" b', 4, 5), ("tab", "\tb", 0, 1), ("bad-integer", "!!int x", 0, 7), ("bad-date", "2024-13-01", 0, 10),
    ("control", "a\x07", 1, 2), ("empty-alias", "*", 0, 1), ("stray-bracket", "]", 0, 1), ("doubled", "a\n\tb", 1, 4),
]


class Document:
    def __init__(self, kind):
        self.kind = kind
        with open(os.path.join(DATA, kind + ".yaml"), "rb") as file:
            self.data = file.read()
        self.places = []  # path, key node or None, value node, owner path
        self.collect(yaml.compose(self.data.decode()), "", None)

    def collect(self, node, path, key):
        self.places.append((path, key, node))
        if isinstance(node, yaml.MappingNode):
            for child_key, child in node.value:
                self.collect(child, (path + "." if path else "") + child_key.value, child_key)
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                self.collect(child, f"{path}[{index}]", None)

    def end(self, node):
        """The end of what is written; PyYAML puts the end of a block collection after the blanks that follow it."""
        data = self.data[node.start_mark.index : node.end_mark.index]
        return node.start_mark.index + len(data.rstrip())


def pattern(path):
    return re.sub(r"\[[0-9]+\]", "[]", path)


def type_of(path):
    return next((kind for expression, kind in TYPES if re.search(expression, pattern(path))), "str")


def cases(document):
    """Tuples of name, begin, end, replacement, wrong begin and end inside the result, path."""
    for path, key, node in document.places:
        begin, end = node.start_mark.index, document.end(node)
        if path:
            yield from wrong_values(path, key, node, begin, end)
        if isinstance(node, yaml.MappingNode) and "container" not in path:
            yield from wrong_keys(document, path, node)


def wrong_values(path, key, node, begin, end):
    kind = type_of(path)
    if kind and not re.search(r"\]$", path):
        for wrong in WRONG[kind]:
            inner = (1, len(wrong) - 1) if kind == "list" and wrong.startswith("[") else (0, len(wrong))
            at = path + "[0]" if inner[0] else path
            yield f"type {path} {wrong}", begin, end, wrong, begin + inner[0], begin + inner[1], at
    elif kind and isinstance(node, yaml.ScalarNode) and re.search(r"(cmd|entrypoint)\[", path):
        for wrong in WRONG["str"]:
            yield f"type {path} {wrong}", begin, end, wrong, begin, begin + len(wrong), path
    elif kind and isinstance(node, yaml.MappingNode):
        for wrong in ("~", "text", "5", "[a]"):
            yield f"type {path} {wrong}", begin, end, wrong, begin, begin + len(wrong), path
    name = path.split(".")[-1]
    if key is not None and isinstance(node, yaml.ScalarNode):
        # A destination that is missing is dropped before it is missed: the whole artifact is what has none.
        is_dest = name == "dest"
        yield f"null {path}", begin, end, "~", begin - 200 * is_dest, begin + 1, path[:-5] if is_dest else path
        owner = pattern(path[: -len(name)].rstrip("."))
        if name in REQUIRED.get(owner, []):
            yield f"empty {path}", key.end_mark.index + 1, end, "", key.start_mark.index, key.end_mark.index + 1, path


def wrong_keys(document, path, node):
    first = node.value[0][0].start_mark
    pad = "\n" + " " * first.column
    for name in dict.fromkeys([node.value[0][0].value[:-1] + "_", "unknown", "Description"]):
        yield f"key {path or '.'} {name}", first.index, first.index, name + ": x" + pad, first.index, first.index + len(name), (path + "." if path else "") + name
    for index, (key, value) in enumerate(node.value):
        if key.value in REQUIRED.get(pattern(path), []) and len(node.value) > 1:
            begin, end = key.start_mark.index, document.end(value)
            if index == 0:
                end = node.value[1][0].start_mark.index
            else:
                begin = document.data.rindex(b"\n", 0, begin)
            removed = end - begin
            yield f"missing {path or '.'} {key.value}", begin, end, "", node.start_mark.index, document.end(node) - removed, path


def syntax(document):
    chosen = ["name", "labels[0].value", "run.workdir", "artifacts[0].path", "packages.manager", "envs[0].value", "from"]
    for path, key, node in document.places:
        if path in chosen:
            begin, end = node.start_mark.index, document.end(node)
            for name, wrong, first, last in SYNTAX:
                yield f"syntax {name} {path}", begin, end, wrong, begin + first, begin + last, None


def meaning(document):
    """What is well formed and still wrong."""
    rows = {
        "image": [
            ("unknown-module", "name: counter", "name: conter", "conter", "modules.install[0].name"), ("unknown-version", 'version: "1.0"', 'version: "3"', '"3"', "modules.install[0].version"),
            ("manager", "manager: dnf", "manager: dfn", "dfn", "packages.manager"), ("manager-number", "manager: dnf", "manager: 5", "5", "packages.manager"),
            ("two-kinds", "rpm: extras-release.rpm", "rpm: extras-release.rpm\n      id: other", "other", "packages.repositories[0].id"),
            ("no-kind-of-artifact", "name: drawer\n    path: drawer.txt\n    target: drawer\n    dest: /till/\n    description: Holds the money\n    md5: 00112233445566778899aabbccddeeff", "name: drawer", None, "artifacts[0]"),
            ("upper-case", "md5: 00112233445566778899aabbccddeeff", "md5: 00112233445566778899AABBCCDDEEFF", "00112233445566778899AABBCCDDEEFF", "artifacts[0].md5"),
            ("empty-checksum", "md5: 00112233445566778899aabbccddeeff", 'md5: ""', '""', "artifacts[0].md5"),
            ("no-folder", "path: modules", "path: modles", "modles", "modules.repositories[0].path"), ("both-content-sets", "manager: dnf", "content_sets: {x86_64: [a]}\n  content_sets_file: nowhere.yml", "nowhere.yml", "packages.content_sets_file"),
            ("no-content-sets-file", "manager: dnf", "content_sets_file: nothing.yml", "nothing.yml", "packages.content_sets_file"), ("both-containers", "container:\n      platforms: x", "container: {a: b}\n    container_file: x", "x", "osbs.configuration.container_file"),
            ("no-container-file", "container:\n      platforms: x", "container_file: nothing.yml", "nothing.yml", "osbs.configuration.container_file"),
            ("no-gating-file", "container:\n      platforms: x", "gating_file: nothing.yml", "nothing.yml", "osbs.configuration.gating_file"), ("description", "A till for a shop", "5", "5", "description"),
            ("follow-tag", "from: base:1", "follow_tag: base:latest", "base:latest", "follow_tag"), ("nameless", "name: drawer\n    path: drawer.txt", "path: drawer/", None, "artifacts[0]"),
            ("no-url", "url:\n        repository: http://example.org/tools.repo", "url: {}", "{}", "packages.repositories[1].url"), ("number-of-package", "- bc", "- 5", "5", "packages.install[0]"),
            ("null-package", "- bc", "- ~", "~", "packages.install[0]"), ("second-document", "help:\n  add: false", "---\nname: x", None, ""), ("execute", "help:\n  add: false", "execute: []", "execute", "execute"),
            ("merge", "user: 185", "<<: 5", "5", None), ("list-key", "user: 185", "[a]: b", "[a]", None), ("anchor", "add: false", "add: *x", "*x", None),
        ],
        "module": [
            ("empty", document.data.decode(), "", None, ""), ("no-version", 'version: "1.0"', "version: 0", "0", "version"), 
            ("list", document.data.decode(), "[]", "[]", ""), ("no-script", "script: build.sh\n    name: build\n    user", "user", None, "execute[0]"),
            ("number-of-package", "- glue", "- 5", "5", "packages.install[0]"), ("float-version", 'version: "1.0"', "version: 1.0", None, None),
        ],
        "overrides": [
            ("empty", document.data.decode(), "", None, ""), ("text", document.data.decode(), "hello", "hello", ""), ("list", document.data.decode(), "[]", "[]", ""), ("number", document.data.decode(), "5", "5", ""),
            ("labels-null", "labels:\n  - name: io.example.title\n    value: Kiosk", "labels:", None, "labels"), ("install-null", "install:\n    - jq", "install:", None, "packages.install"),
        ],
    }
    for name, old, new, wrong, path in rows[document.kind]:
        begin = document.data.index(old.encode())
        at = new.index(wrong) if wrong else 0
        yield f"meaning {name}", begin, begin + len(old), new, begin + at, begin + at + (len(wrong) if wrong else len(new)), path


def project_of(document, documents, text):
    files = {FILES[each.kind]: each.data for each in documents}
    files[FILES[document.kind]] = text
    arguments = ["build", "--dry-run", "podman"]
    if document.kind == "overrides":
        arguments = ["build", "--overrides-file", "overrides.yaml", "--dry-run", "podman"]
    else:
        del files["overrides.yaml"]
    return Project(files={**files, "modules/counter/build.sh": b"true\n"}, arguments=arguments)


def main():
    oracle = Oracle(sys.argv[1])
    documents = [Document(kind) for kind in FILES]
    work = tempfile.mkdtemp()
    seen = set()
    for document in documents:
        for name, begin, end, new, first, last, path in [*cases(document), *syntax(document), *meaning(document)]:
            text = document.data[:begin] + new.encode() + document.data[end:]
            if (document.kind, text) in seen or text == document.data:
                continue
            seen.add((document.kind, text))
            folder, home = os.path.join(work, "p"), os.path.join(work, "h")
            for each in (folder, home):
                shutil.rmtree(each, ignore_errors=True)
                os.makedirs(each)
            project = project_of(document, documents, text)
            for file, data in project.files.items():
                os.makedirs(os.path.dirname(os.path.join(folder, file)), exist_ok=True)
                with open(os.path.join(folder, file), "wb") as out:
                    out.write(data)
            verdict = oracle.run(folder, project.arguments, home)
            row = [name.replace("\t", " "), document.kind, begin, end, json.dumps(new), first, last, json.dumps(path), verdict.code]
            print(*row, sep="\t", flush=True)
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
