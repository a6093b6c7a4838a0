#!/bin/bash
# Give BibTeX a day in the usual way, and readers lose the month as well.
#
# Found: `month = jun # " 19"`, which BibTeX prints as "June 19", comes out of
# @citation-js, pandoc and biblatex-csl-converter as the bare year. citation-js
# understands only the braced form `{jun 19}`, which it also writes, and which the
# other two cannot read. (BibTeX prints that form as "jun 19": inside braces a
# month macro is plain text.)
#
# Why it surprises: BibTeX has no field for the day, so one expects the day to be
# dropped, not a month that all three read perfectly well on its own. citation-js
# and pandoc report nothing.
#
# What to do: never put a day in `month`. Write `month = jun`, and keep the full
# date in `date`, for biber.
#
# Versions: @citation-js/plugin-bibtex 0.8.2, pandoc 3.10 (npm pandoc-wasm 1.1.0),
# biblatex-csl-converter 3.6.0. Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" \
	@citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2 \
	pandoc-wasm@1.1.0 biblatex-csl-converter@3.6.0 >/dev/null
cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
import { convert } from "pandoc-wasm";

if (process.argv[2] === "write") {
	const cite = new Cite({ id: "a", type: "report", title: "T", issued: { "date-parts": [[2024, 6, 19]] } });
	console.log(cite.format("bibtex").match(/month = (.*?),?\n/)[1]);
	process.exit();
}
const bib = `@techreport{a, title = {T}, year = 2024, month = ${process.argv[2]}}`;
const text = (item) => JSON.stringify(item.issued["date-parts"][0]);
const pandoc = await convert({ from: "bibtex", to: "csljson", standalone: true }, bib, {});
const entries = new BibLatexParser(bib).parse().entries;
console.log([
	`citation-js ${text(new Cite(bib).data[0])}`,
	`pandoc ${text(JSON.parse(pandoc.stdout)[0])}`,
	`biblatex-csl-converter ${text(Object.values(new CSLExporter(entries).parse())[0])}`,
].join(", "));
JS
echo "@citation-js/plugin-bibtex 0.8.2, pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt), biblatex-csl-converter 3.6.0"
day() { see "month = $1" "citation-js $2, pandoc $2, biblatex-csl-converter $2" "$3" "$(node run.mjs "$1" 2>/dev/null)"; }
day 'jun' '[2024,6]' 'citation-js [2024,6], pandoc [2024,6], biblatex-csl-converter [2024,6]'
day 'jun # " 19"' '[2024,6,19]' 'citation-js [2024], pandoc [2024], biblatex-csl-converter [2024]'
day '"19~" # jun' '[2024,6,19]' 'citation-js [2024], pandoc [2024], biblatex-csl-converter [2024]'
day '{jun 19}' '[2024,6,19]' 'citation-js [2024,6,19], pandoc [2024], biblatex-csl-converter [2024]'
see 'citation-js writes 2024-06-19 as month =' 'jun' '{jun 19}' "$(node run.mjs write)"
exit $changed
