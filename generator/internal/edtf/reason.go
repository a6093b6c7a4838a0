package edtf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reason words why s is no date: what the writer seems to have meant, if that
// can be told, or else what stopped the parser.
func reason(s string, f fault) fault {
	slash := strings.IndexByte(s, '/')
	part := s[slash+1:]
	if slash >= 0 && f.at <= slash {
		part = s[:slash]
	}
	switch _, inPart := parse(part); {
	case strings.TrimSpace(s) == "":
		return fault{0, "empty"}
	case isSlashed(s):
		return fault{slash, "the parts of a date are joined by hyphens, year first; a slash stands between the ends of an interval"}
	case part == "" || part == ".." || inPart.text == "":
		return f // the end of the interval is right in itself
	}
	for _, tell := range [...]func(string) string{reasonSpace, reasonDash, reasonYears, reasonLevel2, reasonWords, reasonNumbers} {
		if text := tell(part); text != "" {
			return fault{f.at, text}
		}
	}
	return f
}

// isSlashed reports whether s is a date with slashes for hyphens: 2024/06/19,
// 19/06/2024, 06/2024, 2024/06, but not 2024/25.
func isSlashed(s string) bool {
	parts := strings.Split(s, "/")
	last := parts[len(parts)-1]
	switch {
	case strings.Trim(s, "0123456789/") != "":
		return false
	case len(parts) == 2:
		return len(parts[0]) <= 2 && len(last) == 4 || len(parts[0]) == 4 && (len(last) == 1 || len(last) == 2 && last <= "12")
	}
	return len(parts) == 3
}

func reasonSpace(s string) string {
	if trimmed := strings.TrimSpace(s); trimmed != s && isValid(trimmed) {
		return "there is space around the date"
	}
	return ""
}

func reasonYears(s string) string {
	if g, _ := guessYears(s, false); g != "" {
		return "an interval is written with a slash between its ends"
	}
	return ""
}

func reasonDash(s string) string {
	for _, r := range s {
		if r >= utf8.RuneSelf && (unicode.Is(unicode.Pd, r) || r == '−') {
			return "the parts of a date are joined by hyphens, not by dashes; a slash stands between the ends of an interval"
		}
	}
	return ""
}

// reasonLevel2 names the features of level 2, and the forms of the draft of 2012.
func reasonLevel2(s string) string {
	n := len(s)
	lower := strings.ToLower(s)
	switch {
	case strings.ContainsAny(s, "[]{}"):
		return "a set of dates is EDTF level 2"
	case strings.HasSuffix(s, "-??"), strings.HasSuffix(s, "--"), n == 4 && strings.HasSuffix(s, "??"):
		return "an unspecified digit is a capital X"
	case isMarked(s[n-1]) && n > 1 && isMarked(s[n-2]):
		return "uncertain and approximate together are written %"
	case strings.ContainsAny(s[:n-1], qualifiers) && strings.Trim(s, "0123456789-?~%X") == "":
		return "a qualifier before or inside a date is EDTF level 2; at the end it qualifies the whole date"
	case isLetterYear(lower, 'e'):
		return "a year with an exponent is EDTF level 2"
	case isLetterYear(lower, 's') && !strings.HasSuffix(lower, "s"):
		return "significant digits of a year are EDTF level 2"
	case strings.HasPrefix(s, "y") && isLetterYear(lower, 'y'):
		return "a long year begins with a capital Y"
	case strings.Trim(s, "0123456789-u") == "" && strings.Contains(s, "u"):
		return "u for an unspecified digit comes from the draft of 2012; it is X now"
	case strings.Trim(s, "0123456789-xX?~%") == "" && strings.Contains(s, "x"):
		return "an unspecified digit is a capital X"
	case strings.Trim(s, "0123456789-X?~%") == "" && strings.Contains(s, "X"):
		return "unspecified digits in places other than 201X, 20XX, 2004-XX, 2004-06-XX and 2004-XX-XX are EDTF level 2"
	}
	return ""
}

func isMarked(c byte) bool { return strings.IndexByte(qualifiers, c) >= 0 }

// isLetterYear reports whether s is a number with the letter in it, and maybe
// the y of a long year.
func isLetterYear(s string, letter byte) bool {
	return strings.IndexByte(s, letter) >= 0 && strings.ContainsAny(s, "0123456789") &&
		strings.Trim(s, "y-0123456789es") == ""
}

// reasonWords names what is written in words.
func reasonWords(s string) string {
	lower := strings.ToLower(s)
	for _, w := range strings.FieldsFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case w == "open" || w == "present" || w == "now" || w == "today" || w == "ongoing":
			return "an open end is written \"..\""
		case w == "unknown":
			return "an unknown end is left empty: 2022/ or /2023"
		case monthNamed(w) != 0:
			return "a month is written in digits, after the year"
		case seasonNamed(w) != 0:
			return "a season is written in digits, after the year: 21 spring, 22 summer, 23 autumn, 24 winter"
		case w == "q":
			return "quarters are EDTF level 2"
		case w == "w" && strings.Contains(lower, "-w"):
			return "weeks are not part of EDTF"
		case w == "bc" || w == "bce":
			return "years before AD 1 are negative: 1 BC is 0000, 2 BC is -0001"
		case w == "since" || w == "from" || w == "until" || w == "till" || w == "to" || w == "between" || w == "through":
			return "an interval is written with a slash between its ends"
		case w == "s" && strings.ContainsAny(s, "0123456789"):
			return "a decade has an X for its last digit"
		case w == "century":
			return "a century has XX for its last two digits"
		case w == "uncertain" || isHint(w):
			return "a date is made approximate with ~ at its end, uncertain with ?"
		}
	}
	return ""
}

// isHint reports whether the word is one that a qualifier replaces.
func isHint(word string) bool {
	for _, h := range hints {
		if strings.TrimRight(h.text, ". ") == word {
			return true
		}
	}
	return false
}

// reasonNumbers tells of numbers in an order or form that is not EDTF.
func reasonNumbers(s string) string {
	switch {
	case allDigits(s) && (len(s) == 6 || len(s) == 8):
		return "year, month and day are joined by hyphens"
	case allDigits(s) && len(s) > 4:
		return "a year of more than four digits begins with Y"
	case strings.Contains(s, ".."):
		return "an interval is written with a slash between its ends"
	case strings.Trim(s, "0123456789.") == "" && strings.Contains(s, "."):
		return "the parts of a date are joined by hyphens, year first"
	case strings.Trim(s, "0123456789-") == "" && strings.Count(s, "-") == 2 && strings.LastIndexByte(s, '-') == len(s)-5:
		return "a date begins with the year"
	case len(s) == 9 && s[4] == '-' && isValid(s[:4]) && isValid(s[5:]):
		return "an interval is written with a slash between its ends"
	}
	return ""
}
