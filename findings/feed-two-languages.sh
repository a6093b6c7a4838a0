#!/bin/bash
# An Atom entry with links to two languages is linked to the wrong one.
#
# Found: given two alternate links, hreflang="en" and then hreflang="de", npm's
# feedparser and Python's feedparser take the last as the entry's address.
# rss-parser takes the first that says rel="alternate", wherever it stands; gofeed
# and feed-extractor take the first. None looks at hreflang or at xml:lang.
#
# Why it surprises: RFC 4287 allows several alternate links that differ in
# hreflang, precisely for translations, and a link without `rel` is an alternate
# link by definition. One expects the first, or the one in the entry's language.
#
# What to do: give each entry one alternate link, to the page in its own language.
# Give translations entries or feeds of their own.
#
# Versions: feedparser 2.6.0, rss-parser 3.13.0, @extractus/feed-extractor 8.0.3
# (npm), gofeed 1.4.2 (Go), python3-feedparser 6.0.10 (Debian 6.0.10-1). Seen on
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
deb() { # package=version ...: with what they need, unpacked below a folder of that name
	local get=(apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root -o Debug::NoLocking=1 install "$@")
	"${get[@]}" >/dev/null 2>&1 || { apt-get -qq update && "${get[@]}" >/dev/null; }
	for f in *.deb; do dpkg-deb -x "$f" unpacked; done
	export PATH="$dir/unpacked/usr/bin:$PATH" LD_LIBRARY_PATH="$(printf '%s:' "$dir"/unpacked/{,usr/}lib/*-linux-gnu "$dir/unpacked/usr/lib")"
	export PYTHONPATH="$dir/unpacked/usr/lib/python3/dist-packages"
	python=/usr/bin/python3
	[ -x $python ] || python="$dir/unpacked$python"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" \
	feedparser@2.6.0 rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 >/dev/null
deb python3-feedparser=6.0.10-1
cat >run.mjs <<'JS'
import fs from "node:fs";
import Parser from "rss-parser";
import FeedParser from "feedparser";
import { extractFromXml } from "@extractus/feed-extractor";
const xml = fs.readFileSync("feed.xml", "utf8");
const item = await new Promise((done, fail) => {
	const p = new FeedParser();
	p.on("error", fail).on("readable", () => { const i = p.read(); if (i) done(i); });
	p.end(xml);
});
console.log(`feedparser ${item.link}`);
console.log(`rss-parser ${(await new Parser().parseString(xml)).items[0].link}`);
console.log(`feed-extractor ${extractFromXml(xml).entries[0].link}`);
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
	fmt.Println("gofeed", feed.Items[0].Link)
}
GO
(cd go && go mod init x && go get github.com/mmcdole/gofeed@v1.4.2 && go build -o ../gofeed .) >/dev/null 2>&1
echo 'feedparser 2.6.0, rss-parser 3.13.0, @extractus/feed-extractor 8.0.3, gofeed 1.4.2, python3-feedparser 6.0.10'
links() { # the links of the entry
	cat >feed.xml <<XML
<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>tag:example.org,2024:f</id><updated>2024-06-20T00:00:00Z</updated>
<author><name>A</name></author>
<entry xml:lang="en"><title>T</title><id>tag:example.org,2024:1</id><updated>2024-06-20T00:00:00Z</updated>$1</entry></feed>
XML
	{ node run.mjs; ./gofeed feed.xml; $python -c 'import feedparser; print("python", feedparser.parse("feed.xml").entries[0].link)'; } | sed 's|https://example.org/||' | paste -sd ,
}
want='feedparser en,rss-parser en,feed-extractor en,gofeed en,python en'
en='<link rel="alternate" hreflang="en" href="https://example.org/en"/>'
de='<link rel="alternate" hreflang="de" href="https://example.org/de"/>'
see 'en, then de' "$want" 'feedparser de,rss-parser en,feed-extractor en,gofeed en,python de' "$(links "$en$de")"
see 'de, then en' "$want" 'feedparser en,rss-parser de,feed-extractor de,gofeed de,python en' "$(links "$de$en")"
see 'en without rel, then de' "$want" 'feedparser de,rss-parser de,feed-extractor en,gofeed en,python de' "$(links "${en/rel=\"alternate\" /}$de")"
see 'de without rel, then en' "$want" 'feedparser en,rss-parser en,feed-extractor de,gofeed de,python en' "$(links "${de/rel=\"alternate\" /}$en")"
see 'both without rel, en, then de' "$want" 'feedparser de,rss-parser en,feed-extractor en,gofeed en,python de' "$(links "${en/rel=\"alternate\" /}${de/rel=\"alternate\" /}")"
exit $changed
