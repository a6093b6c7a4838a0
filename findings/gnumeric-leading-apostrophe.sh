#!/bin/bash
# Gnumeric drops the apostrophe with which a title begins.
#
# Found: a CSV cell '90s sanctions, revisited becomes 90s sanctions, revisited when
# it passes through ssconvert, also when the cell is quoted. LibreOffice keeps the
# apostrophe as part of the text, papaparse, d3 and Python as well. Only ASCII's
# apostrophe goes, ’ stays.
#
# Why it surprises: typing an apostrophe before a number is a habit of people at a
# keyboard; CSV has no such notation. The importer treats each cell as if it were
# typed in, and the exporter does not put the mark back, so that what an exporter
# set before a cell to have it taken for text is gone on the next save.
#
# What to do: write ’ (U+2019) in titles, and do not count on a leading apostrophe
# to survive a spreadsheet.
#
# Versions: gnumeric 1.12.55 (Debian 1.12.55-1), papaparse 5.7.1 (npm). Seen on
# 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
deb() { # package=version ...: with what they need, unpacked below root
	local get=(apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root -o Debug::NoLocking=1 install "$@")
	"${get[@]}" >/dev/null 2>&1 || { apt-get -qq update && "${get[@]}" >/dev/null; }
	for f in *.deb; do dpkg-deb -x "$f" root; done
	export PATH="$dir/root/usr/bin:$PATH" LD_LIBRARY_PATH="$(printf '%s:' "$dir"/root/{,usr/}lib/*-linux-gnu "$dir/root/usr/lib")"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" papaparse@5.7.1 >/dev/null
deb gnumeric=1.12.55-1 fonts-dejavu-core=2.37-6
echo "<fontconfig><dir>$dir/root/usr/share/fonts</dir><cachedir>$dir/fonts</cachedir></fontconfig>" >fonts.conf
export FONTCONFIG_FILE="$dir/fonts.conf" # ssconvert does not start without a font
echo "gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*version '\([0-9.]*\)'.*/\1/p" | head -1), papaparse $(node -p 'require("papaparse/package.json").version')"
through() { printf 'title\n"%s"\n' "$1" >in.csv; ssconvert in.csv out.csv >/dev/null 2>&1; sed -n 2p out.csv | tr -d '"'; }
papa() { printf 'title\n"%s"\n' "$1" >in.csv; node -p 'require("papaparse").parse(require("fs").readFileSync("in.csv", "utf8")).data[1][0]'; }
see "'90s sanctions revisited through ssconvert" "'90s sanctions revisited" '90s sanctions revisited' "$(through "'90s sanctions revisited")"
see "'Tis a brief through ssconvert" "'Tis a brief" 'Tis a brief' "$(through "'Tis a brief")"
see "'90s sanctions revisited read by papaparse" "'90s sanctions revisited" "'90s sanctions revisited" "$(papa "'90s sanctions revisited")"
see '’90s sanctions revisited through ssconvert' '’90s sanctions revisited' '’90s sanctions revisited' "$(through '’90s sanctions revisited')"
exit $changed
