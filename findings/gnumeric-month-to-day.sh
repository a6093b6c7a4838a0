#!/bin/bash
# Gnumeric reads the month 2024-06 as a day and writes 2024/06/01.
#
# Found: ssconvert from CSV to CSV turns 2024-06 into 2024/06/01, and 2024-06-19
# into 2024/06/19. 2024-06? and 2022-11/2024 stay as they are.
#
# Why it surprises: a month is a valid ISO 8601 date of reduced precision, and
# LibreOffice leaves it alone as text. A column of mixed precision comes back with
# days that nobody wrote, next to uncertain months that are still months: only the
# rows that were certain are damaged.
#
# What to do: do not publish a column of EDTF on its own. Add columns for start,
# end and precision, so that an invented day contradicts "precision: month".
#
# Versions: gnumeric 1.12.55 (Debian 1.12.55-1). Seen on 2026-11-28.
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
deb gnumeric=1.12.55-1 fonts-dejavu-core=2.37-6
echo "<fontconfig><dir>$dir/unpacked/usr/share/fonts</dir><cachedir>$dir/fonts</cachedir></fontconfig>" >fonts.conf
export FONTCONFIG_FILE="$dir/fonts.conf" # ssconvert does not start without a font
echo "gnumeric $(ssconvert --version 2>&1 | sed -n "s/.*version '\([0-9.]*\)'.*/\1/p" | head -1)"
through() { printf 'date\n%s\n' "$1" >in.csv; ssconvert in.csv out.csv >/dev/null 2>&1; sed -n 2p out.csv; }
date() { see "$1 through ssconvert" "$1" "$2" "$(through "$1")"; }
date 2024-06 2024/06/01
date 2024-06-19 2024/06/19
date '2024-06?' '2024-06?'
date 2022-11/2024 2022-11/2024
date 2024 2024
exit $changed
