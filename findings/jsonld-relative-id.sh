#!/bin/bash
# What a page says in JSON-LD with a relative @id vanishes, or becomes a file of the reader's.
#
# Found: for a node with "@id": "../actors/a.html", taken out of its page, jsonld.js gives no
# triple at all and no error; only its safe mode complains. rdflib takes the folder that it
# runs in for the base, so that the same page says other things on each machine. "url", which
# stands beside it, remains the text "x.html" in both, whatever the base.
#
# Why it surprises: a browser and a search engine know the page's address, so the page looks
# right there. Harvesters keep the script element and forget where it was.
#
# What to do: write @id and url in full, or leave JSON-LD out where the site's address is not
# known. In a reader, give the page's address as the base, and use safe mode.
#
# Versions: jsonld 9.0.0 (npm), python3-rdflib 6.1.1 (Debian 6.1.1-1). Seen on 2026-11-28.
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
	export PYTHONPATH="$dir/unpacked/usr/lib/python3/dist-packages"
	python=/usr/bin/python3
	[ -x $python ] || python="$dir/unpacked$python"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" jsonld@9.0.0 >/dev/null
deb python3-rdflib=6.1.1-1
cat >page.json <<'JSON'
{"@context": {"@vocab": "https://schema.org/"}, "@id": "../actors/a.html", "name": "A", "url": "x.html"}
JSON
cat >run.mjs <<'JS'
import fs from "node:fs";
import jsonld from "jsonld";
const page = JSON.parse(fs.readFileSync("page.json", "utf8"));
const options = {format: "application/n-quads", ...JSON.parse(process.argv[2])};
try { console.log((await jsonld.toRDF(page, options)).trim().split("\n").filter(Boolean).join(" | ") || "nothing"); } catch (e) { console.log("an error"); }
JS
cat >run.py <<'PY'
import sys
from rdflib import Graph
g = Graph()
g.parse(data=open("page.json").read(), format="json-ld", **({"base": sys.argv[1]} if len(sys.argv) > 1 else {}))
print(" | ".join(sorted(g.serialize(format="nt").strip().split("\n"))))
PY
echo 'jsonld 9.0.0, python3-rdflib 6.1.1'
whole='<https://e.org/actors/a.html> <https://schema.org/name> "A" . | <https://e.org/actors/a.html> <https://schema.org/url> "x.html" .'
see 'jsonld.js, with the address of the page' "$whole" "$whole" "$(node run.mjs '{"base": "https://e.org/briefs/x.html"}')"
see 'jsonld.js, without one' 'an error' 'nothing' "$(node run.mjs '{}')"
see 'jsonld.js, without one, in safe mode' 'an error' 'an error' "$(node run.mjs '{"safe": true}')"
see 'rdflib, with the address of the page' "$whole" "$whole" "$($python run.py https://e.org/briefs/x.html)"
parent=$(dirname "$(pwd -P)")
see 'rdflib, without one' 'an error' "<file://$parent/actors/a.html> <https://schema.org/name> \"A\" . | <file://$parent/actors/a.html> <https://schema.org/url> \"x.html\" ." "$($python run.py)"
exit $changed
