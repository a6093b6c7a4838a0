#!/bin/bash
# In Korean and Japanese a citation key swallows the word that follows it.
#
# Found: in `@doe는 말했다` (Doe said) pandoc takes "doe는", name and particle, for the
# key and finds no such work; in `@doeは言った` the key runs to the end. rehype-citation
# leaves both as they are, uncited. `@doe said` works, and so, in any script, does
# `@{doe}는`.
#
# Why it surprises: keys are ASCII in practice, and one expects a key to end where
# its alphabet ends. Both tools accept any Unicode letter in a key, and both
# languages attach particles to the word without a space. The short form that
# authors use all the time in English therefore never works there.
#
# What to do: teach authors who write Korean, Japanese or Chinese `@{doe}` alone,
# and report an unknown key that begins with a known one.
#
# Versions: pandoc 3.10 (npm pandoc-wasm 1.1.0), rehype-citation 2.3.2 with unified
# 11.0.5 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" pandoc-wasm@1.1.0 rehype-citation@2.3.2 \
	unified@11.0.5 remark-parse@11.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1 >/dev/null
cat >refs.bib <<'BIB'
@report{doe, author = {Doe, Jane}, title = {T}, institution = {H}, year = {2024}}
BIB
cat >run.mjs <<'JS'
import fs from "node:fs";
import { convert } from "pandoc-wasm";
import { unified } from "unified";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import rehypeCitation from "rehype-citation";
import rehypeStringify from "rehype-stringify";
const text = process.argv[2];
const options = { from: "markdown", to: "html", wrap: "none", citeproc: true, bibliography: ["refs.bib"], metadata: { "suppress-bibliography": true } };
const a = (await convert(options, text, { "refs.bib": fs.readFileSync("refs.bib", "utf8") })).stdout;
const b = await unified().use(remarkParse).use(remarkRehype)
	.use(rehypeCitation, { path: process.cwd(), bibliography: "refs.bib", suppressBibliography: true })
	.use(rehypeStringify).process(text);
const plain = (html) => String(html).replace(/<[^>]*>/g, "").trim();
console.log(`${plain(a)} | ${plain(b)}`);
JS
echo "pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt), rehype-citation $(node -p 'require("./node_modules/rehype-citation/package.json").version')"
cite() { see "$1 in pandoc | rehype-citation" "$2 | $2" "$3" "$(node run.mjs "$1" 2>/dev/null)"; }
cite '@doe는 말했다' 'Doe (2024)는 말했다' '(doe는?) 말했다 | @doe는 말했다'
cite '@doeは言った' 'Doe (2024)は言った' '(doeは言った?) | @doeは言った'
cite '@{doe}는 말했다' 'Doe (2024)는 말했다' 'Doe (2024)는 말했다 | Doe (2024)는 말했다'
cite '@doe said' 'Doe (2024) said' 'Doe (2024) said | Doe (2024) said'
exit $changed
