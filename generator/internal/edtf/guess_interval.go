package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// guessInterval reads an interval whose ends or whose separator are not the
// right ones.
func guessInterval(s string) string {
	lower := strings.ToLower(s)
	for _, read := range [...]func(string) string{guessEnds, guessOneSided, guessHyphen} {
		if g := read(lower); isValid(g) {
			return g
		}
	}
	return ""
}

// guessYears reads a year and two digits, which are those of a later year or of a month:
// 2024-25, 1999/00, 201314. is reports whether they are such; where it may be either,
// there is no guess. dashed says that a dash was written, which joins years.
func guessYears(s string, dashed bool) (g string, is bool) {
	year, rest := s[:min(4, len(s))], s[min(4, len(s)):]
	two := strings.TrimLeft(rest, "-/")
	if !allDigits(year) || len(two) != 2 || !allDigits(two) || len(rest) > 3 {
		return "", false
	}
	first, _ := strconv.Atoi(year)
	last, _ := strconv.Atoi(two)
	last += first / 100 * 100
	if last < first {
		last += 100
	}
	next := last == first+1
	month := two >= "01" && two <= "12"
	switch hyphen := rest[0] == '-' && !dashed; {
	case !next && last/100 > first/100, last == first:
		return "", false // a later century is not abbreviated
	case month && rest == two && !next:
		return "", false
	case month, hyphen && !next && (two >= "21" && two <= "41" || last-first > 12): // or a part of the year, as EDTF numbers them
		return "", true
	}
	return fmt.Sprintf("%s/%04d", year, last), true
}

// guessEnds reads two ends between any of the usual separators.
func guessEnds(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "from "), "between ")
	for _, separator := range [...]string{"/", " to ", " until ", " till ", " through ", " and ", " - ", "--", "..", "-"} {
		a, b, ok := strings.Cut(s, separator)
		if !ok || strings.Contains(b, separator) || separator == "-" && !strings.Contains(b, " ") && !isOpenWord(b) {
			continue
		}
		start, startOK := guessEnd(a, "")
		end, endOK := guessEnd(b, start)
		if !startOK || !endOK {
			// A start without the year takes it from the end: 19 June - 3 July 2024.
			start, startOK = guessEnd(withTail(a, b), "")
			end, endOK = guessEnd(b, start)
		}
		if !startOK || !endOK {
			continue
		}
		if g := start + "/" + end; isValid(g) {
			return g
		}
		if len(strings.TrimSpace(b)) < len(strings.TrimSpace(a)) { // the end lacked what the start has
			return ""
		}
		return end + "/" + start
	}
	return ""
}

// withTail gives a the words of b that it lacks: "19" and "21 june 2024" make
// "19 june 2024", "19 june" and "3 july 2024" make "19 june 2024".
func withTail(a, b string) string {
	own, other := strings.Fields(a), strings.Fields(b)
	if len(own) == 0 || len(own) >= len(other) {
		return a
	}
	return a + " " + strings.Join(other[len(own):], " ")
}

// guessEnd reads one end; an end of a few digits takes the rest from start.
func guessEnd(s, start string) (string, bool) {
	s = strings.TrimSpace(s)
	switch {
	case s == "", s == "unknown":
		return "", true
	case s == "..", s == "*", isOpenWord(s):
		return "..", true
	}
	if n := len(start) - len(s); n > 0 && len(s)%3 == 2 && strings.Trim(s, "0123456789-") == "" {
		if g := start[:n] + s; isValid(g) {
			return g, true
		}
	}
	g := s
	if !isValid(g) {
		g = guessDate(s)
	}
	g, _, _ = strings.Cut(g, "T") // an interval has no time of day
	return g, g != "" && !strings.Contains(g, "/")
}

func isOpenWord(s string) bool {
	return s == "open" || s == "present" || s == "now" || s == "today" || s == "ongoing"
}

// guessOneSided reads an interval of which words name only one end.
func guessOneSided(s string) string {
	for _, word := range [...]string{"since ", "from ", "starting "} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			g, _ := guessEnd(rest, "")
			return g + "/.."
		}
	}
	for _, word := range [...]string{"until ", "till ", "up to ", "to "} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			g, _ := guessEnd(rest, "")
			return "../" + g
		}
	}
	if rest, ok := strings.CutSuffix(s, "-"); ok {
		g, _ := guessEnd(rest, "")
		if len(strings.TrimSpace(rest)) < 4 || strings.HasPrefix(rest, g+"-") || strings.Contains(strings.TrimSpace(rest), "-") { // a date cut short, a decade
			return ""
		}
		return g + "/.."
	}
	return ""
}

// guessHyphen reads two dates with nothing but a hyphen between: 2022-2023.
func guessHyphen(s string) string {
	for i := range len(s) {
		if s[i] == '-' && isValid(s[:i]) && isValid(s[i+1:]) {
			return s[:i] + "/" + s[i+1:]
		}
	}
	return ""
}
