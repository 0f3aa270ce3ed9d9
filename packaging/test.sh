#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what the tests need, builds everything with AddressSanitizer and UBSan, and runs all tests.
# Arguments go to ctest: packaging/test.sh -R tst_tree
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

with_packages "build test" bash -c '
set -euo pipefail
cmake --preset test
cmake --build --preset test
ctest --preset test "$@"
' test "$@"
