#!/bin/bash
# igraph turns what GraphML leaves open into "false".
#
# Found: where a node has no <data> for a boolean attribute, igraph reads False,
# and writes <data key="v_verified">false</data>. From then on no reader can tell
# "not known" from "no". A number stays missing (NaN, and nothing when written),
# and networkx leaves the boolean out as well.
#
# Why it surprises: in GraphML an attribute without <data> and without <default> is
# undefined, which igraph respects for numbers.
#
# What to do: do not use booleans in GraphML for facts that may be unknown. Write
# a string, "yes", "no" or "unknown", on every node.
#
# Versions: igraph 0.10.2 (Debian python3-igraph 0.10.2-1+b1), networkx 2.8.8
# (python3-networkx 2.8.8-1). Seen on 2026-11-28.
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
deb python3-networkx=2.8.8-1 python3-igraph=0.10.2-1+b1
cat >in.graphml <<'XML'
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="v" for="node" attr.name="verified" attr.type="boolean"/><key id="n" for="node" attr.name="count" attr.type="int"/>
<key id="s" for="node" attr.name="note" attr.type="string"/>
<graph edgedefault="directed"><node id="a"><data key="v">true</data><data key="n">3</data><data key="s">x</data></node><node id="b"/></graph>
</graphml>
XML
cat >run.py <<'PY'
import sys
import igraph, networkx
name = sys.argv[2]
g = igraph.Graph.Read_GraphML("in.graphml")
g.write_graphml("out.graphml")
if sys.argv[1] == "igraph":
    print(g.vs[1][name])
else:
    nodes = networkx.read_graphml("out.graphml" if sys.argv[1] == "both" else "in.graphml").nodes(data=True)
    print(list(nodes)[1][1].get(name, "missing"))
PY
$python -c 'import igraph, networkx; print(f"igraph {igraph.__version__}, networkx {networkx.__version__}")'
see 'boolean without <data>, read by networkx' missing 'missing' "$($python run.py networkx verified)"
see 'boolean without <data>, read by igraph' None 'False' "$($python run.py igraph verified)"
see 'boolean through igraph, read by networkx' missing 'False' "$($python run.py both verified)"
see 'number without <data>, read by igraph' None 'nan' "$($python run.py igraph count)"
see 'number through igraph, read by networkx' missing 'missing' "$($python run.py both count)"
exit $changed
