#!/bin/bash
# bibtex-tidy turns Korean syllables into mathematical letters.
#
# Found: with default settings bibtex-tidy replaces 한, the second syllable of the
# Korean word for North Korea, with \mathbb{k}. In all it replaces 877 of the
# 11,172 Hangul syllables, every one of them from U+D400 up: 한, 학, 해, 핵, 현 and
# 협 among them. Chinese and Japanese are left alone.
#
# Why it surprises: the help speaks of special characters "such as umlaut". The
# mathematical alphabets start at U+1D400. Cut to four digits, their code points
# fall into the Hangul block: U+1D55C, double-struck k, becomes U+D55C, 한. The
# output is valid BibTeX, and wrong.
#
# What to do: use --no-escape wherever you recommend bibtex-tidy, and include a
# syllable from U+D400 up in the tests of any table of LaTeX escapes.
#
# Versions: bibtex-tidy 1.14.0 (npm). Seen on 2026-11-28.
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
