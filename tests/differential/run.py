#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares slipway-cli with CEKit 4.16 itself on random and broken projects; see docs/fidelity.md.

    run.py CEKIT_CHECKOUT SLIPWAY_CLI --count 20000 --seed 1 --out differences [--corpus FOLDER]

CEKIT_CHECKOUT holds CEKit's package `cekit`; this Python needs what CEKit needs (PyYAML, pykwalify, Jinja2, click,
colorlog, packaging). Exit code 1 when something differs.
"""

import argparse
import collections
import copy
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time

import mutate
from compare import Bench, general
from corpus import Corpus
from oracle import Oracle
from projects import Maker, written
from shrink import smaller


def project_of(seed, number, corpus, engines):
    """The project with this number: always the same for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    kind = chance.random()
    if corpus and kind < 0.1:
        project = corpus.project(chance)
        for _ in range(chance.choice([1, 1, 2, 3]) if project.files else 0):
            path = corpus.file_to_break(project, chance)
            project.files[path] = mutate.text(project.files[path], chance)
        return project
    project = Maker(chance, engines).project()
    if kind < 0.45:
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            path = chance.choice(sorted(project.trees))
            project.trees[path] = mutate.tree(project.trees[path], chance)
    project = written(project, chance)
    if kind > 0.8:
        for _ in range(chance.choice([1, 1, 2])):
            path = chance.choice(sorted(project.trees))
            project.files[path] = mutate.text(project.files[path], chance)
        written_again = project.files.get("image.yaml", b"")
        project.stdin = written_again if "-" in project.arguments else b""
    return project


class Report:
    """Differences by group, each with its first projects saved below a folder."""

    def __init__(self, out, bench, most, shrinks):
        self.out = out
        self.bench = bench
        self.most = most
        self.shrinks = shrinks
        self.groups = collections.Counter()
        self.examples = {}
        self.verdicts = collections.Counter()
        self.reasons = collections.Counter()
        self.rows = 40

    def add(self, number, project, group, details):
        self.groups[group] += 1
        self.examples.setdefault(group, number)
        if self.groups[group] > self.most:
            return
        folder = os.path.join(self.out, hashlib.sha1(group.encode()).hexdigest()[:8])
        print(f"{number}: {group}\n    {folder}", flush=True)

        def shows(candidate):
            found = self.bench.difference(candidate)
            return bool(found) and found[0] == group

        least = smaller(project, shows) if self.shrinks and self.groups[group] == 1 else project
        self.save(os.path.join(folder, str(number)), least, group, details)

    @staticmethod
    def save(folder, project, group, details):
        shutil.rmtree(folder, ignore_errors=True)
        for path, data in project.files.items():
            full = os.path.join(folder, "project", path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as file:
                file.write(data)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "difference.json"), "w", encoding="utf-8") as file:
            json.dump({"group": group, "arguments": project.arguments, **details}, file, indent=1, ensure_ascii=False)

    def count(self, verdict):
        self.verdicts[verdict.code] += 1
        if verdict.code:
            self.reasons[general(verdict.said[-1]) if verdict.said else "nothing said"] += 1

    def print(self, count, seconds):
        for reason, times in self.reasons.most_common(self.rows):
            print(f"{times:6} rejected: {reason}")
        print(f"{count} projects in {seconds:.0f} s; CEKit's exit codes: {dict(self.verdicts)}")
        for group, times in self.groups.most_common():
            print(f"{times:6} {group}  (first: {self.examples[group]})")
        print(f"{sum(self.groups.values())} differences in {len(self.groups)} groups")


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cekit")
    parser.add_argument("slipway")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="differences")
    parser.add_argument("--corpus")
    parser.add_argument("--osbs", action="store_true", help="with the engine osbs too")
    parser.add_argument("--most", type=int, default=2, help="projects to save of each group")
    parser.add_argument("--whole", action="store_true", help="save differences without making them smaller: quick")
    return parser.parse_args()


def main():
    chosen = options()
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets print in one order
        os.execvpe(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    work = tempfile.mkdtemp(prefix="differential-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    try:
        bench = Bench(Oracle(chosen.cekit), chosen.slipway, work)
        engines = ["podman", "podman", "docker", "buildah", *(["osbs", "osbs"] if chosen.osbs else [])]
        corpus = Corpus(chosen.corpus) if chosen.corpus else None
        report = Report(chosen.out, bench, chosen.most, not chosen.whole)
        begin = time.monotonic()
        for number in range(chosen.first, chosen.first + chosen.count):
            project = project_of(chosen.seed, number, corpus, engines)
            found = bench.difference(copy.copy(project))
            report.count(bench.verdict)
            if found:
                report.add(number, project, *found)
            if number % 100 == 99:
                print(f"… {number + 1 - chosen.first} projects, {sum(report.groups.values())} differences", flush=True)
        report.print(chosen.count, time.monotonic() - begin)
        return 1 if report.groups else 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
