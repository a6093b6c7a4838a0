#!/bin/bash
# Gnumeric drops the apostrophe at the start of a title.
#
# Found: a CSV cell that reads '90s sanctions revisited comes out of ssconvert as
# 90s sanctions revisited, quoted or not. LibreOffice, papaparse, d3 and Python
# keep the apostrophe. Only the ASCII one is dropped; ’ stays.
#
# Why it surprises: typing an apostrophe in front of a number is something people
# do at a keyboard, and CSV has no such notation. Gnumeric imports every cell as
# if it had been typed, and does not put the mark back on export. Whatever an
# exporter prefixed with an apostrophe has lost it after the next save.
#
# What to do: write ’ (U+2019) in titles, and do not rely on a leading apostrophe
# surviving a spreadsheet.
#
# Versions: gnumeric 1.12.55 (Debian 1.12.55-1), papaparse 5.7.1 (npm). Seen on
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
deb() { # package=version ...: with what they need, unpacked below a folder of that name
	local get=(apt-get -qq -y --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$dir" -o APT::Sandbox::User=root -o Debug::NoLocking=1 install "$@")
	"${get[@]}" >/dev/null 2>&1 || { apt-get -qq update && "${get[@]}" >/dev/null; }
	for f in *.deb; do dpkg-deb -x "$f" unpacked; done
	export PATH="$dir/unpacked/usr/bin:$PATH" LD_LIBRARY_PATH="$(printf '%s:' "$dir"/unpacked/{,usr/}lib/*-linux-gnu "$dir/unpacked/usr/lib")"
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" papaparse@5.7.1 >/dev/null
deb gnumeric=1.12.55-1 fonts-dejavu-core=2.37-6
echo "<fontconfig><dir>$dir/unpacked/usr/share/fonts</dir><cachedir>$dir/fonts</cachedir></fontconfig>" >fonts.conf
export FONTCONFIG_FILE="$dir/fonts.conf" # ssconvert does not start without a font
echo "gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*version '\([0-9.]*\)'.*/\1/p" | head -1), papaparse $(node -p 'require("papaparse/package.json").version')"
through() { printf 'title\n"%s"\n' "$1" >in.csv; ssconvert in.csv out.csv >/dev/null 2>&1; sed -n 2p out.csv | tr -d '"'; }
papa() { printf 'title\n"%s"\n' "$1" >in.csv; node -p 'require("papaparse").parse(require("fs").readFileSync("in.csv", "utf8")).data[1][0]'; }
see "'90s sanctions revisited through ssconvert" "'90s sanctions revisited" '90s sanctions revisited' "$(through "'90s sanctions revisited")"
see "'Tis a brief through ssconvert" "'Tis a brief" 'Tis a brief' "$(through "'Tis a brief")"
see "'90s sanctions revisited read by papaparse" "'90s sanctions revisited" "'90s sanctions revisited" "$(papa "'90s sanctions revisited")"
see '’90s sanctions revisited through ssconvert' '’90s sanctions revisited' '’90s sanctions revisited' "$(through '’90s sanctions revisited')"
exit $changed
