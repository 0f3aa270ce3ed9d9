#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# packaging/enter.sh [COMMAND [ARG …]]: runs a command (default: a shell) in the development root, with this checkout at /src.
# With ENTER_HOME set, the user's home folder is there too, at its own path.
# Own mount and pid namespaces and pivot_root, so that nothing stays mounted and container engines work inside too.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

inner='
set -euo pipefail
mount --make-rprivate /
mount --bind "$ROOT" "$ROOT"
cd "$ROOT"
mkdir -p src shared ccache
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs run
mkdir -p run/user/0 tmp/.X11-unix
chmod 700 run/user/0
mount --rbind "$CHECKOUT" src
mount --bind "$CCACHE" ccache
home=/root
if [ -n "${ENTER_HOME:-}" ]; then home=$HOME; mkdir -p ".$HOME"; mount --rbind "$HOME" ".$HOME"; fi
[ ! -d "$CHECKOUT/../shared" ] || { mount --rbind "$CHECKOUT/../shared" shared; mount -o remount,bind,ro shared 2>/dev/null || true; }
if [ -n "${DISPLAY:-}" ] && [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix tmp/.X11-unix; fi
[ ! -r "${XAUTHORITY:-/nonexistent}" ] || cp "$XAUTHORITY" run/user/0/xauthority
if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "$OUTER_RUNTIME/$WAYLAND_DISPLAY" ]; then
    touch "run/user/0/$WAYLAND_DISPLAY"; mount --bind "$OUTER_RUNTIME/$WAYLAND_DISPLAY" "run/user/0/$WAYLAND_DISPLAY"
fi
cp -L /etc/resolv.conf etc/resolv.conf 2>/dev/null || true
mkdir -p oldroot
pivot_root . oldroot
cd /src
umount -l /oldroot
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" CCACHE_DIR=/ccache LANG=C.UTF-8 \
    TERM="${TERM:-dumb}" XDG_RUNTIME_DIR=/run/user/0 ${CI:+CI="$CI"} ${DISPLAY:+DISPLAY="$DISPLAY"} \
    ${XAUTHORITY:+XAUTHORITY=/run/user/0/xauthority} ${WAYLAND_DISPLAY:+WAYLAND_DISPLAY="$WAYLAND_DISPLAY"} "$@"
'

root=$("$here/devroot.sh")
mkdir -p "$cache/ccache"
namespaces=(--mount --pid --fork --kill-child)
[ "$(id -u)" = 0 ] || namespaces+=(--user --map-root-user --map-auto)
[ $# -gt 0 ] || set -- bash
ROOT=$root CHECKOUT=$checkout CCACHE=$cache/ccache OUTER_RUNTIME=${XDG_RUNTIME_DIR:-/nonexistent} \
    exec unshare "${namespaces[@]}" bash -c "$inner" enter "$@"
