#!/bin/bash
# bibutils splits an RIS author at the word "and".
#
# Found: `AU  - Institute for Peace and Security` becomes two authors, "for Peace,
# Institute" and "Security"; `AU  - Law and Order` becomes Law and Order, two
# people. A comma in the name does not help. With `&` the name stays in one piece,
# but as a person: "& Order, Law".
#
# Why it surprises: RIS puts every author on a line of its own, so there is
# nothing to split. Separating names with "and" is BibTeX's convention, and BibTeX
# has braces to protect a name, which RIS lacks.
#
# What to do: RIS cannot mark a name as that of a body. Offer users of bibutils
# the .bib with double braces, which they read correctly.
#
# Versions: bibutils 7.2 (Debian 7.2-2). Seen on 2026-11-28.
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
deb bibutils=7.2-2
echo "bibutils $(ris2xml --version 2>&1 | grep -o 'bibutils suite version [0-9.]*' | sed 's/.* //')"
authors() { tr -d '\357\273\277' | sed -n 's/^AU  - //p' | paste -sd '|'; }
ris() { printf 'TY  - RPRT\nAU  - %s\nTI  - T\nPY  - 2024\nER  - \n' "$1" >in.ris; ris2xml in.ris 2>/dev/null | xml2ris 2>/dev/null | authors; }
bib() { printf '@techreport{a, author = {%s}, title = {T}, year = 2024}\n' "$1" >in.bib; bib2xml in.bib 2>/dev/null | xml2ris 2>/dev/null | authors; }
see 'AU  - Law and Order' 'Law and Order' 'Law|Order' "$(ris 'Law and Order')"
see 'AU  - Institute for Peace and Security' 'Institute for Peace and Security' 'for Peace, Institute|Security' "$(ris 'Institute for Peace and Security')"
see 'AU  - Peace and Security, Institute for' 'Peace and Security, Institute for' 'Security, Institute for|Peace' "$(ris 'Peace and Security, Institute for')"
see 'AU  - Law & Order' 'Law & Order' '& Order, Law' "$(ris 'Law & Order')"
see 'author = {{Law and Order}} in BibTeX' 'Law and Order' 'Law and Order' "$(bib '{Law and Order}')"
exit $changed
