#!/bin/bash
# citeproc-js prints "before 1953" as 1953, and "2020s" as 2020.
#
# Found: from a `raw` date citeproc-js keeps whatever it can read as year, month
# and day, and prints only that. "before 1953" and "after 1953" both become 1953,
# "between 1953 and 1955" becomes 1955, "2020s" 2020, and "2022-11/..", which is
# still going on, November 2022. "43 BC" and "Summer 2024" are understood. pandoc
# prints the words as they are.
#
# Why it surprises: `raw` exists for dates that a program could not take apart.
# One expects such a date to be parsed in full or printed in full. Here one that
# is half understood loses the other half, and with it its meaning, silently.
#
# What to do: put words in `literal`, which is printed as it stands, and use `raw`
# only for forms that you have seen come out right.
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
cat >run.mjs <<'JS'
import CSL from "citeproc";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { convert } from "pandoc-wasm";

const items = [{ id: "a", type: "report", title: "T", issued: { raw: process.argv[2] } }];
const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><date variable="issued" form="text"/></layout></bibliography></style>`;
const engine = new CSL.Engine({
	retrieveLocale: () => plugins.config.get("@csl").locales.get("en-US"),
	retrieveItem: () => items[0],
}, style);
engine.updateItems(["a"]);
const js = engine.makeBibliography()[1][0].replace(/<[^>]*>/g, "").trim();
const options = { from: "markdown", to: "plain", citeproc: true, bibliography: ["items.json"], csl: "style.csl" };
const hs = await convert(options, '---\nnocite: "@*"\n---\n', { "items.json": JSON.stringify(items), "style.csl": style });
console.log(`${js} (citeproc-js), ${hs.stdout.trim()} (pandoc)`);
JS
echo "citeproc $(node -p 'require("citeproc/package.json").version'), pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
date() { see "raw: $1" "$1" "$2" "$(node run.mjs "$1" 2>/dev/null)"; }
date 'before 1953' '1953 (citeproc-js), before 1953 (pandoc)'
date 'after 1953' '1953 (citeproc-js), after 1953 (pandoc)'
date 'between 1953 and 1955' '1955 (citeproc-js), between 1953 and 1955 (pandoc)'
date '2020s' '2020 (citeproc-js), 2020s (pandoc)'
date '2022-11/..' 'November 2022 (citeproc-js), 2022-11/.. (pandoc)'
date '43 BC' '43 BC (citeproc-js), 43 BC (pandoc)'
date 'Summer 2024' 'Summer 2024 (citeproc-js), Summer 2024 (pandoc)'
date 'juin 2024' '2024 (citeproc-js), juin 2024 (pandoc)'
exit $changed
