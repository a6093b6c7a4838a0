#!/bin/sh
# Builds and tests chancery. ./build.sh help says what there is.
set -eu
cd "$(dirname "$0")"

staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need_go() {
	command -v go >/dev/null 2>&1 || fail "Go is missing. Get it from https://go.dev/dl/ (1.26 or newer), or: apt-get install golang"
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
	[ -z "$unformatted" ] || fail "Not gofmt'ed: $unformatted (gofmt -w mends it)"
	say "go vet"
	go vet ./...
	say "staticcheck"
	go run "$staticcheck" ./...
}

tests() {
	need_go
	check_style
	say "the archive in content/"
	binary
	./chancery check --strict
	say "go test"
	go test -timeout 30m ./...
	if command -v gcc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1; then
		say "go test -race, of what runs in parallel"
		go test -race -timeout 30m ./generator/internal/build/... ./generator/internal/output/... ./generator/internal/graph/... ./generator/internal/render/...
	elif [ "${CI:-}" = true ]; then
		fail "The race detector needs a C compiler: apt-get install gcc libc6-dev"
	else
		say "no C compiler, so the race detector was left out (apt-get install gcc libc6-dev)"
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

bench() {
	need_go
	go run ./generator/bench/run "$@"
}

help() {
	cat <<'HELP'
./build.sh             builds the binary (./chancery) and the site (./public)
./build.sh test        formatting, vet, staticcheck, the archive, all tests
./build.sh fuzz [20s]  each fuzz target for a while
./build.sh bench       measures builds of generated archives
./build.sh golden      writes the expected pages of the tests anew; read the diff
./build.sh clean       removes what was built
./build.sh help        this

What is given after "build" goes to chancery: ./build.sh build --drafts
HELP
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
build) site "$@" ;;
test) tests ;;
fuzz) fuzz "$@" ;;
bench) bench "$@" ;;
golden) need_go && go test ./generator/... -run Golden -update ;;
clean) rm -rf chancery public ;;
help | -h | --help) help ;;
*) fail "build.sh: unknown command \"$command\"; ./build.sh help lists them" ;;
esac
