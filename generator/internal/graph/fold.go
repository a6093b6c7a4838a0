package graph

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold makes names that a writer takes for the same the same: letter case,
// Unicode normalisation, runs of white space and kinds of apostrophes and
// hyphens do not tell names apart.
func fold(s string) string {
	if folded(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’':
			return '\''
		case '‐', '‑':
			return '-'
		}
		return r
	}, s)
	return strings.Join(strings.Fields(cases.Fold().String(norm.NFC.String(s))), " ")
}

// folded reports whether a name is plainly what fold makes of it: small letters and
// signs of ASCII, and single blanks within.
func folded(s string) bool {
	blank := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c >= 'A' && c <= 'Z' || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank
}
