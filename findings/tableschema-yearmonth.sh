#!/bin/bash
# tableschema takes an open interval for the month in which it begins.
#
# Found: a field of type yearmonth accepts 2022-11/.. (since November 2022) as
# [2022,11], 2024-06? as June 2024 without the doubt, and even 202X-06 as June of
# the year 202. It rejects month 13, and 2024-06-19.
#
# Why it surprises: Table Schema takes yearmonth from XML Schema's gYearMonth, and
# one runs a validator to find just such cells. The value is split at "-" and both
# halves go through parseInt, which stops at the first character it cannot use.
#
# What to do: describe EDTF as a string with an anchored pattern, next to two date
# fields. As a yearmonth, a file validates and then says less than it holds.
#
# Versions: tableschema 1.12.6 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" tableschema@1.12.6 >/dev/null 2>&1
cat >run.cjs <<'JS'
const { Field } = require("tableschema");
try {
	console.log(JSON.stringify(new Field({ name: "date", type: "yearmonth" }).castValue(process.argv[2])));
} catch (e) {
	console.log("refused");
}
JS
echo "tableschema $(node -p 'require("tableschema/package.json").version')"
cell() { see "$1" "$2" "$3" "$(node run.cjs "$1")"; }
cell 2022-11/.. refused '[2022,11]'
cell '2024-06?' refused '[2024,6]'
cell 202X-06 refused '[202,6]'
cell '2024-06 or later' refused '[2024,6]'
cell 2024-06 '[2024,6]' '[2024,6]'
cell 2024-13 refused refused
cell 2024-06-19 refused refused
exit $changed
