#!/bin/bash
# Colour, size and position do not pass between graphology and networkx in GEXF.
#
# Found: graphology-gexf binds the prefix viz to "http:///www.gexf.net/1.1draft/viz",
# with three slashes and a version other than the file's own 1.2draft. networkx
# goes by namespace and silently ignores every colour, size and position, while
# graphology looks for the prefix and reads its own files. In the other direction
# networkx writes a="None" for a colour without alpha, and graphology turns it
# into "rgba(255,0,0,None)", which is not a CSS colour.
#
# Why it surprises: labels, attributes and edges pass both ways, the files are
# well-formed, and both libraries read and write viz.
#
# What to do: bind viz to http://www.gexf.net/1.2draft/viz, always write alpha, and
# repeat positions that matter as ordinary attributes.
#
# Versions: graphology 0.26.0, graphology-gexf 0.13.2 (npm), networkx 2.8.8 (Debian
# python3-networkx 2.8.8-1). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" graphology@0.26.0 graphology-types@0.24.8 graphology-gexf@0.13.2 >/dev/null
deb python3-networkx=2.8.8-1
cat >run.cjs <<'JS'
const fs = require("fs"), Graph = require("graphology"), gexf = require("graphology-gexf");
if (process.argv[2] === "write") {
	const g = new Graph();
	g.addNode("a", { label: "A", color: "#ff0000", size: 5, x: 1, y: 2 });
	fs.writeFileSync("js.gexf", gexf.write(g));
} else {
	console.log(JSON.stringify(gexf.parse(Graph, fs.readFileSync(process.argv[2], "utf8")).getNodeAttributes("a")));
}
JS
cat >run.py <<'PY'
import sys
import networkx
if sys.argv[1] == "write":
    g = networkx.Graph()
    g.add_node("a", label="A", viz={"color": {"r": 255, "g": 0, "b": 0}, "size": 5})
    networkx.write_gexf(g, "py.gexf")
else:
    print(*sorted(networkx.read_gexf(sys.argv[1]).nodes["a"].get("viz", {})))
PY
node run.cjs write && $python run.py write
echo "graphology-gexf $(node -p 'require("graphology-gexf/package.json").version'), networkx $($python -c 'import networkx; print(networkx.__version__)')"
see 'graphology to graphology' '{"label":"A","color":"rgb(255,0,0)","size":5,"x":1,"y":2}' '{"label":"A","color":"rgb(255,0,0)","size":5,"x":1,"y":2}' "$(node run.cjs js.gexf)"
see 'graphology to networkx' "color position size" '' "$($python run.py js.gexf)"
see 'networkx to graphology' '{"label":"A","color":"rgb(255,0,0)","size":5}' '{"label":"A","color":"rgba(255,0,0,None)","size":5}' "$(node run.cjs py.gexf)"
see 'the namespace of viz' 'http://www.gexf.net/1.2draft/viz' 'http:///www.gexf.net/1.1draft/viz' "$(sed -n 's/.*xmlns:viz="\([^"]*\)".*/\1/p' js.gexf)"
exit $changed
