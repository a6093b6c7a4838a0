package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestTerm is where longer words are cut, in characters.
const longestTerm = 40

// fold makes the term for a word: without case, diacritics, apostrophes and the
// English ending of possessives and plurals. It may be empty.
func fold(word string) string {
	word = withoutPossessive(word)
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if !ascii {
		return cut(foldLetters(word))
	}
	return cut(spelling(singular(strings.Map(func(r rune) rune {
		switch {
		case asciiWord(byte(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, word))))
}

// withoutPossessive takes an English possessive's ending from a word.
func withoutPossessive(word string) string {
	if n := len(word); n > 2 && word[n-1]|0x20 == 's' {
		if r, size := utf8.DecodeLastRuneInString(word[:n-1]); apostrophe(r) {
			return word[:n-1-size]
		}
	}
	return word
}

// foldLetters folds a word with letters beyond ASCII. Its decomposition follows
// compatibility (full-width letters, ligatures), marks that readers leave out are
// dropped, and what is left is composed again, for the sake of Hangul.
func foldLetters(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if dropped(r) {
			continue
		}
		r = unicode.ToLower(r)
		if s := spelledOut(r); s != "" {
			b.WriteString(s)
		} else if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	word = norm.NFC.String(b.String())
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return word
		}
	}
	return spelling(singular(word))
}

// dropped reports whether a mark is left out: the diacritics of Latin, Greek and
// Cyrillic, the vowel points of Hebrew and Arabic, the Arabic tatweel, and
// letters that are apostrophes.
func dropped(r rune) bool {
	return r >= 0x0300 && r <= 0x036F || r >= 0x0591 && r <= 0x05C7 || r >= 0x0610 && r <= 0x061A ||
		r >= 0x064B && r <= 0x065F || r == 0x0670 || r == 0x0640 || r >= 0x02B9 && r <= 0x02BF
}

// spelledOut gives the plain spelling of a letter that has no decomposition.
func spelledOut(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ł':
		return "l"
	case 'ı':
		return "i"
	case 'ħ':
		return "h"
	case 'ŋ':
		return "n"
	case 'ς':
		return "σ"
	}
	return ""
}

// singular takes the ending of an English plural from a word in lower case. It
// knows no grammar: it is enough that a word and its plural come out the same.
func singular(w string) string {
	n := len(w)
	if n < 4 || w[n-1] != 's' || w == "news" {
		return w
	}
	switch w[n-2] {
	case 's', 'u', 'i':
		return w
	case 'e':
		stem := w[:n-2]
		switch {
		case n > 4 && w[n-3] == 'i':
			return w[:n-3] + "y"
		case strings.HasSuffix(stem, "ss"), strings.HasSuffix(stem, "sh"), strings.HasSuffix(stem, "ch"),
			strings.HasSuffix(stem, "x"), strings.HasSuffix(stem, "zz"), n > 5 && w[n-3] == 'o':
			return stem
		}
	}
	return w[:n-1]
}

// alike are spellings that differ between British and American English, and a few
// that do not: it is enough that both come out the same.
var alike = strings.NewReplacer("iz", "is", "yz", "ys", "enc", "ens")

// spelling makes one term of the British and the American spelling of a word in
// lower case: denuclearisation, defence, programme, centre, harbour.
func spelling(w string) string {
	if len(w) < 5 {
		return w
	}
	w = alike.Replace(w)
	if strings.HasSuffix(w, "tre") || strings.HasSuffix(w, "bre") {
		w = w[:len(w)-2] + "er"
	} else if strings.HasSuffix(w, "amme") {
		w = w[:len(w)-2]
	}
	for i := 3; i+3 <= len(w); i++ {
		if w[i:i+3] == "our" && (i+3 == len(w) || strings.IndexByte("aehil", w[i+3]) >= 0) {
			return w[:i+1] + w[i+2:]
		}
	}
	return w
}

// cut shortens a term that nobody would type.
func cut(term string) string {
	if len(term) <= longestTerm {
		return term
	}
	n := 0
	for i := range term {
		if n == longestTerm {
			return term[:i]
		}
		n++
	}
	return term
}

// grams calls found with the terms of a run of an undivided script: each
// character, and with the one after it. It gives the number of characters.
func grams(run string, found func(term string)) int {
	run = foldLetters(run)
	n, last := 0, 0
	for i, r := range run {
		if i > 0 {
			found(run[last:i])
			found(run[last : i+utf8.RuneLen(r)])
		}
		last = i
		n++
	}
	if n > 0 {
		found(run[last:])
	}
	return n
}
