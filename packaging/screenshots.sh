#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# packaging/screenshots.sh [PROGRAM]: makes the pictures of the README anew, with real keys in a window of PROGRAM (default:
# what packaging/run.sh built, build/release/bin/slipway). Writes docs/screenshots/{light,dark,graph,build}.png.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

program=${1:-build/release/bin/slipway}
[ -x "$checkout/$program" ] || die "$program is not built: run packaging/run.sh first"

# shellcheck disable=SC2016
with_packages "build test" bash -c '
set -euo pipefail
program=$PWD/$1 size=1280x800
work=$(mktemp -d)
exec {display_pipe}<> <(:)
Xvfb -displayfd "$display_pipe" -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 & server=$!
slipway=
trap "kill \$slipway $server 2>/dev/null; rm -rf \"$work\"" EXIT
read -r -t 60 number <&"$display_pipe"
export DISPLAY=:$number
openbox --sm-disable >/dev/null 2>&1 &

# wait_for TEXT COMMAND …: until the command succeeds; gives up after 60 seconds.
wait_for() {
    local what=$1 n
    shift
    for ((n = 0; n < 600; n++)); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 0.1; done
    echo "error: waited in vain for $what" >&2
    exit 1
}

# Until two looks in a row at the screen are the same.
settle() {
    local last= now
    for ((n = 0; n < 60; n++)); do
        sleep 0.7
        now=$(import -window root rgb:- | sha256sum)
        [ "$now" != "$last" ] || return 0
        last=$now
    done
}

open() { # TEMPLATE COLOURS
    export HOME=$work/home
    rm -rf "$HOME" "$work/$1"
    mkdir -p "$HOME/.config/slipway"
    printf "[window]\ncolors=%s\n" "$2" >"$HOME/.config/slipway/slipway.ini"
    cp -R "resources/templates/$1" "$work/$1"
    "$program" "$work/$1/image.yaml" >/dev/null 2>&1 & slipway=$!
    wait_for "the window" xdotool search --onlyvisible --pid "$slipway" --name image.yaml
    window=$(xdotool search --onlyvisible --pid "$slipway" --name image.yaml | head -n 1)
    xdotool windowactivate --sync "$window"
    fill_screen
    settle
}

# Fills the screen.
fill_screen() {
    xdotool windowmove "$window" 0 0 windowsize "$window" 100% 100%
}

keys() { local key; for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.15; done; }

take() { # NAME
    settle
    import -window root -depth 8 -dither None -colors 256 -strip -define png:compression-level=9 "docs/screenshots/$1.png"
}

close() {
    kill "$slipway"
    wait "$slipway" 2>/dev/null || true
    slipway=
}

mkdir -p docs/screenshots
wait_for openbox xprop -root _NET_SUPPORTING_WM_CHECK
open scratch light; keys ctrl+2 ctrl+Home; xdotool key --repeat 16 --delay 60 Down; take light; close
open scratch dark; keys ctrl+4; take dark; close
open multi-stage light; keys ctrl+5; take graph; close
open scratch light; keys ctrl+b; keys ctrl+7; take build; close
' screenshots "$program"
ls -l "$checkout"/docs/screenshots
