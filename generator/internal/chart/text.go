package chart

import (
	"strings"
	"unicode"
)

// The size of the letters in all pictures, in CSS pixels.
const letter = 12

// runeWidth estimates the advance width of a character in a sans-serif font, in
// thousandths of its size. Letters are those of Helvetica plus 8 %, because the
// reader's own font may be wider.
func runeWidth(r rune) int {
	switch r {
	case 'i', 'j', 'l', '\'', '|':
		return 250
	case 'f', 't', 'I', ' ', '.', ',', ':', ';', '!', '/', '\\', '[', ']', '·':
		return 302
	case 'r', '(', ')', '-', '`', '{', '}', '"', '*':
		return 380
	case 'c', 'k', 's', 'v', 'x', 'y', 'z', 'J':
		return 540
	case 'w', 'G', 'O', 'Q':
		return 840
	case 'm', 'M', 'W', '%', '—', '…':
		return 1010
	}
	switch {
	case 'A' <= r && r <= 'Z':
		return 780
	case r < 0x80:
		return 605
	case isWide(r):
		return 1040
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.IsUpper(r):
		return 780
	}
	return 605
}

// isWide reports whether a character fills a square, as those of Chinese,
// Japanese and Korean do; a line may be broken beside it.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x3FFFD
}

// textWidth estimates the width of a text in pixels at the size of the pictures'
// letters, rounded up.
func textWidth(s string) int {
	sum := 0
	for _, r := range s {
		sum += runeWidth(r)
	}
	return (sum*letter + 999) / 1000
}

// wrap breaks a name into at most so many lines, none wider than width pixels. What
// finds no room ends in an ellipsis.
func wrap(name string, width, most int) []string {
	var lines []string
	line := ""
	for _, word := range words(name) {
		if joined := line + word; line == "" || textWidth(strings.TrimSpace(joined)) <= width {
			line = joined
			continue
		}
		if len(lines)+1 == most {
			return append(lines, shorten(strings.TrimSpace(line+word), width, true))
		}
		lines = append(lines, shorten(strings.TrimSpace(line), width, false))
		line = word
	}
	return append(lines, shorten(strings.TrimSpace(line), width, false))
}

// words parts a text where a line may be broken; a space stays with the word
// before it.
func words(s string) []string {
	var list []string
	start := 0
	for i, r := range s {
		if i > start && (isWide(r) || s[i-1] == ' ' && r != ' ') {
			list = append(list, s[start:i])
			start = i
		}
	}
	return append(list, s[start:])
}

// shorten cuts a text that is too wide, or of which more would follow, and says
// so with an ellipsis.
func shorten(s string, width int, more bool) string {
	if !more && textWidth(s) <= width {
		return s
	}
	for len(s) > 0 && textWidth(s+"…") > width {
		r := []rune(s)
		s = string(r[:len(r)-1])
	}
	return strings.TrimRight(s, " ,-") + "…"
}
