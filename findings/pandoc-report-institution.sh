#!/bin/bash
# Once pandoc has written the .bib, a report is printed without its institution.
#
# Found: pandoc writes the body that issued a report as `publisher`, and drops the
# kind of report. BibTeX's @techreport has no publisher, so bibtex warns of an
# empty institution and prints none, and "Policy Brief" becomes "Technical Report".
# This happens from .bib to .bib, although pandoc reads both fields.
#
# Why it surprises: what CSL calls a report's publisher is its institution in
# BibTeX. pandoc's reader knows that, and one expects the same of its writer.
#
# What to do: write BibTeX from your own data, not through pandoc, or restore
# `institution` and `type` in every report.
#
# Versions: pandoc 3.10 (npm pandoc-wasm 1.1.0), BibTeX 0.99d with plain.bst (Debian
# texlive-binaries 2022.20220321.62855-5.1+deb12u2, texlive-base 2022.20230122-3).
# Seen on 2026-11-28.
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
deb() { # package=version ...: with what they need, unpacked below a folder of that name
	local get=(apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root -o Debug::NoLocking=1 install "$@")
	"${get[@]}" >/dev/null 2>&1 || { apt-get -qq update && "${get[@]}" >/dev/null; }
	for f in *.deb; do dpkg-deb -x "$f" unpacked; done
	export PATH="$dir/unpacked/usr/bin:$PATH" LD_LIBRARY_PATH="$(printf '%s:' "$dir"/unpacked/{,usr/}lib/*-linux-gnu "$dir/unpacked/usr/lib")"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" pandoc-wasm@1.1.0 >/dev/null
deb texlive-binaries=2022.20220321.62855-5.1+deb12u2 texlive-base=2022.20230122-3
cat >run.mjs <<'JS'
import { convert } from "pandoc-wasm";
import fs from "node:fs";
const out = await convert({ from: "bibtex", to: "bibtex", standalone: true }, fs.readFileSync("in.bib", "utf8"), {});
fs.writeFileSync("out.bib", out.stdout);
JS
cat >in.bib <<'BIB'
@techreport{a,
  author = {Doe, Jane}, title = {On Trade}, type = {Policy Brief}, number = {7}, institution = {House of Briefs}, year = 2024
}
BIB
node run.mjs
export BSTINPUTS="$dir/unpacked/usr/share/texlive/texmf-dist/bibtex/bst/base" TEXMFCNF="$dir/unpacked/usr/share/texlive/texmf-dist/web2c"
echo "pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt), $(bibtex.original --version | sed -n 1p)"
printed() { # file
	printf '\\citation{*}\n\\bibdata{%s}\n\\bibstyle{plain}\n' "$1" >"$1.aux"
	bibtex.original "$1" >log 2>&1 || true
	sed -n '/^\\newblock/p' "$1.bbl" | sed 's/\\newblock //; s/{\\em \(.*\)}/\1/' | paste -sd ' '
}
see 'in.bib in print' 'On trade. Policy Brief~7, House of Briefs, 2024.' 'On trade. Policy Brief~7, House of Briefs, 2024.' "$(printed in)"
see 'the same after pandoc -f bibtex -t bibtex' 'On trade. Policy Brief~7, House of Briefs, 2024.' 'On trade. Technical Report~7, 2024.' "$(printed out)"
see "BibTeX's warning on it" '' 'Warning--empty institution in a' "$(printed out >/dev/null; grep '^Warning' log | paste -sd ' ')"
exit $changed
