#!/bin/bash
# @retorquere/bibtex-parser drops the end of an interval after a percent sign.
#
# Found: `date = {2022-11%/2024-06}` is read as "2022-11", and
# `date = {2022-11~/2024-06}` as "2022-11 /2024-06", with a no-break space inside
# the date. A mark at the end (2024-06~, 2024-06%) disappears. `?` survives.
#
# Why it surprises: biblatex defines `date` by EDTF, where ~ means approximate and
# % both approximate and uncertain, and biber keeps all three marks and both ends.
# The parser treats the field as TeX, where ~ is a tie and % starts a comment. It
# reports no error.
#
# What to do: of the three marks only ? is safe in a .bib. Say "about" in a note,
# and keep the exact EDTF in a field of its own.
#
# Versions: @retorquere/bibtex-parser 9.0.29 (npm). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export LC_ALL=C.UTF-8 TZ=UTC
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" @retorquere/bibtex-parser@9.0.29 >/dev/null
cat >run.mjs <<'JS'
import { parse } from "@retorquere/bibtex-parser";
const { entries, errors } = parse(`@report{a, title = {T}, date = {${process.argv[2]}}, note = {N}}`);
console.log(`${entries[0].fields.date.replace(/\u00a0/g, "NBSP")}, note ${entries[0].fields.note}, ${errors.length} errors`);
JS
echo "@retorquere/bibtex-parser $(node -p 'require("./node_modules/@retorquere/bibtex-parser/package.json").version')"
date() { see "date = {$1}" "$1, note N, 0 errors" "$2, note N, 0 errors" "$(node run.mjs "$1")"; }
date '2022-11%/2024-06' 2022-11
date '2022-11~/2024-06' '2022-11NBSP/2024-06'
date '2024-06%' 2024-06
date '2024-06~' 2024-06
date '2022-11?/2024-06' '2022-11?/2024-06'
exit $changed
