#!/bin/bash
# pandoc escapes the tilde in an EDTF date, and then cannot read the date.
#
# Found: pandoc reads `date = {2024-06~}` as about June 2024 (`circa`) and writes it
# back as `date = {2024-06\textasciitilde{}}`. Reading that, it finds no date at
# all. In an interval it also moves the tilde from the beginning to the end. A work
# dated "about" thus loses its date, not just the mark, on the second reading.
#
# Why it surprises: the writer escapes for TeX what is data for biber. Either half
# looks right on its own: biblatex defines `date` by EDTF, where ~ means
# approximate, and in nearly every other field it has to be escaped.
#
# What to do: do not pass a .bib with approximate dates through pandoc; keep the
# CSL-JSON as the master copy. If you write BibLaTeX, leave date fields alone.
#
# Versions: pandoc 3.10 (npm pandoc-wasm 1.1.0). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" pandoc-wasm@1.1.0 >/dev/null
cat >run.mjs <<'JS'
import { convert } from "pandoc-wasm";
const to = async (from, to, s) => (await convert({ from, to, standalone: true }, s, {})).stdout;
const issued = async (bib) => JSON.stringify(JSON.parse(await to("biblatex", "csljson", bib))[0].issued ?? null);
const first = `@report{a, title = {T}, date = {${process.argv[2]}}}`;
const second = await to("biblatex", "biblatex", first);
console.log(`${await issued(first)} | ${second.match(/date = (\{.*\})/)?.[1]} | ${await issued(second)}`);
JS
echo "pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
date() { see "read $1 | written | read again" "$2" "$3" "$(node run.mjs "$1" 2>/dev/null)"; }
date '2024-06~' \
	'{"circa":true,"date-parts":[[2024,6]]} | {2024-06~} | {"circa":true,"date-parts":[[2024,6]]}' \
	'{"circa":true,"date-parts":[[2024,6]]} | {2024-06\textasciitilde{}} | null'
date '2022-11~/2024-06' \
	'{"circa":true,"date-parts":[[2022,11],[2024,6]]} | {2022-11~/2024-06} | {"circa":true,"date-parts":[[2022,11],[2024,6]]}' \
	'{"circa":true,"date-parts":[[2022,11],[2024,6]]} | {2022-11/2024-06\textasciitilde{}} | null'
date '2024-06' '{"date-parts":[[2024,6]]} | {2024-06} | {"date-parts":[[2024,6]]}' '{"date-parts":[[2024,6]]} | {2024-06} | {"date-parts":[[2024,6]]}'
exit $changed
