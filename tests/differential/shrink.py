# SPDX-License-Identifier: MIT
"""Makes a project that shows a difference as small as it gets while the difference stays the same."""

import copy


def smaller(project, shows, budget=250):
    """`shows(project)` says whether the difference is still there; it is asked at most `budget` times."""
    state = {"left": budget, "best": copy.deepcopy(project)}

    def attempt(candidate):
        if state["left"] <= 0:
            return False
        state["left"] -= 1
        if not shows(candidate):
            return False
        state["best"] = candidate
        return True

    _arguments(state, attempt)
    for path in sorted(state["best"].files, key=lambda each: -len(state["best"].files[each])):
        candidate = copy.deepcopy(state["best"])
        del candidate.files[path]
        attempt(candidate)
    for path in sorted(state["best"].files):
        _pieces(state, attempt, path)
    return state["best"]


def _arguments(state, attempt):
    index = 0
    while index < len(state["best"].arguments):
        argument = state["best"].arguments[index]
        width = 2 if argument.startswith("--overrides") or argument in ("--container-file",) else 1
        if argument.startswith("--") and argument not in ("--dry-run", "--descriptor"):
            candidate = copy.deepcopy(state["best"])
            del candidate.arguments[index : index + width]
            if attempt(candidate):
                continue
        index += width


def _pieces(state, attempt, path):
    """Delta debugging over the lines of one file."""
    size = max(1, len(state["best"].files[path].splitlines(True)) // 2)
    while size >= 1:
        lines = state["best"].files[path].splitlines(True)
        start = 0
        while start < len(lines):
            candidate = copy.deepcopy(state["best"])
            candidate.files[path] = b"".join(lines[:start] + lines[start + size :])
            if attempt(candidate):
                lines = lines[:start] + lines[start + size :]
            else:
                start += size
        size //= 2
