#!/bin/bash
# With two authors, npm's feedparser names the publisher of the feed instead.
#
# Found: an Atom entry with one <author> has that author. With two, `author` is
# the author of the whole feed; if the feed has none, it is null. Both names are
# gone from the normalized item, and stay only under the raw key `atom:author`.
#
# Why it surprises: RFC 4287 lets an entry have several authors, who replace the
# feed's. One expects both, or the first; inheriting belongs to entries that have
# none. A joint brief is credited to the house, one by one author is not.
#
# What to do: nothing in the feed helps but one <author> with all names ("Jane
# Doe and John Roe"), which other readers then take for one person; whoever reads
# with this library takes `item["atom:author"]`.
#
# Versions: feedparser 2.6.0 (npm). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
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
