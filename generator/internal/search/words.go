package search

import (
	"unicode"
	"unicode/utf8"
)

// What a word is, and how texts are cut into them. search-words.js cuts by the regular
// expression given with each rule:
//
//	[A-Za-z](?:\.[A-Za-z])+(?!L)     an acronym: U.S., e.g.
//	\d{1,3}(?:,\d{3})+(?!\d)         a number with separators: 5,000,000
//	D(?:I*D)*                        a run of a script that does not divide words
//	W(?:I*A?I*W)*                    a word, with apostrophes inside: P’yŏngyang
//
// where L is a letter, digit or mark, D an undivided one, A an apostrophe, I a character
// that shows nothing (a soft hyphen, a joiner), and W an L that is neither D nor A.

// words calls found with each word of a text, as it is written, and where it stands. run
// tells a run of an undivided script.
func words(text string, found func(start, end int, run bool)) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !asciiWord(c) {
			i++
			continue
		}
		end, run := wordAt(text, i)
		if end == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		found(i, end, run)
		i = end
	}
}

// wordAt finds the end of the word that begins at i; i itself where none does.
func wordAt(text string, i int) (end int, run bool) {
	end = i
	for end < len(text) && asciiWord(text[end]) {
		end++
	}
	if end > i {
		if end == len(text) {
			return end, false
		}
		switch c := text[end]; {
		case c == '.' && end == i+1:
			if e := acronym(text, i); e > i {
				return e, false
			}
		case c == ',' && end <= i+3:
			if e := grouped(text, i, end); e > end {
				return e, false
			}
		case c != '\'' && c != '`' && c < utf8.RuneSelf:
			return end, false
		}
	} else if r, n := utf8.DecodeRuneInString(text[i:]); undivided(r) {
		for next := i; undivided(r); r, n = utf8.DecodeRuneInString(text[next:]) {
			end = next + n
			next = unseen(text, end)
		}
		return end, true
	}
	return wordEnd(text, i), false
}

// wordEnd finds the end of a word of letters, digits, marks and apostrophes.
func wordEnd(text string, i int) int {
	end := i
	for next := i; ; next = unseen(text, end) {
		r, n := utf8.DecodeRuneInString(text[next:])
		if apostrophe(r) && end > i {
			next = unseen(text, next+n)
			r, n = utf8.DecodeRuneInString(text[next:])
		}
		if !inWord(r) {
			return end
		}
		end = next + n
	}
}

// unseen gives the end of the characters at an offset that show nothing and part no word.
func unseen(text string, at int) int {
	for at < len(text) && text[at] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !invisible(r) {
			break
		}
		at += n
	}
	return at
}

// invisible reports whether a character is one that Unicode lets be ignored where it
// stands in a word: soft hyphens, joiners, directions, places to break a line.
func invisible(r rune) bool {
	return r == 0x00AD || r == 0x061C || r == 0x180E || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r == 0xFEFF
}

// acronym finds the end of single letters with full stops between them.
func acronym(text string, i int) int {
	end := i + 1
	for end+1 < len(text) && text[end] == '.' && asciiLetter(text[end+1]) {
		end += 2
	}
	if end > i+1 && continues(text, end) {
		end -= 2 // the last letter begins a word
	}
	if end == i+1 || !asciiLetter(text[i]) {
		return i
	}
	return end
}

// grouped finds the end of a number with commas between groups of three digits.
func grouped(text string, i, end int) int {
	if !digits(text[i:end]) {
		return i
	}
	for end+4 <= len(text) && text[end] == ',' && digits(text[end+1:end+4]) && !(end+4 < len(text) && asciiDigit(text[end+4])) {
		end += 4
	}
	return end
}

func digits(s string) bool {
	for i := range len(s) {
		if !asciiDigit(s[i]) {
			return false
		}
	}
	return true
}

// continues reports whether a letter, digit or mark stands at an offset.
func continues(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at < len(text) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

func asciiWord(c byte) bool   { return (c|0x20)-'a' < 26 || c-'0' < 10 }
func asciiLetter(c byte) bool { return (c|0x20)-'a' < 26 }
func asciiDigit(c byte) bool  { return c-'0' < 10 }

// inWord reports whether a character is part of words that spaces divide.
func inWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return asciiWord(byte(r))
	case r >= 0x2000 && r < 0x2070, r == 'ʼ', r == 'ʻ': // general punctuation is frequent; the others are apostrophes
		return false
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) && r != utf8.RuneError && !undivided(r)
}

// apostrophe reports whether a character joins what stands around it into one
// word. The turned ones are used in the romanisation of Korean and Chinese.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʼ', 'ʻ':
		return true
	}
	return false
}

// undividedRanges are the scripts that put no spaces between words, or that, like
// Korean, put particles behind names without one. What is no letter among them is
// dropped when they are folded. search.js has the same list.
var undividedRanges = [...][2]rune{
	{0x0E01, 0x0EFF},                                                       // Thai, Lao
	{0x1000, 0x109F},                                                       // Myanmar
	{0x1100, 0x11FF},                                                       // Hangul letters
	{0x1780, 0x17FF},                                                       // Khmer
	{0x3005, 0x3007}, {0x3031, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, // kana, bopomofo, Han
	{0xA960, 0xA97F}, {0xAC00, 0xD7FF}, // Hangul syllables
	{0xFF66, 0xFFDC},   // kana and Hangul of half width
	{0x20000, 0x3FFFF}, // Han
}

// undivided reports whether a character belongs to a script of undividedRanges.
func undivided(r rune) bool {
	if r < 0x0E01 || r > 0x1E00 && r < 0x3005 {
		return false
	}
	for _, span := range undividedRanges {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}
