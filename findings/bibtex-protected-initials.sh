#!/bin/bash
# The usual way to protect a non-ASCII initial from BibTeX puts "\relax" into names elsewhere.
#
# Found: abbrv cuts the initial of "Владимир" after one byte, so that the .bbl is no
# UTF-8. `{\relax В}ладимир` prevents that, and citation-js then calls the author
# "\relax Владимир"; `{\"O}` it reads, `{\AA}` becomes "\AAse". `{\textup{В}}ладимир`
# is right in BibTeX, citation-js, @retorquere/bibtex-parser and pandoc, but only
# behind the family's name and a comma: of `{\textup{В}}ладимир Путин` pandoc and
# citation-js make a particle, "Владимир", and a family's name.
#
# Why it surprises: \relax does nothing in TeX, and is what is recommended for this.
# Readers of .bib that are not TeX know commands from lists, and \relax is on few of
# them; and both take a part of a name that begins with a brace for one in small
# letters.
#
# What to do: write "Family, {\textup{G}}iven", and put a name whose family is not
# known into braces as a whole.
#
# Versions: BibTeX 0.99d, pandoc 2.17.1.1 (Debian 12), @citation-js/plugin-bibtex 0.8.2,
# @retorquere/bibtex-parser 9.0.29 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @retorquere/bibtex-parser@9.0.29 >/dev/null
cat >run.mjs <<'JS'
import fs from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse } from "@retorquere/bibtex-parser";
const bib = fs.readFileSync("a.bib", "utf8");
const [a] = new Cite(bib).data[0].author, [b] = parse(bib).entries[0].fields.author;
console.log(`citation-js ${a.given}; bibtex-parser ${b.firstName}`);
JS
name() { # author, expected, seen
	printf '@techreport{a, author = {%s}, title = {T}, institution = {I}, year = {2024}}\n' "$1" >a.bib
	printf '\\relax\n\\citation{*}\n\\bibdata{a}\n\\bibstyle{abbrv}\n' >a.aux
	bibtex a >/dev/null
	utf8=yes
	iconv -f UTF-8 -t UTF-8 a.bbl >/dev/null 2>&1 || utf8=no
	pandoc=$(pandoc -f bibtex -t csljson a.bib | node -e 'const [a] = JSON.parse(require("fs").readFileSync(0))[0].author; console.log(["dropping-particle", "given", "family"].filter(k => a[k]).map(k => `${k} ${a[k]}`).join(", "))')
	see "author = {$1}" "$2" "$3" ".bbl is UTF-8: $utf8; $(node run.mjs); pandoc $pandoc"
}
right='.bbl is UTF-8: yes; citation-js Владимир; bibtex-parser Владимир; pandoc given Владимир, family Путин'
name 'Путин, Владимир' "$right" '.bbl is UTF-8: no; citation-js Владимир; bibtex-parser Владимир; pandoc given Владимир, family Путин'
name 'Путин, {\relax В}ладимир' "$right" '.bbl is UTF-8: yes; citation-js \relax Владимир; bibtex-parser Владимир; pandoc given Владимир, family Путин'
name 'Путин, {\textup{В}}ладимир' "$right" "$right"
name '{\textup{В}}ладимир Путин' "$right" '.bbl is UTF-8: yes; citation-js undefined; bibtex-parser Владимир; pandoc dropping-particle Владимир, family Путин'
exit $changed
