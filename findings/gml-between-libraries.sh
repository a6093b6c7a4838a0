#!/bin/bash
# No non-Latin name gets from networkx to igraph in GML, or back.
#
# Found: networkx writes 북한 as &#48513;&#54620;, and igraph takes that for the name
# (with a warning). igraph writes UTF-8, and networkx refuses the file: "input is
# not ASCII-encoded". igraph also writes the attribute start_date as startdate.
#
# Why it surprises: both libraries read and write GML, and each reads its own
# names back. The format is 7-bit, with entities for everything else; networkx
# writes numeric ones, igraph knows only named ones.
#
# What to do: use GraphML between the two. If GML it must be, keep underscores out
# of attribute names and have labels in Latin script.
#
# Versions: networkx 2.8.8 (Debian python3-networkx 2.8.8-1), igraph 0.10.2
# (python3-igraph 0.10.2-1+b1). Seen on 2026-11-28.
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
cat >run.py <<'PY'
import sys, warnings
import igraph, networkx
warnings.simplefilter("ignore")
g = networkx.Graph()
g.add_node("북한", start_date="2024-06")
networkx.write_gml(g, "nx.gml")
h = igraph.Graph.Read_GML("nx.gml")
if sys.argv[1] == "to-igraph":
    print(h.vs[0]["label"])
elif sys.argv[1] == "and-back":
    h.write_gml("both.gml")
    print(networkx.read_gml("both.gml", label="id").nodes(data=True)[0])
else:
    h.vs[0]["label"] = "북한"
    h.write_gml("ig.gml")
    try:
        print(list(networkx.read_gml("ig.gml").nodes))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
PY
$python -c 'import igraph, networkx; print(f"networkx {networkx.__version__}, igraph {igraph.__version__}")' 2>/dev/null
see 'written by networkx, read by igraph' '북한' '&#48513;&#54620;' "$($python run.py to-igraph 2>/dev/null)"
see 'written by igraph, read by networkx' "['북한']" 'NetworkXError: input is not ASCII-encoded' "$($python run.py from-igraph 2>/dev/null)"
see 'networkx to igraph to networkx' "{'label': '북한', 'start_date': '2024-06'}" '{'\''label'\'': '\''&#48513;&#54620;'\'', '\''startdate'\'': '\''2024-06'\''}' "$($python run.py and-back 2>/dev/null)"
exit $changed
