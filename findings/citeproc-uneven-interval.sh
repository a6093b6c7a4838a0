#!/bin/bash
# One interval whose ends differ in precision makes a whole bibliography fail.
#
# Found: for date-parts [[2022,11],[2024]] (from November 2022 to some time in
# 2024) citeproc-js throws "CSL data error: element mismatch in date range input",
# and every other work in the bibliography is lost with it. Other programs produce
# just that: pandoc and biblatex-csl-converter make it from BibLaTeX's
# `date = {2022-11/2024}`. For `2022-11/..` the latter writes [[2022,11],[]],
# which throws too.
#
# Why it surprises: EDTF and biblatex let the two ends differ in precision, and so
# does the CSL-JSON schema. At worst one expects an odd date in one entry.
#
# What to do: before CSL-JSON leaves the house, write such a date as `literal`, or
# cut both ends to the same precision.
#
# Versions: citeproc 2.4.63, biblatex-csl-converter 3.6.0, pandoc 3.10 (npm
# pandoc-wasm 1.1.0). Seen on 2026-11-28.
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
	citeproc@2.4.63 @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 biblatex-csl-converter@3.6.0 pandoc-wasm@1.1.0 >/dev/null
cat >run.mjs <<'JS'
import CSL from "citeproc";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";
import { convert } from "pandoc-wasm";

const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout delimiter="; "><group delimiter=", "><text variable="title"/><date variable="issued" form="text"/></group></layout></bibliography></style>`;
const format = (issued) => {
	const items = { a: { id: "a", type: "report", title: "A", issued }, b: { id: "b", type: "report", title: "B" } };
	const engine = new CSL.Engine({
		retrieveLocale: () => plugins.config.get("@csl").locales.get("en-US"),
		retrieveItem: (id) => items[id],
	}, style);
	try {
		engine.updateItems(["a", "b"]);
		return engine.makeBibliography()[1].map((s) => s.replace(/<[^>]*>/g, "").trim()).join("; ");
	} catch (e) {
		return `throws: ${e.message ?? e}`;
	}
};
const bib = `@report{a, title = {A}, date = {${process.argv[3]}}}`;
const from = {
	pandoc: async () => JSON.parse((await convert({ from: "biblatex", to: "csljson", standalone: true }, bib, {})).stdout)[0].issued,
	converter: async () => Object.values(new CSLExporter(new BibLatexParser(bib).parse().entries).parse())[0].issued,
};
const issued = await from[process.argv[2]]();
console.log(`${JSON.stringify(issued["date-parts"])} ${format(issued)}`);
JS
echo "citeproc $(node -p 'require("citeproc/package.json").version'), biblatex-csl-converter 3.6.0, pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
date() { see "date = {$2} through $1" "$3" "$4" "$(node run.mjs "$1" "$2" 2>/dev/null)"; }
date pandoc 2022-11/2024 '[[2022,11],[2024]] A, November 2022–2024; B' '[[2022,11],[2024]] throws: citeproc-js error: CSL data error: element mismatch in date range input.'
date converter 2022-11/2024 '[[2022,11],[2024]] A, November 2022–2024; B' '[[2022,11],[2024]] throws: citeproc-js error: CSL data error: element mismatch in date range input.'
date converter 2022-11/.. '[[2022,11],[]] A, November 2022–; B' '[[2022,11],[]] throws: citeproc-js error: CSL data error: element mismatch in date range input.'
date pandoc 2022-11/2024-06 '[[2022,11],[2024,6]] A, November 2022–June 2024; B' '[[2022,11],[2024,6]] A, November 2022–June 2024; B'
exit $changed
