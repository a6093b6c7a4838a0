#!/bin/sh
# Builds and tests chancery. ./build.sh help lists the commands.
set -eu
cd "$(dirname "$0")"

staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
govulncheck=golang.org/x/vuln/cmd/govulncheck@v1.9.0
actionlint=github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
benchstat=golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need_go() {
	command -v go >/dev/null 2>&1 || fail "Go is missing. Get it from https://go.dev/dl/ (1.26 or newer), or: apt-get install golang"
}

# The benches are a module of their own.
in_bench() {
	(cd generator/bench && "$@")
}

binary() {
	need_go
	go build -trimpath -o chancery ./generator
}

site() {
	binary
	./chancery build "$@"
}

check_style() {
	say "gofmt"
	unformatted=$(gofmt -l generator templates static)
	[ -z "$unformatted" ] || fail "Not gofmt'ed: $unformatted (gofmt -w fixes it)"
	say "go vet"
	go vet ./...
	in_bench go vet ./...
	say "staticcheck"
	go run "$staticcheck" ./...
	in_bench go run "$staticcheck" ./...
}

# What GitHub Actions are given, in this repository and by init.
check_workflows() {
	say "actionlint"
	new=$(mktemp -d)
	for host in github netlify cloudflare; do
		./chancery init "$new/$host" --host $host >"$new/said" 2>&1 || fail "$(cat "$new/said")"
	done
	go run "$actionlint" generator/doc/release/github.yaml generator/doc/parallel/github.yaml "$new"/*/.github/workflows/*.yaml || fail "actionlint found something"
	rm -rf "$new"
}

# The tests of the site in a browser need Chromium (with a font that has serifs), Firefox,
# WebKitGTK and pdftotext, npm for axe-core and three servers, Java for the Nu HTML checker, and, for the
# site behind other servers and as a copy, those servers and what makes copies. Root on
# Debian gets what is missing.
need_browser() {
	missing=""
	command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 ||
		[ -d "/Applications/Google Chrome.app" ] || missing="chromium fonts-liberation"
	command -v npm >/dev/null 2>&1 || missing="$missing npm"
	command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
	command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || missing="$missing firefox-esr"
	command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
	command -v node >/dev/null 2>&1 || missing="$missing nodejs"
	command -v WebKitWebDriver >/dev/null 2>&1 || missing="$missing webkit2gtk-driver"
	command -v Xvfb >/dev/null 2>&1 || missing="$missing xvfb"
	for server in nginx apache2 caddy lighttpd; do
		command -v $server >/dev/null 2>&1 || [ -x /usr/sbin/$server ] || missing="$missing $server"
	done
	for copier in wget httrack rclone; do
		command -v $copier >/dev/null 2>&1 || missing="$missing $copier"
	done
	[ -z "$missing" ] || get "$missing" || fail "The tests in the browser need more programs: apt-get install $missing
Elsewhere: install each of them so that it is in PATH. Without them: ./build.sh test -short"
}

# The test of a review in Word needs pandoc.
need_pandoc() {
	command -v pandoc >/dev/null 2>&1 || get pandoc || fail "The test of review in Word needs pandoc: https://pandoc.org/installing.html
Without it: ./build.sh test -short"
}

# The test in which operations on files fail has strace make them fail.
need_strace() {
	[ "$(uname)" != Linux ] || command -v strace >/dev/null 2>&1 || get strace || fail "The test of failing disks needs strace: apt-get install strace
Without it: ./build.sh test -short"
}

# The tests of exports need what reads them: reference managers, feed readers, statistics
# programs, and npm for those that it has. Each line names a program and its package.
need_readers() {
	missing=""
	while read -r program package; do
		command -v "$program" >/dev/null 2>&1 || missing="$missing $package"
	done <<-READERS
		biber biber
		nvim neovim
		bibtex texlive-binaries texlive-base
		node nodejs
		npm npm
		ris2xml bibutils
		sqlite3 sqlite3
		khal khal
		newsboat newsboat
		soffice libreoffice-calc-nogui
	READERS
	[ -f /usr/share/citation-style-language/styles/apa.csl ] || missing="$missing citation-style-language-styles citation-style-language-locales"
	/usr/bin/python3 -c 'import feedparser, igraph, networkx, pandas, rdflib' 2>/dev/null || missing="$missing python3-feedparser python3-igraph python3-networkx python3-pandas python3-rdflib"
	[ -z "$missing" ] || get "$missing" || fail "The tests of exports need more programs: apt-get install $missing
Without them: ./build.sh test -short"
}

# The tests of the program for another processor and for Windows need an emulator and Wine, on
# Linux on amd64.
need_emulator() {
	[ "$(uname -sm)" = "Linux x86_64" ] || return 0
	missing=""
	command -v qemu-aarch64-static >/dev/null 2>&1 || missing="qemu-user-static"
	command -v wine >/dev/null 2>&1 && command -v wineserver >/dev/null 2>&1 || missing="$missing wine wine64"
	command -v as >/dev/null 2>&1 || missing="$missing binutils"
	[ -z "$missing" ] || get "$missing" || fail "The tests of the program for arm64 and for Windows need more programs: apt-get install $missing
Without them: ./build.sh test -short"
}

# get installs Debian packages where that is possible: as root on Debian.
get() {
	[ -f /etc/debian_version ] && [ "$(id -u)" = 0 ] || return 1
	say "apt-get install" $1
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1 >/dev/null
}

# What is given after "test" goes to go test: -short leaves out the tests in the browser.
tests() {
	need_go
	case " $* " in *" -short "*) ;; *) need_browser; need_pandoc; need_emulator; need_strace; need_readers ;; esac
	check_style
	say "the archive in content/"
	binary
	./chancery check --strict
	./chancery fmt --check
	check_workflows
	say "go test"
	go test -timeout 30m "$@" ./...
	in_bench go test -timeout 30m "$@" ./...
	if command -v gcc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1 || get "gcc libc6-dev"; then
		say "go test -race, for what runs in parallel"
		go test -race -timeout 30m ./generator/internal/build/... ./generator/internal/output/... ./generator/internal/graph/... ./generator/internal/render/... ./generator/internal/serve/... ./generator/internal/site/...
	elif [ "${CI:-}" = true ]; then
		fail "The race detector needs a C compiler: apt-get install gcc libc6-dev"
	else
		say "no C compiler, so the race detector was skipped (apt-get install gcc libc6-dev)"
	fi
}

fuzz() {
	need_go
	time=${1:-20s}
	for package in $(go list ./...); do
		for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
			say "$target in $package, for $time"
			go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package"
		done
	done
}

# Binaries for every system, with their checksums, in dist/. They know where they are published
# when CHANCERY_RELEASES gives the address to which /v and the version are added.
release() {
	need_go
	rm -rf dist
	mkdir dist
	for system in linux darwin windows; do
		for machine in amd64 arm64; do
			name=chancery-$system-$machine
			[ $system != windows ] || name=$name.exe
			say "$name"
			CGO_ENABLED=0 GOOS=$system GOARCH=$machine go build -trimpath -ldflags "-s -w -X main.releases=${CHANCERY_RELEASES:-}" -o "dist/$name" ./generator
		done
	done
	cp LICENSE generator/doc/licences.txt dist/
	(cd dist && if command -v sha256sum >/dev/null 2>&1; then sha256sum chancery-*; else shasum -a 256 chancery-*; fi >SHA256SUMS)
}

# The first word may name an archive; the rest goes to go test.
audit() {
	archive=.
	case ${1:--} in -*) ;; *)
		archive=$1
		shift
		;;
	esac
	[ -d "$archive/content" ] || fail "There is no archive in $archive: it has no folder content"
	need_go
	need_browser
	go test ./generator/browser -audit -archive "$(cd "$archive" && pwd)" -v -timeout 240m "$@"
}

shots() {
	[ $# -ge 1 ] || fail "Say where to put the pictures: ./build.sh shots FOLDER"
	need_go
	need_browser
	mkdir -p "$1"
	go test ./generator/browser -run TestShots -shots "$(cd "$1" && pwd)" -timeout 60m
}

# The flag -update is known only to the packages that have expected pages.
golden() {
	need_go
	for package in $(go list -f '{{.Dir}}' ./generator/...); do
		if grep -qs 'flag.Bool("update"' "$package"/*_test.go; then
			go test "$package" -run Golden -update
		fi
	done
}

bench() {
	need_go
	if [ "${1:-}" = micro ]; then
		shift
		micro "$@"
		return
	fi
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
	in_bench go build -o "$folder/bench" .
	"$folder/bench" "$@"
}

# The benchmarks of each package, six times; what go test prints is kept for a later comparison.
micro() {
	[ $# -le 1 ] || fail "Say what to compare with, or nothing: ./build.sh bench micro [OLD.txt]"
	[ $# -eq 0 ] || [ -f "$1" ] || fail "There is no file $1 to compare with"
	new=micro-$(git describe --always --dirty 2>/dev/null || date +%Y%m%d-%H%M%S).txt
	go test -run '^$' -bench . -count 6 -benchtime 300ms -timeout 60m ./generator/internal/... >"$new.part" || fail "$(cat "$new.part")"
	mv "$new.part" "$new"
	go run "$benchstat" "$@" "$new"
	say "the runs are in $new: ./build.sh bench micro $new compares later ones with them"
}

# The database of vulnerabilities is on the web, so this is no part of the tests.
vuln() {
	need_go
	go run "$govulncheck" ./... || fail "govulncheck found something, or could not reach its database (https://vuln.go.dev)"
}

help() {
	cat <<'HELP'
./build.sh             builds the binary (./chancery) and the site (./public)
./build.sh test        formatting, vet, staticcheck, the archive, all tests;
                       test -short skips those in a browser and with other programs
./build.sh fuzz [20s]  runs each fuzz target for a while
./build.sh audit [DIR] checks the largest, the smallest and a middle page of each kind, of this
                       archive or the one in DIR, with all browser tests and with Lighthouse;
                       takes long. -run selects a test: audit DIR -run Axe.
                       ./build.sh bench synth -n 2000 -o DIR makes a large archive
./build.sh shots DIR   takes pictures of every kind of page: light, dark, on a phone, on paper
./build.sh bench       measures builds of generated archives; bench -h lists its flags
./build.sh bench micro [OLD.txt]
                       runs the benchmarks of each package six times, which takes some minutes,
                       and compares them with an earlier run if one is given
./build.sh golden      regenerates the expected pages of the tests; read the diff
./build.sh release     makes binaries for Linux, macOS and Windows, with checksums, in dist/
./build.sh vuln        asks the Go vulnerability database about the program (needs the web)
./build.sh clean       removes what was built
./build.sh help        shows this

What is given after "build" goes to chancery: ./build.sh build --drafts
HELP
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
build) site "$@" ;;
test) tests "$@" ;;
audit) audit "$@" ;;
shots) shots "$@" ;;
fuzz) fuzz "$@" ;;
bench) bench "$@" ;;
vuln) vuln ;;
golden) golden ;;
release) release ;;
clean) rm -rf chancery public dist ;;
help | -h | --help) help ;;
*) fail "build.sh: unknown command \"$command\"; ./build.sh help lists them" ;;
esac
