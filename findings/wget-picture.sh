#!/bin/bash
# In wget's copy of a page <picture> is broken where a plain <img> is not.
#
# Found: wget -p follows img src and img srcset, but not the srcset of <source>. The
# copy still has the <source>, the browser chooses it, the file is missing, and no
# browser falls back to the <img> in that case. <track> (subtitles) and a string in
# CSS image-set() are not followed either.
#
# Why it surprises: wget does read srcset, and <picture> is designed so that
# software that does not know it finds the <img> inside. wget does find it, but the
# copy is viewed in a browser that knows better.
#
# What to do: use <img srcset> without <picture>, or link every source file from
# somewhere else on the site.
#
# Versions: wget 1.21.3 (Debian 1.21.3-1+deb12u1). Seen on 2026-11-28.
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
deb wget=1.21.3-1+deb12u1
cat >serve.mjs <<'JS'
import http from "node:http";
const pages = {
	"/picture.html": '<picture><source srcset="a.webp 1x, b.webp 2x" type="image/webp"><img src="c.png" srcset="c.png 1x, d.png 2x" alt=""></picture>',
	"/video.html": '<video src="v.webm" poster="p.png"><track src="t.vtt"></video>',
	"/style.html": '<link rel="stylesheet" href="s.css">',
	"/s.css": '@import "i.css" layer(base); a { background: url(u.png) } b { background: image-set("w.png" 1x) }',
};
const server = http.createServer((q, r) => {
	r.setHeader("Content-Type", q.url.endsWith(".css") ? "text/css" : q.url.endsWith(".html") ? "text/html" : "application/octet-stream");
	if (q.url === "/robots.txt") r.statusCode = 404;
	r.end(pages[q.url] ?? "x");
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
JS
node serve.mjs >port &
server=$!
trap 'kill $server; rm -rf "$dir"' EXIT
until [ -s port ]; do sleep 0.1; done
echo "wget $(wget --version | sed -n '1s/^GNU Wget \([0-9.]*\) .*/\1/p')"
copy() { rm -rf copy; wget -q -p -k -nH -P copy "http://127.0.0.1:$(cat port)/$1" || true; (cd copy && ls | grep -v "^$1$" | paste -sd ' '); }
see 'files of a <picture> with a.webp, b.webp and the image c.png, d.png' 'a.webp b.webp c.png d.png' 'c.png d.png' "$(copy picture.html)"
see 'what the copy says of <source>' 'srcset="a.webp 1x, b.webp 2x"' 'srcset="a.webp 1x, b.webp 2x"' "$(copy picture.html >/dev/null; grep -o 'srcset="a[^"]*"' copy/picture.html)"
see 'files of a <video> with v.webm, p.png, t.vtt' 'p.png t.vtt v.webm' 'p.png v.webm' "$(copy video.html)"
see 'files of a style sheet with i.css (layer), u.png, w.png (image-set)' 'i.css s.css u.png w.png' 'i.css s.css u.png' "$(copy style.html)"
exit $changed
