#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# layering.sh [SOURCE]: which room may include which (see "The tree" in ARCHITECTURE.md). Prints file:line of each breach.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

# What each room sees beside itself. A room that is not named here may not exist.
declare -A sees=(
    [core/text]=""
    [core/yaml]="core/text"
    [core/jinja]="core/yaml core/text"
    [core/descriptor]="core/yaml core/text"
    [core/plan]="core/descriptor core/yaml core/text"
    [core/check]="core/plan core/descriptor core/yaml core/text"
    [core/assist]="core/plan core/descriptor core/yaml core/text"
    [core/generate]="core/jinja core/plan core/descriptor core/yaml core/text"
    [core/graph]="core/plan core/descriptor core/yaml core/text"
    [core/image]="core/plan core/descriptor core/yaml core/text"
    [core/run]="core/text"
    [core/fetch]="core/run core/text"
    [core/sources]="core/generate core/plan core/descriptor core/yaml core/fetch core/run core/text"
    [ui/model]="core"
    [ui/editor]="core ui/model"
    [ui/form]="core ui/model ui/editor"
    [ui/panels]="core ui/model ui/editor"
    [ui/dialogs]="core ui/model ui/editor"
    [ui/mainwindow]="core ui"
    [app/cli]="core"
    [app/online]="core app/cli"
    [app/window]="core ui"
)

breaches=0
breach() { printf '%s: %s\n' "$1" "$2"; breaches=$((breaches + 1)); }

may_see() { # ROOM HEADER
    local folder
    for folder in "$1" ${sees[$1]}; do [[ $2 != "$folder"/* ]] || return 0; done
    return 1
}

own_header() { # PLACE ROOM HEADER
    [ -n "${sees[$2]+known}" ] || { breach "$1" "$2 is no room that layering.sh knows"; return; }
    may_see "$2" "$3" || breach "$1" "$2 may not include $3"
}

# The Qt headers that need QtWidgets are those that are installed in its folder.
widgets=$(qtpaths6 --query QT_INSTALL_HEADERS)/QtWidgets
[ -e "$widgets/QWidget" ] || { echo "layering.sh: Qt's headers are not installed"; exit 1; }
is_widget() { [[ $1 == QtWidgets* || -e $widgets/$1 ]]; }

foreign_header() { # PLACE FILE ROOM HEADER
    case $4 in
    yaml-cpp/*) [[ $2 == core/yaml/tree* ]] || breach "$1" "only core/yaml/tree* includes yaml-cpp" ;;
    QProcess | QtCore/QProcess | spawn.h) [ "$3" = core/run ] || breach "$1" "only core/run starts processes" ;;
    QNetwork* | QTcp* | QUdp* | QSsl* | QHttp* | QLocalSocket | QtNetwork/* | sys/socket.h)
        [ "$3" = core/fetch ] || breach "$1" "only core/fetch opens sockets" ;;
    esac
    case $3:$4 in
    app/cli:Q*) breach "$1" "the command line starts without Qt: $4" ;;
    core/run:Q* | core/fetch:Q* | core/sources:Q*) ! [[ $4 == QtGui/* || $4 == QtWidgets/* ]] || breach "$1" "core knows no windows: $4" ;;
    core/*:Q[A-Zt]* | core/*:K[A-Z]*) breach "$1" "$3 is standard C++ only: $4" ;;
    ui/model:Q*) ! is_widget "$4" || breach "$1" "ui/model knows no widgets: $4" ;;
    esac
}

# Each include as PLACE<tab>FILE<tab>KIND<tab>HEADER, KIND being " or <.
includes() {
    grep -rnE --include='*.cpp' --include='*.h' '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]' app core ui |
        sed -E 's/^([^:]*):([0-9]+):[^"<]*(["<])([^">]*).*/\1:\2\t\1\t\3\t\4/'
}

count=0
while IFS=$'\t' read -r place file kind header; do
    count=$((count + 1))
    room=${file%%/*} rest=${file#*/}
    room+=/${rest%%/*}
    if [ "$kind" = '<' ]; then foreign_header "$place" "$file" "$room" "$header"
    else own_header "$place" "$room" "$header"; fi
done < <(includes)
[ "$count" -gt 0 ] || { echo "layering.sh: no include found below $PWD"; exit 1; }
echo "$count includes, $breaches breaches"
[ "$breaches" = 0 ]
