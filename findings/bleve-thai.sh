#!/bin/bash
# bleve indexes not a single word of a Thai, Lao, Khmer or Burmese text.
#
# Found: the standard tokenizer returns nothing for เกาหลีเหนือ (North Korea), so
# that no query can find the text, not even the text itself. Chinese and Japanese
# give one token per character, Korean and Hindi one per word. In a mixed text the
# Thai part silently disappears.
#
# Why it surprises: Unicode's word boundaries (UAX 29) leave scripts without
# spaces to a dictionary. Without one, one expects single letters or the whole
# run, as other programs give. This tokenizer drops any segment that it does not
# class as letter, number, kana or ideograph, and for these scripts that is all of
# them.
#
# What to do: register an analyzer with a tokenizer of your own (characters or
# bigrams) for these scripts, and test that a sample of every script finds itself.
#
# Versions: github.com/blevesearch/bleve/v2 v2.6.3 (Go). Seen on 2026-11-28.
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
