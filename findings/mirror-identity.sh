#!/bin/bash
# wget and HTTrack make copies that claim to be the original.
#
# Found: when links are made relative (wget -k, and HTTrack always), rel="canonical"
# and Signposting's rel="cite-as" become "a.html" as well, and HTTrack shortens
# og:url too. Published elsewhere, the copy declares its own address to be the
# canonical one and the one to cite. Neither tool touches JSON-LD.
#
# Why it surprises: in HTML a link to follow and a link that states an identity
# look alike, but by RFC 6596 and RFC 8574 the latter mean the address itself. One
# expects an archiving tool to keep them, the more so as wget leaves og:url alone.
#
# What to do: state the permanent address in visible text and in JSON-LD too, and
# restore both links before publishing a mirror.
#
# Versions: wget 1.21.3 (Debian 1.21.3-1+deb12u1), httrack 3.49.4 (3.49.4-1). Seen
# on 2026-11-28.
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
}
deb wget=1.21.3-1+deb12u1 httrack=3.49.4-1 libhttrack2=3.49.4-1
cat >serve.mjs <<'JS'
import http from "node:http";
const server = http.createServer((q, r) => {
	const base = `http://127.0.0.1:${server.address().port}`;
	r.setHeader("Content-Type", "text/html");
	if (q.url !== "/a.html") r.statusCode = 404;
	r.end(`<html><head><title>T</title>
<link rel="canonical" href="${base}/a.html">
<link rel="cite-as" href="${base}/a.html">
<meta property="og:url" content="${base}/a.html">
<script type="application/ld+json">{"@id": "${base}/a.html"}</script>
</head><body>text</body></html>`);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
JS
node serve.mjs >port &
server=$!
trap 'kill $server; rm -rf "$dir"' EXIT
until [ -s port ]; do sleep 0.1; done
url=http://127.0.0.1:$(cat port)/a.html
wget -q -k -nH -P wget "$url"
httrack "$url" -O "$dir/httrack" -q -s0 -%v0 >/dev/null 2>&1
echo "wget $(wget --version | sed -n '1s/^GNU Wget \([0-9.]*\) .*/\1/p'), httrack 3.49.4"
says() { # copy, pattern
	local file
	file=$(find "$1" -name a.html | head -1)
	grep -o "$2" "$file" | grep -oE '(href|content)="[^"]*"|"@id": "[^"]*"' | sed 's/.*"\([^"]*\)"$/\1/; s|^http://[^/]*/|http://original/|'
}
for tool in wget httrack; do
	[ $tool = wget ] && og=http://original/a.html || og=a.html
	see "$tool: canonical" http://original/a.html a.html "$(says $tool '<link rel="canonical"[^>]*>')"
	see "$tool: cite-as" http://original/a.html a.html "$(says $tool '<link rel="cite-as"[^>]*>')"
	see "$tool: og:url" http://original/a.html $og "$(says $tool '<meta property="og:url"[^>]*>')"
	see "$tool: JSON-LD @id" http://original/a.html http://original/a.html "$(says $tool '"@id": "[^"]*"')"
done
exit $changed
