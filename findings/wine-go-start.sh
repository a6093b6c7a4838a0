#!/bin/bash
# No program that Go has built since 1.21 starts under Wine 8, which Debian 12 has.
#
# Found: an empty main, built for windows/amd64, ends before main begins, with
# "bcryptprimitives.dll not found". Wine has that library only since version 9.
#
# Why it surprises: the program asks for no randomness, and nothing was linked that
# would. Go's runtime loads ProcessPrng as it starts, for the seeds of its maps, and
# has no other way.
#
# What to do: a library with this one function in system32 is enough, and GNU ld makes
# it on Linux, without a compiler for Windows (see generator/windows_test.go).
#
# Versions: wine 8.0 (Debian 12), Go 1.26.8. Seen on 2026-11-28. Needs: wine wine64.
set -euo pipefail
dir=$(mktemp -d)
trap 'wineserver -k 2>/dev/null || :; rm -rf "$dir"' EXIT
cd "$dir"
export LC_ALL=C.UTF-8 TZ=UTC WINEPREFIX=$dir/prefix WINEDEBUG=-all DISPLAY= WINEDLLOVERRIDES=mscoree,mshtml=
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
printf 'package main\n\nfunc main() { println("started") }\n' >main.go
GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -o main.exe main.go
wineboot --init >/dev/null 2>&1
wine --version
see 'an empty program' 'started' 'fatal error: bcryptprimitives.dll not found' "$(wine main.exe 2>&1 | tr -d '\r' | head -1 || :)"
exit $changed
