#!/bin/bash
# BibTool drops every BibLaTeX entry from a file that it is asked to tidy.
#
# Found: of @report, @techreport and @online only @techreport remains in the
# output. The others are gone; standard error says "Unknown entry type", and the
# exit status is 0. An unknown field, on the other hand, is kept.
#
# Why it surprises: BibTeX has no closed list of entry types, since they belong to
# the style. A tidying tool is expected to pass on what it does not know, as this
# one does with fields, or else to fail. Written back over the original, the file
# has lost its entries.
#
# What to do: recommend `bibtool -r biblatex`, which knows the types, and compare
# the number of entries before and after.
#
# Versions: bibtool 2.68 (Debian 2.68+ds-1). Seen on 2026-11-28.
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
deb bibtool=2.68+ds-1
echo "bibtool $(bibtool -V 2>&1 | sed -n 's/.*Vers\. \([0-9.]*\) .*/\1/p' | head -1)"
cat >in.bib <<'BIB'
@report{a, title = {A}, date = {2024-06}, pubstate = {inpress}}
@techreport{b, title = {B}, year = 2024, institution = {H}, pubstate = {inpress}}
@online{c, title = {C}, url = {https://example.org}}
BIB
keys() {
	local status=0
	bibtool -i ./in.bib >out.bib 2>/dev/null || status=$?
	echo "$(sed -n 's/^@[A-Za-z]*{[[:space:]]*\([a-z]*\),.*/\1/p' out.bib | paste -sd ' '), exit $status"
}
see 'entries left by bibtool' 'a b c, exit 0 (or an error)' 'b, exit 0' "$(keys)"
see 'the field pubstate, unknown to BibTeX, in b' 'kept' 'kept' "$(keys >/dev/null; grep -q pubstate out.bib && echo kept || echo lost)"
exit $changed
