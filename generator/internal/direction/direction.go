// Package direction says in which direction a language and a text are written, as HTML's
// dir attribute has it: "ltr" or "rtl".
//
// A language has the direction of its script. A text has that of most of its letters
// (Unicode's classes L, R and AL, UAX #9), which unlike dir="auto" does not take an Arabic
// paragraph for an English one because it begins with "NATO". It imports nothing of the
// house; the tests go through languages and texts of both directions.
package direction

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"
)

// The directions.
const (
	LeftToRight = "ltr"
	RightToLeft = "rtl"
)

// Of gives the direction of a language (BCP 47).
func Of(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return LeftToRight
	}
	script, _ := t.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Garay", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi":
		return RightToLeft
	}
	return LeftToRight
}

// Mixed reports whether a text has letters that are written from right to left.
func Mixed[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] >= firstRight {
			return right(text[i:]) > 0
		}
	}
	return false
}

// firstRight is the first byte in UTF-8 of U+0590, before which nothing is written from
// right to left.
const firstRight = 0xd6

// right counts the letters from right to left.
func right[T string | []byte](text T) (n int) {
	_, n = count(text)
	return n
}

// count gives the letters of each direction.
func count[T string | []byte](text T) (left, right int) {
	for _, r := range string(text) {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			left++
		case r < 0x80:
		default:
			p, _ := bidi.LookupRune(r)
			switch p.Class() {
			case bidi.L:
				left++
			case bidi.R, bidi.AL:
				right++
			}
		}
	}
	return left, right
}

// Count adds the letters of a text to those of others.
type Count struct{ left, right int }

// Add adds those of a text.
func (c *Count) Add(text []byte) {
	left, right := count(text)
	c.left, c.right = c.left+left, c.right+right
}

// Direction is that of most letters, or "" if there are as many of each.
func (c Count) Direction() string {
	switch {
	case c.right > c.left:
		return RightToLeft
	case c.left > c.right:
		return LeftToRight
	}
	return ""
}

// Runs divides a text that is written from left to right, such as a reference: every second
// piece is of words from right to left, and reaches no farther than names, titles and the
// like do, which end at quotation marks, brackets, and full stops and commas before a blank.
func Runs(text string) (pieces []string) {
	done, from, to := 0, -1, 0 // the run at hand, if from is one
	end := func() {
		if from >= 0 {
			pieces, done, from = append(pieces, text[done:from], text[from:to]), to, -1
		}
	}
	for i, r := range text {
		p, size := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL:
			if from < 0 {
				from = i
			}
			to = i + size
		case bidi.NSM: // a vowel sign or the like
			if from >= 0 && to == i {
				to = i + size
			}
		case bidi.L:
			end()
		default:
			if strings.ContainsRune("()[]“”„\"", r) || (r == '.' || r == ',') && strings.HasPrefix(text[i+1:], " ") {
				end()
			}
		}
	}
	end()
	return append(pieces, text[done:])
}
