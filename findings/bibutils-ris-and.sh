#!/bin/bash
# bibutils takes "and" in an RIS author for the end of a person.
#
# Found: `AU  - Institute for Peace and Security` becomes two authors: "for
# Peace, Institute" and "Security". `AU  - Law and Order` becomes Law, and Order.
# Written back as RIS the body has two AU lines; as BibTeX each half gets braces
# of its own. A comma does not protect the name; with `&` it stays in one piece,
# but as a person, "& Order, Law".
#
# Why it surprises: in RIS every author stands on a line of its own, so nothing
# has to be split there; "and" separates names in BibTeX only. ris2xml sends RIS
# names through the parser that bib2xml uses, but without the braces by which
# BibTeX says "one name".
#
# What to do: RIS has no way to say that a name is a body's. Give users of
# bibutils the .bib with double braces (that one is right) or MODS.
#
# Versions: bibutils 7.2 (Debian 7.2-2). Seen on 2026-11-28.
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
