#!/bin/bash
# markdownlint --fix breaks the links that it repairs.
#
# Found: for MD034 (no bare URLs) it puts www.example.org/reports in angle
# brackets. CommonMark's autolinks need a scheme, and GFM's extension links no
# www. that follows a bracket: the address is text now, brackets and all. The link
# worked before. For MD011 (reversed links) it turns a pandoc citation that follows
# parentheses, (UN)[@doe], into a link to "@doe". Afterwards the linter is content.
#
# Why it surprises: a fixer is expected to write what means the same, and the rule
# itself says that angle brackets make a link.
#
# What to do: turn off MD034's and MD011's fixes for archives (or the rules), and
# give addresses their scheme.
#
# Versions: markdownlint-cli2 0.22.1, micromark 4.0.2 with micromark-extension-gfm
# 3.0.0 (npm). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" markdownlint-cli2@0.22.1 micromark@4.0.2 micromark-extension-gfm@3.0.0 >/dev/null
cat >run.mjs <<'JS'
import fs from "node:fs";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
const html = micromark(fs.readFileSync("docs/a.md", "utf8").split("\n")[2], { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
console.log(html.replace(/<\/?p>/g, "").trim());
JS
mkdir docs
echo "markdownlint-cli2 0.22.1, $(node_modules/.bin/markdownlint-cli2 --help 2>&1 | grep -o 'markdownlint v[0-9.]*' | head -1)"
fixed() {
	printf '# T\n\n%s\n' "$1" >docs/a.md
	[ "$2" = before ] || (cd docs && ../node_modules/.bin/markdownlint-cli2 --fix a.md >/dev/null 2>&1) || true
	node run.mjs
}
link='See <a href="http://www.example.org/reports">www.example.org/reports</a> now.'
see 'See www.example.org/reports now. as written' "$link" "$link" "$(fixed 'See www.example.org/reports now.' before)"
see 'See www.example.org/reports now. after --fix' "$link" 'See &lt;www.example.org/reports&gt; now.' "$(fixed 'See www.example.org/reports now.' after)"
see 'The body (UN)[@doe] said so. after --fix' 'The body (UN)[@doe] said so.' 'The body <a href="@doe">UN</a> said so.' "$(fixed 'The body (UN)[@doe] said so.' after)"
see 'See https://www.example.org now. after --fix' 'See <a href="https://www.example.org">https://www.example.org</a> now.' 'See <a href="https://www.example.org">https://www.example.org</a> now.' "$(fixed 'See https://www.example.org now.' after)"
exit $changed
