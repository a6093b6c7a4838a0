#!/bin/bash
# What an Atom reader makes of XHTML: elements without meaning, words in disorder.
#
# Found, for entries as RFC 4287 itself prints them:
# - XHTML with a prefix (<h:div><h:p>…): gofeed, npm's feedparser and rss-parser
#   hand on "<h:p>" as HTML, which a browser takes for an unknown element: no
#   paragraph, no emphasis, no link. Python's feedparser takes the prefix away.
# - A title of type xhtml with H<sub>2</sub>O: rss-parser gives an object in the
#   place of the title, with the text "HO" and the 2 apart; order is lost.
#
# Why it surprises: a prefix is only spelling in XML, and readers are expected to
# work on names, not on bytes. rss-parser declares its titles as strings.
#
# What to do: content as type="html", or XHTML with the default namespace on the
# <div>; titles always as type="text".
#
# Versions: feedparser 2.6.0, rss-parser 3.13.0 (npm), gofeed 1.4.2 (Go),
# python3-feedparser 6.0.10 (Debian 6.0.10-1). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" feedparser@2.6.0 rss-parser@3.13.0 >/dev/null
apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root install python3-feedparser=6.0.10-1 >/dev/null
for f in *.deb; do dpkg-deb -x "$f" root; done
cat >run.mjs <<'JS'
import fs from "node:fs";
import Parser from "rss-parser";
import FeedParser from "feedparser";
const xml = fs.readFileSync("feed.xml", "utf8");
const item = (await new Parser().parseString(xml)).items[0];
if (process.argv[2] === "title") {
	console.log(typeof item.title, item.title._ ?? item.title.div?.[0]?._ ?? item.title);
} else {
	console.log(`rss-parser ${item.content}`);
	const p = new FeedParser();
	p.on("readable", () => { const i = p.read(); if (i) console.log(`feedparser ${i.description}`); });
	p.end(xml);
}
JS
mkdir go && cat >go/main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/mmcdole/gofeed"
)

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	feed, err := gofeed.NewParser().Parse(f)
	if err != nil {
		panic(err)
	}
	fmt.Println("gofeed", feed.Items[0].Content)
}
GO
(cd go && go mod init x && go get github.com/mmcdole/gofeed@v1.4.2 && go build -o ../gofeed .) >/dev/null 2>&1
echo 'feedparser 2.6.0, rss-parser 3.13.0, gofeed 1.4.2, python3-feedparser 6.0.10'
feed() { # title, content
	cat >feed.xml <<XML
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><title>F</title><id>tag:example.org,2024:f</id>
<updated>2024-06-20T00:00:00Z</updated><author><name>A</name></author><entry>$1<id>tag:example.org,2024:1</id>
<updated>2024-06-20T00:00:00Z</updated><link href="https://example.org/1"/>$2</entry></feed>
XML
}
feed '<title>T</title>' '<content type="xhtml"><h:div><h:p>a <h:em>b</h:em></h:p></h:div></content>'
content() { { node run.mjs; ./gofeed feed.xml; PYTHONPATH="$dir/root/usr/lib/python3/dist-packages" /usr/bin/python3 -c 'import feedparser; print("python", feedparser.parse("feed.xml").entries[0].content[0].value)'; } | grep -i "^$1 " | cut -d ' ' -f 2-; }
see 'rss-parser, content' '<p>a <em>b</em></p>' '<div type="xhtml"><h:div><h:p>a <h:em>b</h:em></h:p></h:div></div>' "$(content rss-parser)"
see 'feedparser, content' '<p>a <em>b</em></p>' '<h:div><h:p>a <h:em>b</h:em></h:p></h:div>' "$(content feedparser)"
see 'gofeed, content' '<p>a <em>b</em></p>' '<h:div><h:p>a <h:em>b</h:em></h:p></h:div>' "$(content gofeed)"
see 'python3-feedparser, content' '<p>a <em>b</em></p>' '<p>a <em>b</em></p>' "$(content python)"
feed '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">H<sub>2</sub>O in the air</div></title>' '<summary>s</summary>'
see 'rss-parser, title' 'string H2O in the air' 'object HO in the air' "$(node run.mjs title)"
exit $changed
