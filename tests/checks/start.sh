#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# start.sh PROGRAM TEMPLATES: the window starts on each template without a screen, under a fresh home, and says nothing; its version is
# told without a display.
set -euo pipefail
program=$1 templates=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$templates" "$work/templates"
mkdir -m 700 "$work/home" "$work/runtime"

start() { # ARGUMENT …
    env -i PATH="$PATH" LANG=C.UTF-8 HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" QT_QPA_PLATFORM=offscreen \
        ${LSAN_OPTIONS:+LSAN_OPTIONS="$LSAN_OPTIONS"} timeout 100 "$program" --self-test "$@" >"$work/output" 2>&1
}

bad=0
check() { # NAME ARGUMENT …
    local name=$1 status=0
    shift
    start "$@" || status=$?
    sed -i '/^This plugin does not support propagateSizeHints/d' "$work/output" # the offscreen platform's own
    if [ "$status" != 0 ] || [ -s "$work/output" ]; then
        echo "$name: exit status $status, output:"
        cat "$work/output"
        bad=1
    fi
}

check "without a file"
while IFS= read -r descriptor; do check "${descriptor#"$work/"}" "$descriptor"; done \
    < <(find "$work/templates" -name image.yaml -o -name module.yaml)

# Over ssh, say.
if ! env -i PATH="$PATH" LANG=C.UTF-8 HOME="$work/home" ${LSAN_OPTIONS:+LSAN_OPTIONS="$LSAN_OPTIONS"} \
    "$program" --version >"$work/output" 2>&1 || ! grep -qx 'slipway [0-9.]*' "$work/output"; then
    echo "--version without a display, output:"
    cat "$work/output"
    bad=1
fi
exit "$bad"
