#!/bin/bash
# node-ical cuts a category in two at its escaped comma, backslash and all.
#
# Found: CATEGORIES:Sanctions\, trade,Arms is two categories by RFC 5545; node-ical
# gives three: "Sanctions\", "trade" and "Arms". In SUMMARY and LOCATION the same
# escape is undone as it should be. ical.js reads the line right.
#
# Why it surprises: the library unescapes text in general; for this one list it
# splits before it unescapes and then does not unescape at all. A filter by
# category misses the event.
#
# What to do: no commas in the names of topics that go into CATEGORIES, or one
# CATEGORIES line for each topic and " – " in place of the comma.
#
# Versions: node-ical 0.26.1, ical.js 2.2.1 (npm). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" node-ical@0.26.1 ical.js@2.2.1 >/dev/null
cat >run.mjs <<'JS'
import ical from "node-ical";
import ICAL from "ical.js";
const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//example//EN", "BEGIN:VEVENT", "UID:1@example.org",
	"DTSTAMP:20240619T000000Z", "DTSTART;VALUE=DATE:20240619", "SUMMARY:Sanctions\\, trade", "CATEGORIES:Sanctions\\, trade,Arms",
	"END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
const a = ical.sync.parseICS(text)["1@example.org"];
const b = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent").getFirstProperty("categories").getValues();
console.log(process.argv[2] === "summary" ? a.summary : JSON.stringify(process.argv[2] === "node-ical" ? a.categories : b));
JS
echo "node-ical 0.26.1, ical.js 2.2.1"
see 'CATEGORIES:Sanctions\, trade,Arms in ical.js' '["Sanctions, trade","Arms"]' '["Sanctions, trade","Arms"]' "$(node run.mjs ical.js)"
see 'CATEGORIES:Sanctions\, trade,Arms in node-ical' '["Sanctions, trade","Arms"]' '["Sanctions\\","trade","Arms"]' "$(node run.mjs node-ical)"
see 'SUMMARY:Sanctions\, trade in node-ical' 'Sanctions, trade' 'Sanctions, trade' "$(node run.mjs summary)"
exit $changed
