#!/bin/bash
# calcurse turns an event of a month into thirty events of a day.
#
# Found: an all-day event from 1 June (DTSTART;VALUE=DATE) to 1 July (DTEND,
# exclusive) is imported as an event of one day that recurs daily until 30 June,
# and exported as RRULE:FREQ=DAILY;UNTIL=20240630 without DTEND. Any calendar that
# reads the export has thirty events. UID and CATEGORIES are gone as well, so it
# does not replace the first.
#
# Why it surprises: on calcurse's own screen both look the same, a line on each
# day. Duration and recurrence are different things in iCalendar, and one expects
# a round trip through the same format to keep which it was.
#
# What to do: a month that stands for "some day in June" says so in its title;
# counts of events are not to be taken from a calendar that went through calcurse.
#
# Versions: calcurse 4.7.1 (Debian 4.7.1-1). Seen on 2026-11-28.
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
