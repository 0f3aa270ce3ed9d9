#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# breaches.sh: the checks of this folder find what they are for. Each is run on a small tree that breaks its rule in one
# place, and has to name that place.
set -euo pipefail
checks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

put() { mkdir -p "$(dirname "$work/$1")"; printf '%s\n' "$2" >"$work/$1"; } # FILE LINE

expect() { # CHECK PATTERN: the check of the tree fails and prints a line with the pattern
    local output status=0
    output=$("$checks/$1.sh" "$work" 2>&1) || status=$?
    if [[ $output == SKIPPED:* ]]; then echo "$1: $output" | sed 's/SKIPPED: /not tried: /'; return; fi
    if [ "$status" = 0 ] || ! grep -qF -- "$2" <<<"$output"; then
        printf '%s: exit status %s, expected a line with: %s\n%s\n' "$1" "$status" "$2" "$output"
        bad=1
    fi
}

fresh() {
    rm -rf "${work:?}"/*
    mkdir -p "$work"/{.ci,app,cmake,core,packaging,resources,tests,ui}
    put CMakeLists.txt '# SPDX-License-Identifier: MIT'
}

layering() { # FILE HEADER: in quotes or angle brackets
    fresh
    put "$1" "#include $2"
    expect layering "$1:1: "
}

layering core/text/a.h '"core/yaml/tree.h"'
layering core/yaml/a.cpp '"core/plan/plan.h"'
layering core/descriptor/a.cpp '"core/plan/plan.h"'
layering core/plan/a.cpp '"core/generate/containerfile.h"'
layering core/check/a.cpp '"core/graph/graph.h"'
layering core/image/a.cpp '"core/run/process.h"'
layering core/run/a.cpp '"core/fetch/download.h"'
layering core/fetch/a.cpp '"core/plan/plan.h"'
layering core/graph/a.cpp '"ui/model/document.h"'
layering core/other/a.cpp '"core/text/span.h"'
layering ui/model/a.cpp '"ui/editor/icons.h"'
layering ui/form/a.cpp '"ui/panels/parts.h"'
layering ui/mainwindow/a.cpp '"app/cli/report.h"'
layering app/cli/a.cpp '"ui/model/settings.h"'
layering app/cli/a.cpp '<QString>'
layering core/yaml/edit.cpp '<yaml-cpp/yaml.h>'
layering core/plan/a.cpp '<QString>'
layering core/graph/a.cpp '<QtCore/QString>'
layering core/fetch/a.cpp '<QProcess>'
layering core/run/a.cpp '<QNetworkReply>'
layering ui/panels/a.cpp '<QTcpSocket>'
layering ui/model/a.cpp '<QLabel>'
layering ui/model/a.cpp '<QtWidgets/QLabel>'

fresh
put core/text/a.cpp 'int  a ;'
put core/text/.clang-format 'BasedOnStyle: WebKit'
expect format 'core/text/a.cpp:1:'

fresh
put packaging/a.sh 'if true; then'
expect scripts 'packaging/a.sh'

fresh
put ui/model/a.h '#pragma once'
expect spdx 'ui/model/a.h:1:'

[ "$bad" = 1 ] || echo "each check names the place of the breach"
exit "$bad"
