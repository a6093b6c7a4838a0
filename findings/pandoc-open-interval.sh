#!/bin/bash
# pandoc drops an open interval but keeps one whose end is unknown.
#
# Found: `date = {2022-11/..}` (since November 2022, and still going on) produces a
# record without any date, and so does `../2024`. `2022-11/` (end unknown) keeps
# its beginning. The form that is lost is the one for everything still under way.
#
# Why it surprises: both forms belong to EDTF level 1, biblatex's manual has both,
# and biber accepts both. The loss is silent, and the work is cited as undated.
#
# What to do: write `date` with the dots for biber, and add the beginning as `year`
# and `month`, which pandoc then uses.
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
