package edtf

import "strings"

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

// guessEnds reads two ends between any of the usual separators.
func guessEnds(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "from "), "between ")
	for _, separator := range [...]string{"/", " to ", " until ", " till ", " through ", " and ", " - ", "--", "..", "-"} {
		a, b, ok := strings.Cut(s, separator)
		if !ok || strings.Contains(b, separator) || separator == "-" && !strings.Contains(b, " ") {
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
	switch s {
	case "", "unknown":
		return "", true
	case "..", "open", "present", "now", "today", "ongoing", "*":
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
