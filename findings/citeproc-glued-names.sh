#!/bin/bash
# Citation processors run Georgian, Armenian, Hindi and Amharic names together.
#
# Found: a name given as family and given name is printed as one word, with no
# space or comma, if it is in Georgian, Armenian, Devanagari, Tamil, Khmer or
# Ethiopic script, as if it were Chinese. citeproc-js and pandoc, one written in
# JavaScript and the other in Haskell, both do it. Cyrillic, Greek, Hebrew, Arabic
# and Thai names come out right.
#
# Why it surprises: the CSL specification makes an exception for East Asian names.
# Both programs do it the other way round: they list the scripts that follow the
# usual order, and whatever is missing from the list counts as East Asian. Even
# letters of Latin Extended Additional (Ạ, Ḅ) fall through if they stand alone.
#
# What to do: give such a name as a single `literal`, in the order and with the
# space that its language wants, or transcribe it.
#
# Versions: citeproc 2.4.63 (npm), pandoc 3.10 (npm pandoc-wasm 1.1.0). Seen on
# 2026-11-28.
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
	citeproc@2.4.63 @citation-js/core@0.8.2 @citation-js/plugin-csl@0.8.2 pandoc-wasm@1.1.0 >/dev/null
cat >style.csl <<'XML'
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><names variable="author"><name name-as-sort-order="first" sort-separator=", "/></names></layout></bibliography>
</style>
XML
cat >run.mjs <<'JS'
import fs from "node:fs";
import CSL from "citeproc";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { convert } from "pandoc-wasm";

const [family, given] = process.argv.slice(2);
const items = [{ id: "a", type: "report", title: "T", author: [{ family, given }] }];
const style = fs.readFileSync("style.csl", "utf8");
const engine = new CSL.Engine({
	retrieveLocale: () => plugins.config.get("@csl").locales.get("en-US"),
	retrieveItem: () => items[0],
}, style);
engine.updateItems(["a"]);
const js = engine.makeBibliography()[1][0].replace(/<[^>]*>/g, "").trim();
const md = '---\nnocite: "@*"\n---\n';
const options = { from: "markdown", to: "plain", citeproc: true, bibliography: ["items.json"], csl: "style.csl" };
const hs = await convert(options, md, { "items.json": JSON.stringify(items), "style.csl": style });
const pandoc = hs.stdout.trim();
console.log(js === pandoc ? `${js} (both)` : `${js} (citeproc-js), ${pandoc} (pandoc)`);
JS
echo "citeproc $(node -p 'require("citeproc/package.json").version'), pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
name() { see "family $1, given $2" "$1, $2 (both)" "$3 (both)" "$(node run.mjs "$1" "$2" 2>/dev/null)"; }
name 'ბერიძე' 'ნინო' 'ბერიძენინო'
name 'Պետրոսյան' 'Անի' 'ՊետրոսյանԱնի'
name 'शर्मा' 'रवि' 'शर्मारवि'
name 'பெருமாள்' 'குமார்' 'பெருமாள்குமார்'
name 'ជា' 'សុខ' 'ជាសុខ'
name 'ተስፋዬ' 'ሀና' 'ተስፋዬሀና'
name 'Ạ' 'Ḅ' 'ẠḄ'
name 'Иванов' 'Пётр' 'Иванов, Пётр'
name 'כהן' 'דוד' 'כהן, דוד'
name 'สุขใจ' 'มานี' 'สุขใจ, มานี'
exit $changed
