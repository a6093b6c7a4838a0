#!/bin/bash
# markdownlint --fix breaks working links.
#
# Found: to satisfy MD034 (no bare URLs) it puts www.example.org/reports in angle
# brackets. CommonMark's autolinks need a scheme, and GFM's extension does not link
# a www. that follows a bracket, so a link that worked is now text, brackets and
# all. To satisfy MD011 (reversed links) it turns (UN)[@doe], parentheses followed
# by a pandoc citation, into a link to "@doe". After that the linter is content.
#
# Why it surprises: a fix should not change what the text means, and the rule's own
# advice is that angle brackets make a link.
#
# What to do: disable both rules where authors cite or write addresses without a
# scheme, and write the scheme.
#
# Versions: markdownlint-cli2 0.22.1, micromark 4.0.2 with micromark-extension-gfm
# 3.0.0 (npm). Seen on 2026-11-28.
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
