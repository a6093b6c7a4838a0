#!/bin/bash
# One escaped comma in CATEGORIES: three categories in one library, one in another.
#
# Found: by RFC 5545 CATEGORIES:Sanctions\, trade,Arms is two categories. node-ical
# returns three: "Sanctions\", "trade" and "Arms". golang-ical unescapes the line
# into one value, in which the two kinds of comma look alike, and writes it back
# as Sanctions\, trade\,Arms: a single category for every reader. ical.js and
# go-ical get it right.
#
# Why it surprises: all four unescape text in general. For this list the first
# splits without unescaping, and the second unescapes without splitting.
#
# What to do: keep commas out of topic names that go into CATEGORIES; a dash will
# do.
#
# Versions: node-ical 0.26.1, ical.js 2.2.1 (npm), github.com/arran4/golang-ical
# v0.3.4, github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392 (Go). Seen
# on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" node-ical@0.26.1 ical.js@2.2.1 >/dev/null
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT UID:1@example.org \
	DTSTAMP:20240619T000000Z 'DTSTART;VALUE=DATE:20240619' 'SUMMARY:Sanctions\, trade' 'CATEGORIES:Sanctions\, trade,Arms' \
	END:VEVENT END:VCALENDAR >in.ics
cat >run.mjs <<'JS'
import fs from "node:fs";
import ical from "node-ical";
import ICAL from "ical.js";
const text = fs.readFileSync("in.ics", "utf8");
const a = ical.sync.parseICS(text)["1@example.org"];
const b = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
console.log(JSON.stringify(process.argv[2] === "node-ical" ? a.categories : b.getFirstProperty("categories").getValues()));
JS
mkdir go && cat >go/main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	golang "github.com/arran4/golang-ical"
	emersion "github.com/emersion/go-ical"
)

func main() {
	text, err := os.ReadFile("in.ics")
	if err != nil {
		panic(err)
	}
	if os.Args[1] == "go-ical" {
		cal, err := emersion.NewDecoder(strings.NewReader(string(text))).Decode()
		if err != nil {
			panic(err)
		}
		list, err := cal.Events()[0].Props.Get("CATEGORIES").TextList()
		if err != nil {
			panic(err)
		}
		json.NewEncoder(os.Stdout).Encode(list)
		return
	}
	cal, err := golang.ParseCalendar(strings.NewReader(string(text)))
	if err != nil {
		panic(err)
	}
	for _, line := range strings.Split(cal.Serialize(), "\n") {
		if strings.HasPrefix(line, "CATEGORIES") {
			fmt.Println(strings.TrimSpace(line))
		}
	}
}
GO
(cd go && go mod init x && go get github.com/arran4/golang-ical@v0.3.4 github.com/emersion/go-ical@v0.0.0-20250329121855-f41e73efc392 && go build -o ../categories .) >/dev/null 2>&1
echo 'node-ical 0.26.1, ical.js 2.2.1, golang-ical v0.3.4, go-ical f41e73efc392'
line='CATEGORIES:Sanctions\, trade,Arms'
see "$line in ical.js" '["Sanctions, trade","Arms"]' '["Sanctions, trade","Arms"]' "$(node run.mjs ical.js)"
see "$line in go-ical" '["Sanctions, trade","Arms"]' '["Sanctions, trade","Arms"]' "$(./categories go-ical)"
see "$line in node-ical" '["Sanctions, trade","Arms"]' '["Sanctions\\","trade","Arms"]' "$(node run.mjs node-ical)"
see "$line through golang-ical" "$line" 'CATEGORIES:Sanctions\, trade\,Arms' "$(./categories golang-ical)"
exit $changed
