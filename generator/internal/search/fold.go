package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestTerm is where longer words are cut, in characters.
const longestTerm = 40

// fold makes the term for a word: without case, diacritics, apostrophes, what is
// elided before it, and the English ending of possessives and plurals. It may be empty.
func fold(word string) string {
	word = word[elided(word):]
	word = withoutPossessive(word)
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if !ascii {
		return cut(foldLetters(word))
	}
	return cut(inflection(strings.Map(func(r rune) rune {
		switch {
		case asciiWord(byte(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, word)))
}

// elisions are the words of French, Italian and Catalan that lose their vowel before
// another one: l’Europe, dell’Unione. They end in an apostrophe; a vowel, an h or a digit follows,
// so that N’Djamena stays whole. “t” is not among them: P’yŏngyang has neighbours such
// as T’aebaek, and only verbs follow it.
var elisions = map[string]bool{
	"l": true, "d": true, "j": true, "m": true, "n": true, "s": true, "c": true, "qu": true, "jusqu": true, "lorsqu": true, "puisqu": true, "quoiqu": true,
	"un": true, "all": true, "dall": true, "dell": true, "nell": true, "sull": true, "coll": true, "quell": true, "quest": true, "bell": true, "gl": true,
}

const longestElision = 6

// elided gives the length of what is elided before a word, with its apostrophe.
func elided(word string) int {
	for i, r := range word[:min(len(word), longestElision+utf8.UTFMax)] {
		if !apostrophe(r) {
			continue
		}
		rest := word[i+utf8.RuneLen(r):]
		first, _ := utf8.DecodeRuneInString(rest)
		first, _ = utf8.DecodeRuneInString(norm.NFKD.String(string(unicode.ToLower(first))))
		if elisions[strings.ToLower(word[:i])] && strings.ContainsRune("aeiouyhæœ0123456789", first) {
			return len(word) - len(rest)
		}
		return 0
	}
	return 0
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
	return inflection(word)
}

// dropped reports whether a mark is left out: the diacritics of Latin, Greek and
// Cyrillic, the vowel points of Hebrew and Arabic, the Arabic tatweel, variation
// selectors, and letters that are apostrophes.
func dropped(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0x0300 && r <= 0x036F || r >= 0x0591 && r <= 0x05C7 || r >= 0x0610 && r <= 0x061A ||
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

// inflection makes one term of an English word in lower case and its plural, however
// they are spelled. It knows no grammar: it is enough that both come out the same.
func inflection(w string) string {
	if same, ok := irregular[w]; ok {
		return same
	}
	return ending(spelling(singular(w)))
}

// irregular are plurals that follow no rule, singulars that look like plurals, and
// words that would become others.
var irregular = map[string]string{
	"alias": "alias", "atlas": "atlas", "bias": "bias", "canvas": "canvas", "chaos": "chaos", "christmas": "christmas",
	"cosmos": "cosmos", "ethos": "ethos", "lens": "lens", "news": "news", "pancreas": "pancreas",
	"gases": "gas", "buses": "bus", "axis": "ax", "axes": "ax", "irises": "iris", "pelvises": "pelvis",
	"metropolises": "metropolis", "trellises": "trellis", "women": "woman", "men": "man", "children": "child",
	"feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
	"halves": "half", "selves": "self", "shelves": "shelf", "thieves": "thief", "wolves": "wolf", "loaves": "loaf", "calves": "calf",
	"criteria": "criterion", "phenomena": "phenomenon", "these": "these", "julie": "julie", "marie": "marie",
}

// singular takes the ending of a plural from a word.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 4:
		return w
	case n > 4 && strings.HasSuffix(w, "sis"): // crisis, whose plural is crises
		return w[:n-2] + "e"
	case w[n-1] != 's' || strings.IndexByte("sui", w[n-2]) >= 0:
		return w
	}
	return w[:n-1]
}

// ending takes from a word without the s of its plural what the plural may have added
// (boxe, partie), and lets men be a man.
func ending(w string) string {
	n := len(w)
	switch {
	case n < 3:
		return w
	case n > 4 && strings.HasSuffix(w, "ie"):
		return w[:n-2] + "y"
	case n > 5 && strings.HasSuffix(w, "men"):
		return w[:n-2] + "an"
	case w[n-1] == 'e' && silent(w[:n-1]):
		w = w[:n-1]
	}
	if strings.HasSuffix(w, "zz") || strings.HasSuffix(w, "sz") { // quizzes, respelled or not
		return w[:len(w)-2] + "z"
	}
	return w
}

// silent reports whether an e behind a word may be of its plural alone.
func silent(stem string) bool {
	n := len(stem)
	switch stem[n-1] {
	case 'x':
		return true
	case 'h':
		return stem[n-2] == 's' || n > 2 && stem[n-2] == 'c'
	case 'z':
		return n > 2
	case 'o':
		return n > 3
	case 's':
		return stem[n-2] == 's' || n > 3 && stem[n-2] != 'i'
	}
	return false
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
