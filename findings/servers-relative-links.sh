#!/bin/bash
# Two development servers break relative links that every web host serves.
#
# Found: briefs/index.html links to "a.html" in the same folder. Asked for /briefs,
# http-server redirects to /briefs/, and the link works. sirv answers /briefs
# itself, so the browser looks for /a.html and finds nothing. serve redirects
# /briefs/index.html to /briefs, with the same result, and drops the query (?q=1).
#
# Why it surprises: Apache, nginx, lighttpd and caddy all add the slash to a
# folder's address, and relative links depend on it. A site that also has to work
# from a disk has no other kind of link.
#
# What to do: link to "briefs/index.html" or "briefs/", never to "briefs", and do
# not name serve or sirv in instructions for such a site.
#
# Versions: http-server 14.1.1, sirv-cli 3.0.1, serve 14.2.7 (npm). Seen on
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" http-server@14.1.1 sirv-cli@3.0.1 serve@14.2.7 >/dev/null 2>&1
mkdir -p site/briefs
echo '<a href="a.html">a</a>' >site/briefs/index.html
echo 'a' >site/briefs/a.html
cat >run.mjs <<'JS'
import net from "node:net";
import { spawn } from "node:child_process";
const [tool, path] = process.argv.slice(2);
const port = await new Promise((done) => {
	const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => done(port)); });
});
const args = {
	"http-server": ["site", "-a", "127.0.0.1", "-p", port, "-s"],
	"sirv": ["site", "--host", "127.0.0.1", "--port", port, "--quiet"],
	"serve": ["-l", `tcp://127.0.0.1:${port}`, "-L", "-n", "site"],
}[tool];
const server = spawn(process.execPath, [`node_modules/.bin/${tool}`, ...args.map(String)], { stdio: "ignore" });
try {
	let page;
	for (let i = 0; !page; i++) {
		try {
			page = await fetch(`http://127.0.0.1:${port}${path}`);
		} catch (e) {
			if (i === 100) throw e;
			await new Promise((r) => setTimeout(r, 100));
		}
	}
	const link = new URL("a.html", page.url);
	const there = await fetch(link);
	const short = (u) => { const v = new URL(u); return v.pathname + v.search; };
	console.log(`${short(page.url)}, link ${short(link)} ${there.ok && (await there.text()).trim() === "a" ? "found" : "not found"}`);
} finally {
	server.kill();
}
JS
echo 'http-server 14.1.1, sirv-cli 3.0.1, serve 14.2.7'
ask() { see "$1 asked for $2" "$3" "$4" "$(node run.mjs "$1" "$2" 2>/dev/null)"; }
ask http-server '/briefs?q=1' '/briefs/?q=1, link /briefs/a.html found' '/briefs/?q=1, link /briefs/a.html found'
ask sirv '/briefs?q=1' '/briefs/?q=1, link /briefs/a.html found' '/briefs?q=1, link /a.html not found'
ask serve '/briefs/index.html?q=1' '/briefs/index.html?q=1, link /briefs/a.html found' '/briefs, link /a.html not found'
ask serve '/briefs/?q=1' '/briefs/?q=1, link /briefs/a.html found' '/briefs/?q=1, link /briefs/a.html found'
ask sirv '/briefs/?q=1' '/briefs/?q=1, link /briefs/a.html found' '/briefs/?q=1, link /briefs/a.html found'
exit $changed
