#!/bin/bash
# Orama's tokenizers do not know all the letters of their own languages.
#
# Found: with language "ukrainian" the letter ґ separates words: ґрунт becomes рунт,
# and аґрарний becomes а and рарний. With "serbian" every Cyrillic word vanishes,
# although Cyrillic is Serbia's official script. With "finnish" å is a separator
# (Åbo becomes bo), with "romanian" the older ş and ţ, with "indian" the vowel
# signs. With "german" Straße becomes strase, which a search for Strasse misses.
#
# Why it surprises: one chooses a language so that its letters and endings are
# understood. Here the choice also fixes a list of letters, and whatever is not on
# it is silently dropped.
#
# What to do: give Orama a tokenizer that splits at /[^\p{L}\p{M}\p{N}]+/u, and
# test it with the alphabet of every language in the archive.
#
# Versions: @orama/orama 3.1.18 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" @orama/orama@3.1.18 >/dev/null
cat >run.mjs <<'JS'
import { create } from "@orama/orama";
const [language, text] = process.argv.slice(2);
console.log(create({ schema: { t: "string" }, language }).tokenizer.tokenize(text, language).join(" "));
JS
echo "@orama/orama $(node -p 'require("./node_modules/@orama/orama/package.json").version')"
words() { see "$1: $2" "$3" "$4" "$(node run.mjs "$1" "$2")"; }
words ukrainian 'ґрунт аґрарний їжак' 'ґрунт аґрарний їжак' 'рунт а рарний їжак'
words serbian 'Северна Кореја' 'северна кореја' ''
words serbian 'Severna Koreja čeka' 'severna koreja ceka' 'severna koreja ceka'
words finnish 'Åbo Helsinki' 'abo helsinki' 'bo helsinki'
words romanian 'ştiinţă țară' 'stiinta tara' 'tiin a țara'
words german 'Straße Ärzte' 'strasse arzte' 'strase arzte'
words russian 'ёлка съезд' 'ёлка съезд' 'ёлка съезд'
words norwegian 'økonomi på Ålesund' 'okonomi pa alesund' 'okonomi pa alesund'
words indian 'किम' 'किम' 'क म'
exit $changed
