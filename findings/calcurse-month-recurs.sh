#!/bin/bash
# calcurse turns one month-long event into thirty one-day events.
#
# Found: an all-day event from 1 June to 1 July (DTEND is exclusive) is imported
# as a one-day event that recurs daily until 30 June, and exported with
# RRULE:FREQ=DAILY;UNTIL=20240630 and no DTEND. Any calendar that reads the export
# shows thirty events. UID and CATEGORIES are lost too, so the copy does not even
# replace the original.
#
# Why it surprises: on calcurse's own screen the two look the same, a line on
# every day. But duration and recurrence are different things in iCalendar, and a
# round trip through the same format should not turn one into the other.
#
# What to do: where a month stands for "some day in June", say so in the title,
# and do not count events in a calendar that has been through calcurse.
#
# Versions: calcurse 4.7.1 (Debian 4.7.1-1). Seen on 2026-11-28.
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
deb calcurse=4.7.1-1
export TERM=dumb
echo "calcurse $(calcurse --version | sed -n 's/^calcurse \([0-9.]*\) .*/\1/p')"
through() { # DTSTART, DTEND
	rm -rf data && mkdir data
	printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT UID:1@example.org DTSTAMP:20240619T000000Z \
		"DTSTART;VALUE=DATE:$1" "DTEND;VALUE=DATE:$2" 'SUMMARY:some day' CATEGORIES:sanctions END:VEVENT END:VCALENDAR >in.ics
	calcurse -D data -i in.ics >/dev/null 2>&1
	calcurse -D data -x | tr -d '\r' | grep -E '^(UID|DTSTART|DTEND|DURATION|RRULE|CATEGORIES)' | paste -sd ' '
}
see '1 June to 30 June 2024, imported and exported' \
	'UID:1@example.org DTSTART;VALUE=DATE:20240601 DTEND;VALUE=DATE:20240701 CATEGORIES:sanctions' 'DTSTART;VALUE=DATE:20240601 RRULE:FREQ=DAILY;UNTIL=20240630' "$(through 20240601 20240701)"
see 'one day, imported and exported' \
	'UID:1@example.org DTSTART;VALUE=DATE:20240619 DTEND;VALUE=DATE:20240620 CATEGORIES:sanctions' 'DTSTART;VALUE=DATE:20240619' "$(through 20240619 20240620)"
exit $changed
