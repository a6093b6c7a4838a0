#!/bin/bash
# SQLite's full-text search splits Hindi and Thai words at their vowels.
#
# Found: FTS5's default tokenizer treats the vowel signs of Indic scripts and Thai,
# and the vowel points of Hebrew and Arabic, as separators. A search for किम (Kim)
# finds काम (work), because both come down to the same two consonants. In Thai, ดู
# finds ดี. Pointed שָׁלוֹם is not found as שלום.
#
# Why it surprises: the tokenizer is called unicode61 and is documented to remove
# diacritics, so one expects it to know that a mark belongs to its letter. Its
# default categories are L*, N* and Co. Marks (M*) are not among them, and only
# European accents get special treatment.
#
# What to do: set tokenize = "unicode61 categories 'L* M* N* Co'" for texts in many
# scripts, and remove the points of Hebrew and Arabic beforehand.
#
# Versions: sqlite3 3.40.1 (Debian 3.40.1-2+deb12u2). Seen on 2026-11-28.
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
deb sqlite3=3.40.1-2+deb12u2 libsqlite3-0=3.40.1-2+deb12u2
echo "sqlite3 $(sqlite3 --version | cut -d ' ' -f 1)"
found() { # options of the table, text, query
	sqlite3 :memory: "create virtual table f using fts5(t$1); insert into f values ('$2'); select count(*) from f where f match '\"$3\"';"
}
marks=", tokenize = \"unicode61 categories 'L* M* N* Co'\""
see 'text काम (work), query किम (Kim)' 0 '1' "$(found '' काम किम)"
see 'text ดี (good), query ดู (look)' 0 '1' "$(found '' ดี ดู)"
see 'text שָׁלוֹם with points, query שלום without' 1 '0' "$(found '' שָׁלוֹם שלום)"
see 'text Дмитрий, query Дмитрии' 0 '0' "$(found '' Дмитрий Дмитрии)"
see 'with categories L* M* N* Co: text काम, query किम' 0 '0' "$(found "$marks" काम किम)"
see 'with categories L* M* N* Co: text किम, query किम' 1 '1' "$(found "$marks" किम किम)"
exit $changed
