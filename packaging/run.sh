#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what Slipway needs, builds it, and opens the window on a copy of the handbook's scratch example (or on the
# descriptors given as arguments, paths inside this checkout). Without a display it builds the example on the command line.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

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
' run "$@"
