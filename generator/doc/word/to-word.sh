#!/bin/sh
# Makes a Word document of a brief's text, for a review: to-word.sh BRIEF.md BRIEF.docx
set -eu
[ $# -eq 2 ] || { echo "usage: to-word.sh BRIEF.md BRIEF.docx" >&2; exit 2; }
command -v pandoc >/dev/null || { echo "pandoc is missing: apt-get install pandoc" >&2; exit 1; }

# The text is everything below the second line of hyphens.
awk 'text { print } /^---[ \t\r]*$/ && ++fences == 2 { text = 1 }' "$1" |
	pandoc --from=gfm --to=docx --resource-path="$(dirname "$1")" --output="$2"
