#!/bin/bash
# csvkit reads a horizon of "2 years" as 1 January of the year 3.
#
# Found: csvjson takes a column of "2 years", "18 months" and "10 days" for dates:
# 0003-01-01, 0002-07-01 and 0001-01-11, spans counted from the year 1. A column of
# days alone becomes durations instead. A column of the surnames May and March
# becomes 0001-05-01 and 0001-03-01, and ids such as 1d, 2d and 4h become durations.
#
# Why it surprises: one expects words to stay text, which they do as soon as the
# column holds anything else. The date parser behind this (parsedatetime) is made
# for phrases such as "in two weeks", and csvkit tries it on every column.
#
# What to do: wherever you show readers csvkit, use -I (no inference), and write
# horizons as ISO 8601 durations, such as P2Y.
#
# Versions: csvkit 1.0.7 (Debian 1.0.7-1), with agate 1.6.3. Seen on 2026-11-28.
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
deb csvkit=1.0.7-1 python3-csvkit=1.0.7-1
export PYTHONWARNINGS=ignore
csvjson() { $python "$dir/unpacked/usr/bin/csvjson" "$@"; }
echo "csvkit $(csvjson --version | sed 's/.* //')"
column() { printf 'x\n%b' "$1" | csvjson "${@:2}" 2>/dev/null | sed 's/"x": //g'; }
see 'column 2 years, 18 months, 10 days' '[{"2 years"}, {"18 months"}, {"10 days"}]' '[{"0003-01-01"}, {"0002-07-01"}, {"0001-01-11"}]' "$(column '2 years\n18 months\n10 days\n')"
see 'column 10 days, 3 days' '[{"10 days"}, {"3 days"}]' '[{"10 days, 0:00:00"}, {"3 days, 0:00:00"}]' "$(column '10 days\n3 days\n')"
see 'column May, March' '[{"May"}, {"March"}]' '[{"0001-05-01"}, {"0001-03-01"}]' "$(column 'May\nMarch\n')"
see 'column 1d, 2d, 4h' '[{"1d"}, {"2d"}, {"4h"}]' '[{"1 day, 0:00:00"}, {"2 days, 0:00:00"}, {"4:00:00"}]' "$(column '1d\n2d\n4h\n')"
see 'column 2 years, unknown' '[{"2 years"}, {"unknown"}]' '[{"2 years"}, {"unknown"}]' "$(column '2 years\nunknown\n')"
see 'column P2Y, P18M' '[{"P2Y"}, {"P18M"}]' '[{"P2Y"}, {"P18M"}]' "$(column 'P2Y\nP18M\n')"
see 'column 2 years, 18 months with -I' '[{"2 years"}, {"18 months"}]' '[{"2 years"}, {"18 months"}]' "$(column '2 years\n18 months\n' -I)"
exit $changed
