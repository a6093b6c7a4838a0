#!/bin/sh
# Publishes a site in a bucket of S3, or of a server that speaks its language, with rclone:
#
#     s3.sh public remote:bucket
#
# It sends what has changed since the last time, each file with its content type and how long it
# may be kept, and removes what is gone. The manifest goes last: what breaks off is done again.
# Clones of a repository give files new times, and changed files may keep their size, so that
# no comparison of sizes and times would do.
set -eu
[ $# -eq 2 ] || { echo "usage: s3.sh public remote:bucket" >&2; exit 2; }
site=$1 bucket=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

listed=$(rclone lsf "$bucket" --include /sha256sums.txt)
if [ -n "$listed" ]; then
	rclone copyto "$bucket/sha256sums.txt" "$work/last"
else
	: >"$work/last" # nothing was published yet
fi
chancery changes "$site" --since "$work/last" --changed >"$work/changed"
chancery changes "$site" --since "$work/last" --gone >"$work/gone"

# send TYPE KEPT ENDINGS sends what ends so, and takes it from the list.
send() {
	grep -E "\\.($3)\$" "$work/changed" >"$work/send" || return 0
	grep -vE "\\.($3)\$" "$work/changed" >"$work/rest" || :
	mv "$work/rest" "$work/changed"
	copy "$2" --header-upload "Content-Type: $1"
}

# copy KEPT FLAGS sends the files that are listed, if any.
copy() {
	[ -s "$work/send" ] || return 0
	kept=$1
	shift
	rclone copy "$site" "$bucket" --files-from-raw "$work/send" --ignore-times --no-traverse --header-upload "Cache-Control: $kept" "$@"
}

# What pages load comes before the pages. The names of assets change with their bytes.
if grep '^assets/' "$work/changed" >"$work/assets"; then
	grep -v '^assets/' "$work/changed" >"$work/pages" || :
	mv "$work/assets" "$work/changed"
	for kind in "text/css; charset=utf-8|css" "text/javascript; charset=utf-8|js"; do
		send "${kind%%|*}" "public, max-age=31536000, immutable" "${kind##*|}"
	done
	mv "$work/changed" "$work/send"
	copy "public, max-age=31536000, immutable"
	mv "$work/pages" "$work/changed"
fi
grep -vx 'sha256sums.txt' "$work/changed" >"$work/files" || :
mv "$work/files" "$work/changed"
send "text/javascript; charset=utf-8" no-cache "js"
send "text/csv; charset=utf-8" no-cache "csv"
send "text/x-bibtex; charset=utf-8" no-cache "bib"
send "application/x-research-info-systems; charset=utf-8" no-cache "ris"
send "text/calendar; charset=utf-8" no-cache "ics"
send "application/json" no-cache "json"
send "application/atom+xml" no-cache "atom"
send "application/xml" no-cache "xml|gexf|graphml"
send "application/vnd.sqlite3" no-cache "sqlite"
send "text/html; charset=utf-8" no-cache "html?"
mv "$work/changed" "$work/send"
copy no-cache
[ ! -s "$work/gone" ] || rclone delete "$bucket" --files-from-raw "$work/gone"
rclone copyto "$site/sha256sums.txt" "$bucket/sha256sums.txt" --ignore-times --header-upload "Content-Type: text/plain; charset=utf-8" --header-upload "Cache-Control: no-cache"
