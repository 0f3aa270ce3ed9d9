#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the development root: a Debian 13 tree in the user's cache folder with everything that building and testing
# Slipway needs. It is made once for each state of packages/*.txt; prints its path.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The first mirror of Debian itself in the host's apt sources (one-line or deb822 form), or nothing.
host_mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        grep -v '^[[:space:]]*#' | grep -oE 'https?://[^] ]+' | sed 's:/*$::' | grep -E '/debian$' | head -n 1
}

# An ordinary user's tree comes as an archive, so that root's files in it are that user's own, and mmdebstrap need not reach
# into a home folder that is closed to others. Devices are left out: only root could make them, and enter.sh mounts them.
make_tree() { # FOLDER
    local options=(--quiet --variant=apt --aptopt='APT::Install-Recommends "false"' --include="$(packages build test | paste -sd,)")
    local mirror
    mirror=$(host_mirror || true)
    if [ "$(id -u)" = 0 ]; then
        mmdebstrap --mode=root "${options[@]}" trixie "$1" ${mirror:+"$mirror"} >&2
    else
        mmdebstrap --mode=unshare "${options[@]}" trixie - ${mirror:+"$mirror"} | in_userns tar -x -C "$1" --exclude='./dev/*'
    fi
}

main() {
    local root new
    root=$(root_folder)
    if [ ! -e "$root/.complete" ]; then
        command -v apt-get >/dev/null || die "a Debian 13 root cannot be made here: this system has no apt"
        install_packages mmdebstrap debian-archive-keyring uidmap util-linux ca-certificates
        mkdir -p "$cache"
        new=$(mktemp -d "$cache/new-XXXXXX")
        chmod 755 "$new"
        say "Making the development root (Debian 13, about 2 GB, some minutes): $root"
        make_tree "$new" || die "mmdebstrap could not make the development root"
        in_userns rm -rf "$root"
        mv "$new" "$root"
        touch "$root/.complete"
    fi
    printf '%s\n' "$root"
}

# Root of the tree is the user outside, and its other users are the user's subordinate ids.
in_userns() {
    if [ "$(id -u)" = 0 ]; then "$@"; else unshare --user --map-root-user --map-auto "$@"; fi
}

main
