#!/bin/bash
# bleve indexes no word at all of a Thai, Lao, Khmer or Burmese text.
#
# Found: the standard analyzer gives no tokens for เกาหลีเหนือ (North Korea): the
# text cannot be found by anything, not even by itself. Chinese and Japanese give
# one token a character, Korean and Hindi one a word. Mixed texts lose the Thai
# part silently.
#
# Why it surprises: the tokenizer follows Unicode's word boundaries (UAX 29), which
# leave scripts without blanks to a dictionary; without one, one expects single
# letters or the whole run, as other programs give. Here a segment that is not
# classed as letter, number, Kana or ideograph is dropped, and for the scripts of
# "complex context" that is everything.
#
# What to do: for these scripts register an analyzer with a tokenizer of your own
# (characters, or bigrams), and let a test search each script's sample by itself.
#
# Versions: github.com/blevesearch/bleve/v2 v2.6.3 (Go). Seen on 2026-11-28.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
changed=0
see() { # what, expected, seen on the day, seen now
	printf '%s\n  expected  %s\n  observed  %s\n' "$1" "$2" "$4"
	[ "$3" = "$4" ] || { printf '  CHANGED   it was: %s\n' "$3"; changed=1; }
}
mkdir go && cat >go/main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
)

func main() {
	for i, t := range unicode.NewUnicodeTokenizer().Tokenize([]byte(os.Args[1])) {
		if i > 0 {
			fmt.Print("|")
		}
		fmt.Print(string(t.Term))
	}
	fmt.Println()
}
GO
(cd go && go mod init x && go get github.com/blevesearch/bleve/v2@v2.6.3 && go mod tidy && go build -o ../tokens .) >/dev/null 2>&1
echo "bleve $(cd go && go list -m -f '{{.Version}}' github.com/blevesearch/bleve/v2)"
words() { see "$1" "$2" "$3" "$(./tokens "$2")"; }
words Thai 'เกาหลีเหนือ' ''
words Lao 'ເກົາຫຼີເໜືອ' ''
words Khmer 'កូរ៉េខាងជើង' ''
words Burmese 'မြောက်ကိုရီးယား' ''
words 'Thai and English' 'เกาหลี Korea' 'Korea'
words Korean '북한은' '북한은'
words Hindi 'किम' 'किम'
words Japanese '北朝鮮' '北|朝|鮮'
exit $changed
