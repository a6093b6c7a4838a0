package edtf

import (
	"strings"
	"unicode"
)

// This file reads what is no EDTF but looks like a date, to suggest what was
// meant. It never guesses between two meanings: 06/07/2024 gets no suggestion.

// longestGuess is the number of bytes beyond which a text is taken for prose.
const longestGuess = 64

// guess gives a valid date that s probably stands for, or "".
func guess(s string) string {
	if len(s) > longestGuess {
		return ""
	}
	tidied := tidy(s)
	if g, is := guessYears(tidied, strings.ContainsFunc(s, isDash)); is {
		return g
	}
	s = tidied
	for _, read := range [...]func(string) string{itself, guessDigits, guessDate, guessInterval} {
		if g := read(s); isValid(g) {
			return g
		}
	}
	return ""
}

func itself(s string) string { return s }

func isValid(s string) bool {
	_, f := parse(s)
	return s != "" && f.text == ""
}

// tidy replaces dashes and full-width digits by what is on every keyboard, and the words for
// year, month and day behind numbers (2024年5月1日) by hyphens; it drops the space at both
// ends, around slashes, and after "c.".
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case isDash(r):
			return '-'
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if east := parts.Replace(s); east != s {
		s = strings.TrimRight(strings.ReplaceAll(east, " ", ""), "-")
	}
	s = strings.ReplaceAll(s, " /", "/")
	return strings.ReplaceAll(s, "/ ", "/")
}

// parts are the words for the parts of a date in Chinese, Japanese and Korean.
var parts = strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "", "년", "-", "월", "-", "일", "")

// isDash reports whether r stands where a hyphen belongs.
func isDash(r rune) bool { return r != '-' && unicode.Is(unicode.Pd, r) || r == '−' }

// hints are words and marks that stand for a qualifier.
var hints = [...]struct {
	text      string
	qualifier qualifier
}{
	{"approximately ", approximate}, {"approx. ", approximate}, {"approx ", approximate},
	{"circa ", approximate}, {"around ", approximate}, {"about ", approximate},
	{"ca. ", approximate}, {"ca.", approximate}, {"ca ", approximate},
	{"c. ", approximate}, {"c.", approximate}, {"c ", approximate},
	{"possibly ", uncertain}, {"probably ", uncertain}, {"maybe ", uncertain}, {"perhaps ", uncertain},
}

// guessDigits reads other signs for digits that are not known: 199?, 19--, 2024-??.
func guessDigits(s string) string {
	if known := strings.TrimRight(s, "-"); len(s) == 4 && allDigits(known) && len(known) >= 2 {
		return known + "XX"[len(known)-2:]
	}
	return strings.ReplaceAll(s, "?", "X")
}

// guessDate reads a single date, its qualifier apart.
func guessDate(s string) string {
	if strings.Contains(s, "/") && strings.Trim(s, "0123456789/") != "" {
		return "" // an interval
	}
	s = strings.ToLower(s)
	var q qualifier
	for _, h := range hints {
		if rest, ok := strings.CutPrefix(s, h.text); ok {
			s, q = rest, q|h.qualifier
		}
	}
	s = strings.Map(func(r rune) rune {
		if at := strings.IndexRune(qualifiers, r); at >= 0 {
			q |= qualifier(at + 1)
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutSuffix(s, "(uncertain)"); ok {
		s, q = rest, q|uncertain
	}
	g := guessPlain(strings.TrimSpace(s))
	if g == "" || q == 0 {
		return g
	}
	return g + qualifiers[q-1:q]
}

// guessPlain reads a single date without qualifier, in lower case.
func guessPlain(s string) string {
	for _, read := range [...]func(string) string{
		guessCase, guessNumbers, guessTime, guessOldLetters, guessWords, guessPart, guessYear,
	} {
		if g := read(s); isValid(g) {
			return g
		}
	}
	return ""
}

// guessCase mends letters of the wrong case.
func guessCase(s string) string { return strings.ToUpper(s) }

// guessNumbers reads year, month and day in any order that is plain.
func guessNumbers(s string) string {
	if len(s) == 8 && allDigits(s) {
		return s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	separator := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	switch {
	case separator >= 0 && strings.IndexByte("-/. ", s[separator]) < 0:
		return ""
	case separator < 0:
		if len(s) == 6 {
			return s[:4] + "-" + s[4:]
		}
		return ""
	}
	sign := s[separator]
	if sign == '.' { // 2024. 5. 1.
		s = strings.TrimSuffix(strings.ReplaceAll(s, ". ", "."), ".")
	}
	parts := strings.Split(s, string(rune(sign)))
	for i, p := range parts {
		switch {
		case !allDigits(p) || len(p) == 3 || len(p) > 4:
			return ""
		case len(p) == 1:
			parts[i] = "0" + p
		}
	}
	switch last := len(parts) - 1; {
	case last == 1 && len(parts[1]) == 4:
		return join(parts[1], parts[0])
	case last == 1 && sign != '/' || last == 1 && parts[1] <= "12":
		return join(parts[0], parts[1])
	case last == 2 && len(parts[0]) == 4:
		return yearFirst(parts[0], parts[1], parts[2])
	case last == 2 && len(parts[2]) == 4:
		return yearLast(parts[2], parts[0], parts[1], sign)
	}
	return ""
}

// yearFirst joins the parts of a date, month before day if that can be.
func yearFirst(year, a, b string) string {
	if g := join(year, a, b); isValid(g) || b > "12" {
		return g
	}
	return join(year, b, a)
}

// yearLast joins the parts of a date that ends in its year: with dots the day
// comes first; with slashes and hyphens that depends on the country, and only
// numbers that are no month or twice the same can tell.
func yearLast(year, a, b string, separator byte) string {
	dayFirst, monthFirst := join(year, b, a), join(year, a, b)
	switch {
	case separator == '.' || dayFirst == monthFirst || !isValid(monthFirst):
		return dayFirst
	case !isValid(dayFirst):
		return monthFirst
	}
	return ""
}

func join(parts ...string) string { return strings.Join(parts, "-") }

// guessTime reads a date with a time whose form is not the right one, such as
// one with a space for the T, without seconds, or with fractions of them. Midnight is
// what programs write for a day alone.
func guessTime(s string) string {
	at := strings.IndexAny(s, "t ")
	if at < 0 {
		return ""
	}
	date, clock := s[:at], strings.ToUpper(strings.TrimSpace(s[at+1:]))
	if !isValid(date) {
		date = guessNumbers(date)
	}
	clock = strings.NewReplacer(" ", "", "UTC", "Z", "GMT", "Z").Replace(clock)
	shiftAt := strings.IndexAny(clock, "Z+-")
	if shiftAt < 0 {
		shiftAt = len(clock)
	}
	clock, shift := clock[:shiftAt], clock[shiftAt:]
	clock, _, _ = strings.Cut(clock, ".")
	switch len(clock) {
	case len("9:30"), len("9:30:00"):
		clock = "0" + clock
	}
	if len(clock) == len("09:30") {
		clock += ":00"
	}
	if clock == "00:00:00" && strings.Trim(shift, "Z+-0:") == "" {
		return date
	}
	if len(shift) == len("+0200") {
		shift = shift[:3] + ":" + shift[3:]
	}
	if strings.Trim(shift, "-0:") == "" && shift != "" {
		shift = "Z"
	}
	return date + "T" + clock + shift
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
