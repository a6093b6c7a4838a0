#!/bin/bash
# Hugo publishes a page dated 2024 in 1970, and one dated -0043 as well.
#
# Found: `date: 2024` in YAML becomes 1970-01-01T00:33:44Z, 2,024 seconds after
# the beginning of Unix time; `date: 20240619` becomes 23 August 1970; `date:
# -0043` becomes 31 December 1969, and that 35 seconds before midnight, since YAML
# 1.1 reads the number as octal. `date: 2024-06` and `date: "2024"` are dropped
# without a word (year 1 in the template). The build ends well each time.
#
# Why it surprises: a bare year is an ISO 8601 date; one expects 1 January or an
# error. Quotes, which nobody sees in the year's meaning, decide between 1970 and
# no date at all.
#
# What to do: who converts a Hugo site takes the date from the source text, never
# through Hugo; an exporter to Hugo writes whole days in quotes.
#
# Versions: hugo 0.111.3 (Debian 0.111.3-1). Seen on 2026-11-28.
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
deb hugo=0.111.3-1
export TZ=UTC
echo "hugo $(hugo version | sed 's/^hugo v\([0-9.]*\).*/\1/')"
mkdir -p site/content site/layouts/_default
echo '{{ .Date.UTC.Format "2006-01-02T15:04:05Z" }}' >site/layouts/_default/single.html
printf 'baseURL = "https://example.org/"\ndisableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]\n' >site/config.toml
published() {
	printf -- '---\ntitle: T\ndate: %s\n---\n' "$1" >site/content/a.md
	rm -rf site/public
	if hugo --quiet --source site >/dev/null 2>&1; then cat site/public/a/index.html; else echo error; fi
}
date() { see "date: $1" "$2" "$3" "$(published "$1")"; }
date 2024 '2024-01-01T00:00:00Z or an error' '1970-01-01T00:33:44Z'
date '"2024"' '2024-01-01T00:00:00Z or an error' '0001-01-01T00:00:00Z'
date 20240619 '2024-06-19T00:00:00Z or an error' '1970-08-23T06:23:39Z'
date 2024-06 '2024-06-01T00:00:00Z or an error' '0001-01-01T00:00:00Z'
date -0043 'an error' '1969-12-31T23:59:25Z'
date 2024-06-19 2024-06-19T00:00:00Z '2024-06-19T00:00:00Z'
exit $changed
