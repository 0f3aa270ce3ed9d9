#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares core/jinja with Jinja2 itself on random templates; see docs/fidelity.md.

    jinja.py RENDERJINJA --count 20000 --seed 1 [--first N] [--seeds FOLDER] [--out FILE]

RENDERJINJA is the program of this folder; this Python needs Jinja2 3.1 and PyYAML. Both render each template with
trim_blocks and lstrip_blocks, as CEKit does. Equal is the same text, or a refusal by both. What Slipway says that it does
not support is counted by what it says. Exit code 1 when something differs.
"""

import argparse
import collections
import copy
import glob
import multiprocessing
import os
import random
import re
import resource
import subprocess
import sys
import time

from templates import VARIABLES, Templates

SECONDS = 5
BYTES = 2 << 30
LIMITS = ("not supported", "cannot be printed", "too many steps", "too much", "too long", "too deeply", "too large", "case only")


def reference(connection):
    """Renders what comes until nothing comes: the text with `+`, or `-` and what was raised."""
    import jinja2
    import yaml

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    values = [yaml.safe_load(each) for each in VARIABLES]
    while True:
        templates, index = connection.recv()
        environment = jinja2.Environment(loader=jinja2.DictLoader(templates), trim_blocks=True, lstrip_blocks=True)
        try:
            variables = copy.deepcopy(values[index])  # a template may change them
            text = "+" + environment.get_template("page").render(variables)
            text.encode()
        except Exception as error:  # whatever Python raises is a refusal
            text = f"-{type(error).__name__}: {error}"
        connection.send(text)


class Reference:
    """Jinja2 in a process of its own, which is replaced when a template takes too long or too much."""

    def __init__(self):
        self.process = None

    def render(self, templates, index):
        """None when Jinja2 did not end in time or died of it."""
        if self.process is None:
            self.connection, theirs = multiprocessing.Pipe()
            self.process = multiprocessing.Process(target=reference, args=(theirs,), daemon=True)
            self.process.start()
            theirs.close()
        try:
            self.connection.send((templates, index))
            if self.connection.poll(SECONDS):
                return self.connection.recv()
        except (EOFError, OSError):
            pass
        self.process.kill()
        self.process.join()
        self.process = None
        return None


class Slipway:
    """The program renderjinja, kept running."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @staticmethod
    def framed(text):
        data = text.encode("utf-8", "surrogatepass")
        return b"%d\n%s" % (len(data), data)

    def render(self, templates, index):
        parts = [self.framed(part) for pair in templates.items() for part in pair]
        self.process.stdin.write(b"%d\n%s%s" % (len(templates), self.framed(VARIABLES[index]), b"".join(parts)))
        self.process.stdin.flush()
        size = self.process.stdout.readline()
        if not size:
            raise SystemExit(f"renderjinja died: {templates['page']!r}")
        return self.process.stdout.read(int(size)).decode("utf-8", "replace")


def verdict(expected, found):
    """What the pair counts as; `different` is the one that is wrong."""
    if expected is None:
        return "Jinja2 took too long"
    if expected[0] == "-" and found[0] == "-":
        return "both refuse"
    if expected == found:
        return "same text"
    if " at 0x" in expected:
        return "Jinja2 prints an address"
    if found[0] == "-" and any(each in found for each in LIMITS):
        return "not supported: " + re.sub(r"'[^']*'|[0-9]+", "…", found.split(": ", 1)[1])
    return "different"


def smaller(page, shows):
    """The page with as much cut away as may be while it still shows the difference."""
    size = max(1, len(page) // 2)
    while size:
        at = 0
        while at < len(page):
            candidate = page[:at] + page[at + size :]
            if shows(candidate):
                page = candidate
            else:
                at += size
        size //= 2
    return page


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", help="a folder with templates (*.jinja) to be mutated too")
    parser.add_argument("--most", type=int, default=40, help="differences to print")
    return parser.parse_args()


def main():
    chosen = options()
    paths = sorted(glob.glob(os.path.join(chosen.seeds, "**", "*.jinja"), recursive=True)) if chosen.seeds else []
    seeds = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            seeds.append(file.read())
    jinja2, slipway = Reference(), Slipway(chosen.program)
    counts = collections.Counter()
    begin = time.monotonic()
    for number in range(chosen.first, chosen.first + chosen.count):
        chance = random.Random(f"{chosen.seed}/{number}")
        templates, index = Templates(chance, seeds).templates(), chance.randrange(len(VARIABLES))

        def both(page):
            one = {**templates, "page": page}
            return jinja2.render(one, index), slipway.render(one, index)

        result = verdict(*both(templates["page"]))
        counts[result] += 1
        if result == "different" and counts[result] <= chosen.most:
            page = smaller(templates["page"], lambda candidate: verdict(*both(candidate)) == "different")
            expected, found = both(page)
            print(f"{number}: variables {index}: {page!r}\n    Jinja2:  {expected[:300]!r}\n    Slipway: {found[:300]!r}", flush=True)
    for result, times in counts.most_common():
        print(f"{times:6} {result}")
    print(f"{chosen.count} templates in {time.monotonic() - begin:.0f} s; {counts['different']} differences")
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
