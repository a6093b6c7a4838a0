#!/bin/sh
# Brings the text of a reviewed Word document back: from-word.sh BRIEF.docx BRIEF.md
# The front matter of BRIEF.md stays; its text is replaced.
set -eu
[ $# -eq 2 ] || { echo "usage: from-word.sh BRIEF.docx BRIEF.md" >&2; exit 2; }
command -v pandoc >/dev/null || { echo "pandoc is missing: apt-get install pandoc" >&2; exit 1; }

new=$(mktemp "$2.XXXXXX")
trap 'rm -f "$new"' EXIT
awk '{ print } /^---[ \t\r]*$/ && ++fences == 2 { exit }' "$2" >"$new"
echo >>"$new"
# pandoc writes each paragraph on one line. Where it has escaped the brackets of a citation,
# a wiki link or an alert, they become brackets again. An image gets its file back, which is
# recognised by the image's description.
pandoc --from=docx --to=gfm-raw_html --wrap=none "$1" | awk '
	FNR == NR {
		line = $0
		while (match(line, /!\[[^]]*\]\([^) ]*/)) {
			image = substr(line, RSTART, RLENGTH)
			line = substr(line, RSTART + RLENGTH)
			cut = index(image, "](")
			file[substr(image, 3, cut - 3)] = substr(image, cut + 2)
		}
		next
	}
	/^&nbsp;$/ { next }
	/\\\[(\\\[|!|[^]]*@)/ {
		gsub(/\\\[/, "[")
		gsub(/\\\]/, "]")
		if ($0 !~ /^\|/) gsub(/\\\|/, "|")
	}
	{
		gsub(/\\~/, "~")
		gsub(/\\\*\\\*/, "**")
		line = $0
		out = ""
		while (match(line, /!\[[^]]*\]\(media\/[^) ]*/)) {
			image = substr(line, RSTART, RLENGTH)
			alt = substr(image, 3, index(image, "](") - 3)
			out = out substr(line, 1, RSTART - 1)
			if (alt in file) image = "![" alt "](" file[alt]
			out = out image
			line = substr(line, RSTART + RLENGTH)
		}
		print out line
	}' "$2" - >>"$new"
mv "$new" "$2"
trap - EXIT
