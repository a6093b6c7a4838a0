#!/bin/sh
# Gets chancery, the version named here, for this machine, and checks it against its checksum.
set -eu
version={{Version}}
from="{{From}}"

case $(uname -s) in
Linux) os=linux ;;
Darwin) os=darwin ;;
*) echo "There is no chancery for $(uname -s) here; get it from $from" >&2 && exit 1 ;;
esac
case $(uname -m) in
x86_64 | amd64) machine=amd64 ;;
aarch64 | arm64) machine=arm64 ;;
*) echo "There is no chancery for $(uname -m) machines" >&2 && exit 1 ;;
esac
name=chancery-$os-$machine

get() {
	if command -v curl >/dev/null 2>&1; then
		curl -fsSL --retry 3 -o "$2" "$1"
	elif command -v wget >/dev/null 2>&1; then
		wget -q -O "$2" "$1"
	else
		echo "Getting chancery needs curl or wget" >&2 && exit 1
	fi
}
check() {
	if command -v sha256sum >/dev/null 2>&1; then
		sha256sum -c "$1"
	else
		shasum -a 256 -c "$1"
	fi
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
get "$from/$name" "$folder/$name"
get "$from/SHA256SUMS" "$folder/SHA256SUMS"
(cd "$folder" && grep " [ *]$name\$" SHA256SUMS >sum && check sum)
chmod +x "$folder/$name"
mv "$folder/$name" chancery
./chancery version
