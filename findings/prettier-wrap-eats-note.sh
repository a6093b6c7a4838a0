#!/bin/bash
# Prettier's line wrapping can delete half a sentence from the page.
#
# Found: with proseWrap "always" a footnote mark before a colon ("said as much in
# [^1]: trade went on") may be wrapped to the start of a line. There it is the
# definition of a footnote, which can interrupt a paragraph. The rest of the
# sentence disappears from the page, and so does the real note, as nothing refers
# to it any longer. Which sentence is hit depends only on its length.
#
# Why it surprises: Prettier is meant to change nothing but form, and takes care not
# to start a line with "-", "+", "#" or "1.". It parses footnotes, but does not
# count "[^1]:" among the things that mean something at the start of a line.
#
# What to do: write the mark without a space before it, which cannot be wrapped, or
# leave proseWrap at "preserve" for texts with footnotes.
#
# Versions: prettier 3.10.1, micromark 4.0.2 with micromark-extension-gfm 3.0.0
# (npm), pandoc 3.10 (npm pandoc-wasm 1.1.0). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" prettier@3.10.1 micromark@4.0.2 micromark-extension-gfm@3.0.0 pandoc-wasm@1.1.0 >/dev/null
cat >run.mjs <<'JS'
import * as prettier from "prettier";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { convert } from "pandoc-wasm";
const [how, sentence] = process.argv.slice(2);
let text = `${sentence}\n\n[^1]: Page 7.\n`;
if (how === "wrapped") text = await prettier.format(text, { parser: "markdown", proseWrap: "always" });
const plain = (html) => html.replace(/<h2.*?<\/h2>/s, "").replace(/<[^>]*>/g, " ").replace(/↩\S*/g, "").replace(/\s+/g, " ").trim();
const a = plain(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }));
const b = plain((await convert({ from: "gfm", to: "html" }, text, {})).stdout);
console.log(a === b ? a : `${a} (micromark); ${b} (pandoc)`);
JS
echo "prettier $(node -p 'require("prettier/package.json").version'), micromark 4.0.2, pandoc 3.10"
text='The council that met in the spring of that year in the capital said as much in [^1]: trade went on.'
shown='The council that met in the spring of that year in the capital said as much in 1 : trade went on. Page 7.'
see 'as written' "$shown" "$shown" "$(node run.mjs plain "$text")"
see 'wrapped by prettier' "$shown" 'The council that met in the spring of that year in the capital said as much in' "$(node run.mjs wrapped "$text")"
text=${text/ \[/[} shown=${shown/in 1/in 1}
see 'wrapped by prettier, no blank before the mark' "$shown" 'The council that met in the spring of that year in the capital said as much in 1 : trade went on. Page 7.' "$(node run.mjs wrapped "$text")"
exit $changed
