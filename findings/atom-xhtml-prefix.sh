#!/bin/bash
# Prefixed XHTML in an Atom feed reaches readers as unknown elements.
#
# Found: for content such as <h:div><h:p>...</h:p></h:div>, a form that RFC 4287
# itself shows, gofeed, npm's feedparser and rss-parser hand on "<h:p>" as HTML. A
# browser does not know that element, so paragraphs, emphasis and links are lost.
# Python's feedparser removes the prefix.
#
# Why it surprises: in XML a prefix is only spelling, and readers are expected to
# go by namespace. gofeed copies the inside of <content> byte for byte.
#
# What to do: publish content as type="html", or put the default XHTML namespace
# on the <div>.
#
# Versions: feedparser 2.6.0, rss-parser 3.13.0 (npm), gofeed 1.4.2 (Go),
# python3-feedparser 6.0.10 (Debian 6.0.10-1). Seen on 2026-11-28.
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
deb() { # package=version ...: with what they need, unpacked below a folder of that name
	local get=(apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root -o Debug::NoLocking=1 install "$@")
	"${get[@]}" >/dev/null 2>&1 || { apt-get -qq update && "${get[@]}" >/dev/null; }
	for f in *.deb; do dpkg-deb -x "$f" unpacked; done
	export PATH="$dir/unpacked/usr/bin:$PATH" LD_LIBRARY_PATH="$(printf '%s:' "$dir"/unpacked/{,usr/}lib/*-linux-gnu "$dir/unpacked/usr/lib")"
	export PYTHONPATH="$dir/unpacked/usr/lib/python3/dist-packages"
	python=/usr/bin/python3
	[ -x $python ] || python="$dir/unpacked$python"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" feedparser@2.6.0 rss-parser@3.13.0 >/dev/null
deb python3-feedparser=6.0.10-1
cat >run.mjs <<'JS'
import fs from "node:fs";
import Parser from "rss-parser";
import FeedParser from "feedparser";
const xml = fs.readFileSync("feed.xml", "utf8");
const item = (await new Parser().parseString(xml)).items[0];
console.log(`rss-parser ${item.content}`);
const p = new FeedParser();
p.on("readable", () => { const i = p.read(); if (i) console.log(`feedparser ${i.description}`); });
p.end(xml);
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
cat >feed.xml <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><title>F</title><id>tag:example.org,2024:f</id>
<updated>2024-06-20T00:00:00Z</updated><author><name>A</name></author><entry><title>T</title><id>tag:example.org,2024:1</id>
<updated>2024-06-20T00:00:00Z</updated><link href="https://example.org/1"/>
<content type="xhtml"><h:div><h:p>a <h:em>b</h:em></h:p></h:div></content></entry></feed>
XML
content() { { node run.mjs; ./gofeed feed.xml; $python -c 'import feedparser; print("python", feedparser.parse("feed.xml").entries[0].content[0].value)'; } | grep -i "^$1 " | cut -d ' ' -f 2-; }
see 'rss-parser, content' '<p>a <em>b</em></p>' '<div type="xhtml"><h:div><h:p>a <h:em>b</h:em></h:p></h:div></div>' "$(content rss-parser)"
see 'feedparser, content' '<p>a <em>b</em></p>' '<h:div><h:p>a <h:em>b</h:em></h:p></h:div>' "$(content feedparser)"
see 'gofeed, content' '<p>a <em>b</em></p>' '<h:div><h:p>a <h:em>b</h:em></h:p></h:div>' "$(content gofeed)"
see 'python3-feedparser, content' '<p>a <em>b</em></p>' '<p>a <em>b</em></p>' "$(content python)"
exit $changed
