#!/bin/bash
# Given two authors, npm's feedparser credits the publisher of the feed.
#
# Found: an Atom entry with one <author> gets that author. With two, its `author`
# is the author of the feed, or null if the feed has none. The two names remain
# only in the raw value under `atom:author`.
#
# Why it surprises: RFC 4287 allows several authors, and an entry's own replace
# the feed's. One expects both, or the first. Only an entry without an author
# should inherit one. As it is, a joint brief is credited to the house.
#
# What to do: readers should use item["atom:author"]. On the feed's side nothing
# helps but one <author> with both names in it, which others take for one person.
#
# Versions: feedparser 2.6.0 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" feedparser@2.6.0 >/dev/null
cat >run.mjs <<'JS'
import FeedParser from "feedparser";
const [feed, ...entry] = process.argv.slice(2);
const by = (n) => (n ? `<author><name>${n}</name></author>` : "");
const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>tag:example.org,2024:f</id>
<updated>2024-06-20T00:00:00Z</updated>${by(feed)}<entry><title>T</title><id>tag:example.org,2024:1</id>
<updated>2024-06-20T00:00:00Z</updated><link href="https://example.org/1"/>${entry.map(by).join("")}</entry></feed>`;
const p = new FeedParser();
p.on("readable", () => { const i = p.read(); if (i) console.log(String(i.author)); });
p.end(xml);
JS
echo 'feedparser 2.6.0'
see 'feed by The House, entry by Jane Doe' 'Jane Doe' 'Jane Doe' "$(node run.mjs 'The House' 'Jane Doe')"
see 'feed by The House, entry by Jane Doe, John Roe' 'Jane Doe (and John Roe)' 'The House' "$(node run.mjs 'The House' 'Jane Doe' 'John Roe')"
see 'feed without author, entry by Jane Doe, John Roe' 'Jane Doe (and John Roe)' 'null' "$(node run.mjs '' 'Jane Doe' 'John Roe')"
exit $changed
