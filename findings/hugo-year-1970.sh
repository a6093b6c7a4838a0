#!/bin/bash
# Hugo dates a page of 2024 to 1970, and a page of 44 BC to 1969.
#
# Found: `date: 2024` in YAML becomes 1970-01-01T00:33:44Z, which is 2,024 seconds
# into Unix time. `date: 20240619` becomes 23 August 1970. `date: -0043` becomes 35
# seconds before midnight on 31 December 1969, because YAML 1.1 reads it as octal.
# `date: 2024-06` and `date: "2024"` are silently dropped, which leaves the year 1.
# The build succeeds every time.
#
# Why it surprises: a bare year is a valid ISO 8601 date, so one expects 1 January
# or an error. Whether the year stands in quotes decides between 1970 and nothing.
#
# What to do: when converting a Hugo site, take dates from the source files and not
# from what Hugo made of them. When exporting to Hugo, write full dates in quotes.
#
# Versions: hugo 0.111.3 (Debian 0.111.3-1). Seen on 2026-11-28.
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
deb hugo=0.111.3-1
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
