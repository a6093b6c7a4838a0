#!/bin/bash
# To FlexSearch 1000, 10000 and 100000 are the same number.
#
# Found: with the default encoder a search for 1000 also finds "budget 100000",
# 202 finds 2022 and 2020, and II finds III and I. Runs of the same character are
# collapsed, digits and Roman numerals included, and numbers are cut into groups
# of three. Charset.Exact does neither.
#
# Why it surprises: collapsing letters lets "Asad" find "Assad", and one expects it
# to apply to letters. In a number every digit counts. The exact match is not even
# ranked above the others.
#
# What to do: use Charset.Exact, or an encoder with dedupe and numeric turned off,
# for anything that holds years, sums or the numbers of resolutions.
#
# Versions: flexsearch 0.8.212 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" flexsearch@0.8.212 >/dev/null
cat >run.mjs <<'JS'
import FlexSearch from "flexsearch";
const { Index, Charset, Encoder } = FlexSearch;
const [how, query, ...texts] = process.argv.slice(2);
const options = { default: {}, exact: { encoder: Charset.Exact }, off: { encoder: new Encoder({ dedupe: false, numeric: false }) } };
const index = new Index(options[how]);
texts.forEach((t, i) => index.add(i, t));
console.log(index.search(query).map((i) => texts[i]).join(", "));
JS
echo "flexsearch $(node -p 'require("./node_modules/flexsearch/package.json").version')"
see 'search for 1000' 'budget 1000' 'budget 100000, budget 10000, budget 1000' "$(node run.mjs default 1000 'budget 100000' 'budget 10000' 'budget 1000' 'budget 100')"
see 'search for 202' 'room 202' 'room 202, in 2022, in 2020' "$(node run.mjs default 202 'room 202' 'in 2022' 'in 2020')"
see 'search for II' 'II Corps' 'III Corps, II Corps, I Corps' "$(node run.mjs default II 'III Corps' 'II Corps' 'I Corps')"
see 'search for 1000 with Charset.Exact' 'budget 1000' 'budget 1000' "$(node run.mjs exact 1000 'budget 100000' 'budget 10000' 'budget 1000' 'budget 100')"
see 'search for 1000 without dedupe and numeric' 'budget 1000' 'budget 1000' "$(node run.mjs off 1000 'budget 100000' 'budget 10000' 'budget 1000' 'budget 100')"
exit $changed
