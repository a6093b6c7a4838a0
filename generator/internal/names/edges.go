package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/letters"
)

// begins reports whether a name whose first letter is r may begin behind before: that
// is not the inside of a word. A person's name is whole only if no hyphen joins it to
// another (Anne in Mary-Anne), nor an apostrophe behind a capital (Brien in O'Brien).
func begins(before string, r rune, person bool) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	if size == 0 {
		return true
	}
	if katakana(last) && katakana(r) || leading(last) {
		return false
	}
	if !person || !hyphen(last) && last != '\'' {
		return true
	}
	joined, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	if last == '\'' {
		return !unicode.IsUpper(joined)
	}
	return letters.Of(joined) == letters.None
}

// ends reports whether a name whose last letter is r may end where the rest of a text
// begins: what follows is no mark, nor a letter or digit of the same word, nor a full
// stop within one (U.S. is not found in U.S.S.R., nor UN in UN.org).
func ends(r rune, rest string, person bool) bool {
	if rest == "" {
		return true
	}
	if tibetan(r) {
		return lastInTibetan(r, rest)
	}
	next, size := utf8.DecodeRuneInString(rest)
	beyond, _ := utf8.DecodeRuneInString(rest[size:])
	name := letters.Of(r)
	switch letters.Of(next) {
	case letters.None:
		if next == '.' {
			return beyond >= utf8.RuneSelf || !letters.ASCII(byte(beyond))
		}
		return !person || !hyphen(next) || letters.Of(beyond) == letters.None
	case letters.Mark:
		return false
	case letters.Word:
		return name == letters.Hangul || name == letters.Free
	case letters.Hangul:
		return name != letters.Hangul || particles(rest, r)
	}
	return !(katakana(r) && katakana(next)) && !trailing(next) && !silencer(beyond) && (person || !compounded(r, rest))
}

// hyphen reports whether a character joins the parts of a name; ‐ and ‑ are - in
// canonical text.
func hyphen(r rune) bool {
	switch r {
	case '-', '֊', '־', '゠', '＝', '﹣', '－': // Armenian, Hebrew, those of katakana, small and wide
		return true
	}
	return false
}

// katakana reports whether a character is of the script in which Japanese writes foreign
// names: a run of it is one word, as インドネシア is.
func katakana(r rune) bool {
	return r >= 0x30A1 && r <= 0x30FA || r >= 0x30FC && r <= 0x30FF || r >= 0x31F0 && r < 0x3200 || r >= 0xFF66 && r <= 0xFF9F
}

// leading reports whether a letter is a vowel of Thai or Lao that is written before the
// consonant it belongs to.
func leading(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

// trailing reports whether a letter is a vowel of Thai or Lao that is written behind the
// consonant it belongs to.
func trailing(r rune) bool {
	switch r {
	case 0x0E30, 0x0E32, 0x0E33, 0x0E45, 0x0EB0, 0x0EB2, 0x0EB3:
		return true
	}
	return false
}

// silencer reports whether a mark takes the vowel from the consonant before it, which
// therefore ends a syllable, as in Thai, Lao, Khmer and Burmese.
func silencer(r rune) bool {
	switch r {
	case 0x0E4C, 0x0ECC, 0x17CD, 0x103A, 0x1039:
		return true
	}
	return false
}

// particles reports whether the Korean letters that a text begins with are a particle,
// or two, behind a name that ends in r; 인도적 (humane) is another word than 인도 (India).
func particles(text string, r rune) bool {
	end := strings.IndexFunc(text, func(r rune) bool { c := letters.Of(r); return c != letters.Hangul && c != letters.Mark })
	if end >= 0 {
		text = text[:end]
	}
	return particle(text, r, cases) || particle(text, r, auxiliary)
}

func particle(text string, r rune, list string) bool {
	for form := range strings.FieldsSeq(list) {
		form, agrees := agree(form, r)
		rest, ok := strings.CutPrefix(text, form)
		if !ok || !agrees {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(form)
		if rest == "" || list == cases && particle(rest, last, auxiliary) {
			return true
		}
	}
	return false
}

// agree takes the sign from a form of a particle: + is the form behind a consonant, -
// behind a vowel, and ~ behind a vowel or ㄹ. Behind what is no syllable all agree.
func agree(form string, r rune) (string, bool) {
	final := (r - 0xAC00) % 28 // 0 is none, 8 ㄹ
	if r < 0xAC00 || r > 0xD7A3 {
		return strings.TrimLeft(form, "+-~"), true
	}
	switch form[0] {
	case '+':
		return form[1:], final != 0
	case '-':
		return form[1:], final == 0
	case '~':
		return form[1:], final == 0 || final == 8
	}
	return form, true
}

// The particles of Korean: those of case, behind which one of the others may stand, and
// those, with the forms of "to be". Left out is what more often is another word behind a
// name: 하고, 인 and 자 (인도하고, to extradite and; 인도인, an Indian; 인도자, a guide), 대로 (세종대로, a street).
const (
	cases = `의 에 에서 에게 에게서 께 께서 한테 한테서 에서부터 까지 부터 만 뿐 보다 처럼 만큼 마다 밖에
		+과 -와 +이랑 -랑 +으로 ~로 +으로서 ~로서 +으로써 ~로써 +으로부터 ~로부터`
	auxiliary = `+은 -는 +이 -가 +을 -를 의 도 만 까지 부터 조차 마저 커녕 +은커녕 -는커녕
		+이나 -나 +이나마 -나마 +이든 -든 +이든지 -든지 +이라도 -라도 +이야말로 -야말로 +이란 -란
		+이며 -며 +이고 -고 +이라 -라 +이라고 -라고 +이라는 -라는 +이라면 -라면 +이지만 -지만
		이다 -다 +이었다 -였다 입니다 +이었습니다 -였습니다 +이었던 -였던`
)
