#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# desktop.sh [SOURCE]: the desktop file and the AppStream metainfo are valid, agree with each other, and name the version
# that is built.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

id=io.github.slipway.Slipway
desktop=packaging/linux/$id.desktop
metainfo=packaging/linux/$id.metainfo.xml
bad=0
fail() { echo "$1"; bad=1; }

[ -e "resources/$id.svg" ] || fail "resources/$id.svg: missing, and the desktop file names it"
grep -qx "Icon=$id" "$desktop" || fail "$desktop: the icon is not $id"
grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$metainfo" || fail "$metainfo: does not launch $id.desktop"
grep -q "setDesktopFileName(QStringLiteral(\"$id\"))" app/window/main.cpp || fail "app/window/main.cpp: the window does not name $id"
version=$(sed -nE 's/^project\(.*VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
newest=$(sed -nE 's/.*<release version="([^"]*)".*/\1/p' "$metainfo" | head -n 1)
[ "$version" = "$newest" ] || fail "$metainfo: the newest release is $newest, but CMakeLists.txt builds $version"
grep -q "^## $version" CHANGELOG.md || fail "CHANGELOG.md: says nothing of $version"

checked=0
if command -v desktop-file-validate >/dev/null; then checked=1; desktop-file-validate "$desktop" || bad=1; fi
if command -v appstreamcli >/dev/null; then checked=1; appstreamcli validate --no-net --no-color "$metainfo" || bad=1; fi
[ "$checked$bad" != 00 ] || echo "SKIPPED: neither desktop-file-validate nor appstreamcli is installed"
exit "$bad"
