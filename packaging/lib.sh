# SPDX-License-Identifier: MIT
# Shared by the scripts of this folder: sourced, never run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(dirname "$here")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/slipway

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# The names in the package lists given as arguments (without .txt), comments left out.
packages() {
    local list
    for list in "$@"; do sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages/$list.txt"; done
}

missing() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done
}

# Runs a command as root: directly, or with sudo, or with su; says why before it asks.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then say "Root is needed for: $*"; sudo -- "$@"
    elif command -v su >/dev/null; then say "Root is needed for: $*"; su root -c "$(printf '%q ' "$@")"
    else die "root is needed for: $*"
    fi
}

# Installs what is missing of the packages named; asks for root only when something is.
install_packages() {
    local absent
    mapfile -t absent < <(missing "$@")
    [ "${#absent[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "these Debian packages are needed, and there is no apt-get: ${absent[*]}"
    say "Installing: ${absent[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${absent[@]}" >&2
}

# True on Debian 13 and newer Debian: there everything is a package of the system itself.
is_platform() {
    [ -z "${SLIPWAY_USE_ROOT:-}" ] || return 1
    (   ID='' VERSION_ID=''
        [ -r /etc/os-release ] && . /etc/os-release
        [ "$ID" = debian ] && [ "${VERSION_ID%%.*}" -ge 13 ] 2>/dev/null )
}

# Where the development root of the package lists as they are now belongs.
root_folder() { printf '%s/root-%s\n' "$cache" "$(packages build test | sha256sum | cut -c1-12)"; }

# Runs a command with what Slipway needs at hand: here, or in the development root (made when it is absent).
# The first argument names the package lists that the command needs.
with_packages() {
    local lists=$1
    shift
    if is_platform; then
        # shellcheck disable=SC2046,SC2086
        install_packages $(packages $lists)
        (cd "$checkout" && "$@")
    else
        "$here/enter.sh" "$@"
    fi
}
