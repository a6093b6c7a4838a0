#!/bin/bash
# pandoc drops an open interval, and keeps one whose end is unknown.
#
# Found: `date = {2022-11/..}` (since November 2022, still going on) gives a
# record without any date, as does `../2024`. `2022-11/` (the end is not known)
# keeps its beginning. The first is the form for everything that still runs.
#
# Why it surprises: both forms are in EDTF level 1 and in biblatex's manual, and
# biber takes both. The one with dots is the more explicit and the newer; its
# loss is silent, and the work comes out as "n.d.".
#
# What to do: write `date` with the dots for biber, and give pandoc's readers
# the beginning as `year` and `month` beside it: then they keep that.
#
# Versions: pandoc 3.10 (npm pandoc-wasm 1.1.0). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" pandoc-wasm@1.1.0 >/dev/null
cat >run.mjs <<'JS'
import { convert } from "pandoc-wasm";
const bib = `@report{a, title = {T}, ${process.argv[2]}}`;
const out = await convert({ from: "biblatex", to: "csljson", standalone: true }, bib, {});
console.log(JSON.stringify(JSON.parse(out.stdout)[0].issued?.["date-parts"] ?? null));
JS
echo "pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
date() { see "$1" "$2" "$3" "$(node run.mjs "$1" 2>/dev/null)"; }
date 'date = {2022-11/..}' '[[2022,11],[0]]' 'null'
date 'date = {2022-11/}' '[[2022,11],[0]]' '[[2022,11],[0]]'
date 'date = {../2024}' '[[0],[2024]]' 'null'
date 'date = {2022-11/..}, year = {2022}, month = {11}' '[[2022,11],[0]]' '[[2022,11]]'
date 'date = {2022-11/2024-06}' '[[2022,11],[2024,6]]' '[[2022,11],[2024,6]]'
exit $changed
