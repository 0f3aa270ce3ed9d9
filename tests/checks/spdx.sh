#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# spdx.sh [SOURCE]: every source file says its licence in its first three lines. What tests read (tests/data) is no source.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

count=0 bad=0
while IFS= read -r -d '' file; do
    count=$((count + 1))
    head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT' || { echo "$file:1: no SPDX line"; bad=$((bad + 1)); }
done < <(find CMakeLists.txt .ci app cmake core packaging tests ui -path tests/data -prune -o -type f \
    \( -name '*.cpp' -o -name '*.h' -o -name '*.sh' -o -name '*.cmake' -o -name CMakeLists.txt -o -path '.ci/*' \) -print0)
[ "$count" -gt 0 ] || { echo "spdx.sh: no source file found below $PWD"; exit 1; }
echo "$count files, $bad without the line"
[ "$bad" = 0 ]
