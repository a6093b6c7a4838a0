#!/bin/bash
# bibtex-tidy writes Korean syllables as mathematical letters.
#
# Found: with its default settings bibtex-tidy turns 한, the second syllable of
# the Korean word for North Korea, into \mathbb{k}. 877 of the 11,172 Hangul
# syllables are replaced, all from U+D400 up, among them 한, 학, 해, 핵, 현 and 협.
# Chinese and Japanese are untouched.
#
# Why it surprises: the help promises to escape special characters "such as
# umlaut". The table of mathematical alphabets starts at U+1D400; written with
# four digits the code points lose their leading 1 and land in the Hangul block:
# U+1D55C (double-struck k) became U+D55C (한). The result is valid BibTeX and
# silently wrong.
#
# What to do: say --no-escape wherever an archive recommends bibtex-tidy, and
# put one syllable from U+D400 up into the tests of any LaTeX escaping table.
#
# Versions: bibtex-tidy 1.14.0. Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" bibtex-tidy@1.14.0 >/dev/null
echo "bibtex-tidy $(node -p 'require("bibtex-tidy/package.json").version' 2>/dev/null || sed -n 's/^  *"version": "\([0-9.]*\)".*/\1/p' node_modules/bibtex-tidy/package.json | head -1)"

title() { printf '@misc{a, title = {%s}}\n' "$1" | npx --no-install bibtex-tidy "${@:2}" 2>/dev/null | sed -n 's/^ *title *= {\(.*\)}$/\1/p'; }
see 'title = {북한의 핵 협상}' '북한의 핵 협상' "$(printf '북\\mathbb{k}의 \\mathslbb{J} \\mathsfsl{J}상')" "$(title '북한의 핵 협상')"
see 'title = {朝鮮半島 非核化}' '朝鮮半島 非核化' '朝鮮半島 非核化' "$(title '朝鮮半島 非核化')"
see 'the same with --no-escape' '북한의 핵 협상' '북한의 핵 협상' "$(title '북한의 핵 협상' --no-escape)"
cat >count.mjs <<'JS'
import { tidy } from "bibtex-tidy";
let lost = 0;
for (let c = 0xac00; c <= 0xd7a3; c++) {
	const s = String.fromCodePoint(c);
	if (!tidy(`@misc{a, title = {${s}}}`).bibtex.includes(s)) lost++;
}
console.log(`${lost} of ${0xd7a3 - 0xac00 + 1}`);
JS
see 'syllables replaced' '0 of 11172' '877 of 11172' "$(node count.mjs)"
exit $changed
