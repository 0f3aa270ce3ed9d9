#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# install.sh BUILD: an installation holds what a desktop needs, and the installed programs start.
set -euo pipefail
build=$1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >"$work/output" || { cat "$work/output"; exit 1; }

id=io.github.slipway.Slipway
expected="bin/slipway
bin/slipway-cli
libexec/slipway/slipway-cli-online
share/applications/$id.desktop
share/icons/hicolor/scalable/apps/$id.svg
share/metainfo/$id.metainfo.xml"
diff <(printf '%s\n' "$expected") <(cd "$work/prefix" && find . -type f -printf '%P\n' | LC_ALL=C sort)
"$work/prefix/bin/slipway-cli" --version
HOME=$work QT_QPA_PLATFORM=offscreen "$work/prefix/bin/slipway" --version
