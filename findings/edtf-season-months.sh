#!/bin/bash
# Two EDTF libraries disagree about summer: April to June, or June to August?
#
# Found: for `2024-22` (summer 2024) edtf.js gives 1 April to 30 June, because it
# divides the year into quarters beginning with season 21. @edtf-ts/core gives
# 1 June to 31 August. The two winters share one month: October to December 2024
# against December 2024 to February 2025. To one of them 15 August is summer, to
# the other autumn.
#
# Why it surprises: EDTF calls 21 to 24 spring, summer, autumn and winter and does
# not define their months, but nobody who writes "summer" means May and not July.
# For quarters EDTF has codes of its own, 33 to 36.
#
# What to do: export a season's start and end as dates beside the EDTF string, and
# do not compute them with a library whose months you have not looked up.
#
# Versions: edtf 4.11.1, @edtf-ts/core 0.4.2 (npm). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" edtf@4.11.1 @edtf-ts/core@0.4.2 >/dev/null
cat >run.mjs <<'JS'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";
const day = (ms) => new Date(Number(ms)).toISOString().slice(0, 10);
const a = edtf(process.argv[2]), b = parse(process.argv[2]).value;
console.log(`${day(a.min)}/${day(a.max)} (edtf.js), ${day(b.min)}/${day(b.max)} (@edtf-ts/core)`);
JS
echo "edtf 4.11.1, @edtf-ts/core 0.4.2"
season() { see "$1" "$2 (edtf.js), $2 (@edtf-ts/core)" "$3" "$(node run.mjs "$1")"; }
season 2024-21 2024-03-01/2024-05-31 '2024-01-01/2024-03-31 (edtf.js), 2024-03-01/2024-05-31 (@edtf-ts/core)'
season 2024-22 2024-06-01/2024-08-31 '2024-04-01/2024-06-30 (edtf.js), 2024-06-01/2024-08-31 (@edtf-ts/core)'
season 2024-23 2024-09-01/2024-11-30 '2024-07-01/2024-09-30 (edtf.js), 2024-09-01/2024-11-30 (@edtf-ts/core)'
season 2024-24 2024-12-01/2025-02-28 '2024-10-01/2024-12-31 (edtf.js), 2024-12-01/2025-02-28 (@edtf-ts/core)'
season 2024-34 2024-04-01/2024-06-30 '2024-04-01/2024-06-30 (edtf.js), 2024-04-01/2024-06-30 (@edtf-ts/core)'
exit $changed
