#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Brings translations/*.ts up to date with the sources; new texts come in as unfinished. The English file holds plurals only.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

with_packages build bash -c '
set -euo pipefail
# lupdate does not see nested namespaces; the classes are found under their full names at run time.
bare() { sed -i "s|<name>slipway::ui::|<name>|" "$1"; }
full() { sed -i -E "s#<name>(Actions|Diagnostic|FileStore|KeptTexts|NodeValue|ProjectTree|Templates)</name>#<name>@\1</name>#; s#<name>([^@<][^<]*)</name>#<name>slipway::ui::\1</name>#; s#<name>@#<name>#" "$1"; }
for file in translations/*.ts; do
    plurals=
    [ "$file" != translations/slipway_en.ts ] || plurals=-pluralonly
    bare "$file"
    /usr/lib/qt6/bin/lupdate $plurals -no-obsolete -locations none ui app -ts "$file"
    full "$file"
done
'
