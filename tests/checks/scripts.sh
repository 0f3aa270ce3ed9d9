#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# scripts.sh [SOURCE]: every shell script parses, and shellcheck (where it is installed) has nothing to say.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

mapfile -d '' scripts < <(find .ci packaging tests resources -type f \( -name '*.sh' -o -path '.ci/*' \) -print0)
[ "${#scripts[@]}" -gt 0 ] || { echo "scripts.sh: no script found below $PWD"; exit 1; }
bad=0
for script in "${scripts[@]}"; do bash -n "$script" || bad=1; done
if command -v shellcheck >/dev/null; then
    shellcheck --severity=warning --external-sources --source-path=SCRIPTDIR --shell=bash "${scripts[@]}" || bad=1
fi
exit "$bad"
