#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# packaging/run.sh [DESCRIPTOR …]: installs what Slipway needs, builds it, and opens the window on the descriptors given, or
# on a copy of the scratch example. Without a display it says so and builds the example on the command line.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Paths as the window will see them: absolute, and in the development root the checkout is /src.
descriptors=()
for name in "$@"; do
    name=$(realpath -- "$name")
    is_platform || case $name in "$checkout"/*) name=/src/${name#"$checkout"/} ;; esac
    descriptors+=("$name")
done
export ENTER_HOME=1

with_packages build bash -c '
set -euo pipefail
cmake --preset release >/dev/null
cmake --build --preset release
example=build/example/scratch
if [ ! -e "$example/image.yaml" ]; then
    mkdir -p "$example"
    cp -R resources/templates/scratch/. "$example"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    [ $# -gt 0 ] || set -- "$example/image.yaml"
    exec build/release/bin/slipway "$@"
fi
echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): building the example with slipway-cli instead."
cd "$example"
../../release/bin/slipway-cli validate
../../release/bin/slipway-cli contents
../../release/bin/slipway-cli build embedded --output image.tar --format oci-archive
echo "The image is in $example/image.tar"
' run "${descriptors[@]}"
