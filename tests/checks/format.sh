#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# format.sh [SOURCE]: every C++ file is as clang-format leaves it.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

oldest=19 # older versions lay out the same .clang-format otherwise
command -v clang-format >/dev/null || { echo "SKIPPED: clang-format is not installed"; exit 0; }
version=$(clang-format --version | grep -oE '[0-9]+' | head -n 1)
[ "$version" -ge "$oldest" ] || { echo "SKIPPED: clang-format $version is older than $oldest"; exit 0; }
files=$(mktemp)
trap 'rm -f "$files"' EXIT
find app core ui tests \( -name '*.cpp' -o -name '*.h' \) -print0 >"$files"
if ! xargs -0 -n 40 -P 4 clang-format --dry-run -Werror --style=file <"$files"; then
    echo "To mend: find app core ui tests -name '*.cpp' -o -name '*.h' | xargs clang-format -i"
    exit 1
fi
