#!/bin/bash
# pandoc finds no date in an RIS file that follows the RIS specification.
#
# Found: for `PY  - 2024/06//` pandoc writes an `issued` with nothing in it, and a
# key with slashes, "Doe_2024/06//". For `PY  - 2024///` it writes a range from 2024
# to the year 0, three times over. It does not read `DA`. Only a bare year works.
#
# Why it surprises: year/month/day/other, with all three slashes, is the form that
# the RIS specification gives for dates and that reference managers write. There
# is no warning, and the work ends up undated.
#
# What to do: write `PY  - 2024` and put the precise date in `DA`. Give users of
# pandoc CSL-JSON instead.
#
# Versions: pandoc 3.10 (npm pandoc-wasm 1.1.0). Seen on 2026-11-28.
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
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" pandoc-wasm@1.1.0 >/dev/null
cat >run.mjs <<'JS'
import { convert } from "pandoc-wasm";
const ris = `TY  - RPRT\nAU  - Doe, Jane\nTI  - T\n${process.argv[2]}\nER  - \n`;
const out = await convert({ from: "ris", to: "csljson", standalone: true }, ris, {});
const [item] = JSON.parse(out.stdout);
console.log(`${JSON.stringify(item.issued?.["date-parts"] ?? null)}, key ${item.id}`);
JS
echo "pandoc $(cat node_modules/pandoc-wasm/pandoc-version.txt)"
date() { see "$1" "$2" "$3" "$(node run.mjs "$1" 2>/dev/null)"; }
date 'PY  - 2024/06//' '[[2024,6]], key Doe_2024' '[], key Doe_2024/06//'
date 'PY  - 2024/06/19/' '[[2024,6,19]], key Doe_2024' '[], key Doe_2024/06/19/'
date 'PY  - 2024///' '[[2024]], key Doe_2024' '[[2024],[0],[0],[0]], key Doe_2024///'
date 'DA  - 2024/06/19/' '[[2024,6,19]], key Doe_2024' 'null, key Doe'
date 'PY  - 2024' '[[2024]], key Doe_2024' '[[2024]], key Doe_2024'
exit $changed
