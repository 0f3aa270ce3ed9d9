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

main() {
    local root new mode
    root=$(root_folder)
    if [ ! -e "$root/.complete" ]; then
        command -v apt-get >/dev/null || die "a Debian 13 root cannot be made here: this system has no apt"
        install_packages mmdebstrap debian-archive-keyring uidmap util-linux ca-certificates
        mkdir -p "$cache"
        new=$(mktemp -d "$cache/new-XXXXXX")
        chmod 755 "$new"
        mode=unshare
        [ "$(id -u)" != 0 ] || mode=root
        say "Making the development root (Debian 13, about 2 GB, some minutes): $root"
        # shellcheck disable=SC2046
        mmdebstrap --quiet --variant=apt --mode="$mode" --aptopt='APT::Install-Recommends "false"' \
            --include="$(packages build test | paste -sd,)" trixie "$new" $(host_mirror) >&2 ||
            die "mmdebstrap could not make the development root"
        rm -rf "$root"
        mv "$new" "$root"
        in_userns touch "$root/.complete"
    fi
    printf '%s\n' "$root"
}

# What unshare mode made belongs to the user's subordinate ids: only inside a user namespace is it writable.
in_userns() {
    if [ "$(id -u)" = 0 ]; then "$@"; else unshare --user --map-root-user --map-auto "$@"; fi
}

main
