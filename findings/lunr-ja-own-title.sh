#!/bin/bash
# In Japanese, lunr cannot find a document by its own title.
#
# Found: with lunr-languages' Japanese a document that consists of 北朝鮮 is found by
# that word, but one that consists of 朝鮮半島 (Korean Peninsula), 安全保障理事会
# (Security Council) or 核兵器 (nuclear weapon) is not. TinySegmenter cuts documents
# into words (朝鮮/半島), but queries are cut only at spaces, so the query is a single
# term that no document contains. Typing "朝鮮 半島" finds it.
#
# Why it surprises: one expects both sides of an index to use the same tokenizer.
# The language plug-in installs it for documents; lunr's query parser never asks.
# Short words work, so a quick test passes.
#
# What to do: run queries through the same segmenter before searching, or index
# pairs of characters instead of words.
#
# Versions: lunr 2.3.9, lunr-languages 1.22.0 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" lunr@2.3.9 lunr-languages@1.22.0 >/dev/null
cat >run.cjs <<'JS'
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/tinyseg")(lunr);
require("lunr-languages/lunr.ja")(lunr);
const [text, query] = process.argv.slice(2);
const index = lunr(function () {
	this.use(lunr.ja);
	this.ref("id");
	this.field("text");
	this.add({ id: 1, text });
});
console.log(index.search(query).length ? "found" : "not found", `(${new lunr.TinySegmenter().segment(text).join("/")})`);
JS
echo "lunr $(node -p 'require("lunr/package.json").version'), lunr-languages $(node -p 'require("lunr-languages/package.json").version')"
query() { see "text $1, query $2" "found ($3)" "$4 ($3)" "$(node run.cjs "$1" "$2")"; }
query 北朝鮮 北朝鮮 北朝鮮 found
query 朝鮮半島 朝鮮半島 朝鮮/半島 'not found'
query 朝鮮半島 '朝鮮 半島' 朝鮮/半島 found
query 安全保障理事会 安全保障理事会 安全/保障/理事/会 'not found'
query 核兵器 核兵器 核/兵器 'not found'
exit $changed
