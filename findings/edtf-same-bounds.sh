#!/bin/bash
# edtf.js rejects an interval that begins and ends in the same month.
#
# Found: `2024-06/2024-06` throws "invalid upper bound: 2024-06", and so does
# `2024-06-19/2024-06` (from the 19th to some time in June). `2024/2024-06` and
# `2024-06/2024-06-30` are accepted, `2024-06/2024-06-01` is not.
#
# Why it surprises: in EDTF the end must not come before the beginning, and equal
# ends are what a program naturally writes from a start and an end column. This
# library wants the first instant of the end to be later than that of the start.
#
# What to do: write a plain date where both ends are equal, and give the end of an
# interval the same precision as its beginning.
#
# Versions: edtf 4.11.1 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" edtf@4.11.1 >/dev/null
cat >run.mjs <<'JS'
import edtf from "edtf";
const day = (ms) => new Date(ms).toISOString().slice(0, 10);
try {
	const i = edtf(process.argv[2]);
	console.log(`${day(i.min)} to ${day(i.max)}`);
} catch (e) {
	console.log(`throws: ${e.message}`);
}
JS
echo "edtf 4.11.1"
interval() { see "$1" "$2" "$3" "$(node run.mjs "$1")"; }
interval 2024-06/2024-06 '2024-06-01 to 2024-06-30' 'throws: invalid upper bound: 2024-06'
interval 2024-06-19/2024-06-19 '2024-06-19 to 2024-06-19' 'throws: invalid upper bound: 2024-06-19'
interval 2024/2024 '2024-01-01 to 2024-12-31' 'throws: invalid upper bound: 2024'
interval 2024-06-19/2024-06 '2024-06-19 to 2024-06-30' 'throws: invalid upper bound: 2024-06'
interval 2024-06/2024-06-30 '2024-06-01 to 2024-06-30' '2024-06-01 to 2024-06-30'
interval 2024-06/2024-06-01 '2024-06-01 to 2024-06-01' 'throws: invalid upper bound: 2024-06-01'
interval 2024-06~/2024-06 '2024-06-01 to 2024-06-30' 'throws: invalid upper bound: 2024-06'
interval 2024/2024-06 '2024-01-01 to 2024-06-30' '2024-01-01 to 2024-06-30'
exit $changed
