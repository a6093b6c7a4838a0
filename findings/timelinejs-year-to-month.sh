#!/bin/bash
# TimelineJS drops the end of "2024 to June 2024".
#
# Found: an event with start_date {year: 2024} and end_date {year: 2024, month: 6} is
# drawn as 2024 alone: end_date is gone. So is {year: 2024, month: 6, day: 19} behind
# {year: 2024, month: 6}. With a month or day in the start that differs, the end stays.
#
# Why it surprises: the end says more than the start, and another thing. TimelineJS
# wants to drop ends that repeat the start, and compares only what the start states.
#
# What to do: where an end begins like its start, write the start to the day
# (2024-01-01), and the words that are to be shown into display_date.
#
# Versions: @knight-lab/timelinejs 3.9.11, in jsdom 26.1.0 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" @knight-lab/timelinejs@3.9.11 jsdom@26.1.0 >/dev/null
cat >run.mjs <<'JS'
import {JSDOM} from "jsdom";
import fs from "fs";
const script = fs.readFileSync("node_modules/@knight-lab/timelinejs/dist/js/timeline.js", "utf8");
const {window} = new JSDOM("<!DOCTYPE html><div id=t></div>", {runScripts: "outside-only", pretendToBeVisual: true});
window.eval(script);
const [start, end] = process.argv.slice(2, 4).map(s => JSON.parse(s));
window.data = JSON.stringify({events: [{start_date: start, end_date: end, text: {headline: "E"}}]});
const config = window.eval(`(() => { const t = Object.create(TL.Timeline.prototype); let config; t.setConfig = c => { config = c; }; t._initData(JSON.parse(data)); return config; })()`);
const d = config.events[0].end_date?.data;
console.log(d ? [d.year, d.month, d.day].filter(n => n).join("-") : "no end");
process.exit(0);
JS
echo 'TimelineJS 3.9.11'
end() { node run.mjs "$1" "$2"; }
see '2024 to June 2024' '2024-6' 'no end' "$(end '{"year":2024}' '{"year":2024,"month":6}')"
see 'June 2024 to 19 June 2024' '2024-6-19' 'no end' "$(end '{"year":2024,"month":6}' '{"year":2024,"month":6,"day":19}')"
see '1 January 2024 to June 2024' '2024-6' '2024-6' "$(end '{"year":2024,"month":1,"day":1}' '{"year":2024,"month":6}')"
see 'June 2024 to 2024' '2024' '2024' "$(end '{"year":2024,"month":6}' '{"year":2024}')"
exit $changed
