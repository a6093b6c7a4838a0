#!/bin/bash
# rss-parser turns an XHTML title into an object, with its words out of order.
#
# Found: for <title type="xhtml"> containing H<sub>2</sub>O in the air, `title` is an
# object. Its text reads "HO in the air" and the 2 sits apart under `sub`, so that
# nobody can tell where it belonged. A template prints "[object Object]".
#
# Why it surprises: RFC 4287 allows the same three types for titles as for content,
# and the library's own types promise a string. Its XML parser collects text and
# elements separately, and only content is put back together.
#
# What to do: always write titles in feeds as type="text", using Unicode's H₂O
# where there is such a thing.
#
# Versions: rss-parser 3.13.0 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" rss-parser@3.13.0 >/dev/null
cat >run.mjs <<'JS'
import Parser from "rss-parser";
const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>tag:example.org,2024:f</id>
<updated>2024-06-20T00:00:00Z</updated><author><name>A</name></author><entry>${process.argv[2]}<id>tag:example.org,2024:1</id>
<updated>2024-06-20T00:00:00Z</updated><link href="https://example.org/1"/></entry></feed>`;
const { title } = (await new Parser().parseString(xml)).items[0];
console.log(typeof title, typeof title === "string" ? title : JSON.stringify(title.div));
JS
echo 'rss-parser 3.13.0'
see 'title of type xhtml' 'string H2O in the air' 'object [{"_":"HO in the air","$":{"xmlns":"http://www.w3.org/1999/xhtml"},"sub":["2"]}]' "$(node run.mjs '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">H<sub>2</sub>O in the air</div></title>')"
see 'title of type html' 'string H<sub>2</sub>O in the air' 'string H<sub>2</sub>O in the air' "$(node run.mjs '<title type="html">H&lt;sub&gt;2&lt;/sub&gt;O in the air</title>')"
exit $changed
