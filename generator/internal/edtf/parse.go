package edtf

import (
	"fmt"
	"strings"
)

// ParseError says why a text is no date of EDTF level 0 or 1.
type ParseError struct {
	Input      string
	Offset     int    // bytes of Input before the place where it goes wrong
	Text       string // what is wrong, lower case, no full stop
	Suggestion string // a valid date that was probably meant, or ""
}

// Error gives the input, the reason and the suggestion in one line.
func (e *ParseError) Error() string {
	text := fmt.Sprintf("date %.64q: %s", e.Input, e.Text)
	if e.Suggestion != "" {
		text += fmt.Sprintf("; did you mean %q?", e.Suggestion)
	}
	return text
}

// Parse reads a date of EDTF level 0 or 1. Any error is a *ParseError; what it
// suggests is always a date that Parse reads.
func Parse(s string) (Date, error) {
	d, f := parse(s)
	if f.text == "" {
		return d, nil
	}
	f = reason(s, f)
	return Date{}, &ParseError{Input: s, Offset: f.at, Text: f.text, Suggestion: guess(s)}
}

// qualifiers are the marks at the end of a date, by the value of the qualifier.
const qualifiers = "?~%"

// lastGrouping is the last code of level 2 for a part of a year; they begin
// behind winter: seasons of either hemisphere, quarters, and thirds and halves.
const lastGrouping = 41

// fault is what stops the parser; without text there is none.
type fault struct {
	at   int    // byte offset
	text string // what is wrong
}

func faultf(at int, format string, args ...any) fault {
	return fault{at, fmt.Sprintf(format, args...)}
}

// in moves a fault that was found in a part of the text to its place in the whole.
func (f fault) in(offset int) fault { return fault{f.at + offset, f.text} }

func parse(s string) (Date, fault) {
	if slash := strings.IndexByte(s, '/'); slash >= 0 {
		return parseInterval(s, slash)
	}
	p, n, f := parsePoint(s)
	if f.text != "" {
		return Date{}, f
	}
	if n == len(s) {
		return Date{start: p}, fault{}
	}
	if s[n] != 'T' || !p.hasDay() || p.qualifier != 0 {
		return Date{}, after(s, n)
	}
	c, f := parseClock(s[n+1:])
	if f.text != "" {
		return Date{}, f.in(n + 1)
	}
	return Date{start: p, clock: c}, fault{}
}

// parseInterval reads two ends with a slash between.
func parseInterval(s string, slash int) (Date, fault) {
	if second := strings.IndexByte(s[slash+1:], '/'); second >= 0 {
		return Date{}, fault{slash + 1 + second, "more than one slash; an interval has two ends"}
	}
	start, f := parseEnd(s[:slash])
	if f.text != "" {
		return Date{}, f
	}
	end, f := parseEnd(s[slash+1:])
	if f.text != "" {
		return Date{}, f.in(slash + 1)
	}
	d := Date{start: start, end: end}
	switch {
	case start.kind != dated && end.kind != dated:
		return Date{}, fault{0, "an interval needs a date at one end or both"}
	case start.kind == dated && end.kind == dated && end.last() < start.first():
		return Date{}, fault{slash + 1, "the interval ends before it starts"}
	}
	return d, fault{}
}

func parseEnd(s string) (point, fault) {
	switch s {
	case "":
		return point{kind: unknown}, fault{}
	case "..":
		return point{kind: open}, fault{}
	}
	p, n, f := parsePoint(s)
	if f.text == "" && n < len(s) {
		f = after(s, n)
	}
	return p, f
}

// parsePoint reads a date with its qualifier, and tells how many bytes that took.
func parsePoint(s string) (p point, n int, f fault) {
	if strings.HasPrefix(s, "Y") {
		p, n, f = parseLongYear(s)
	} else {
		p, n, f = parseCalendar(s)
	}
	if f.text != "" {
		return p, n, f
	}
	p.kind = dated
	if n < len(s) {
		if q := strings.IndexByte(qualifiers, s[n]); q >= 0 {
			p.qualifier = qualifier(q + 1)
			n++
		}
	}
	return p, n, fault{}
}

// after words what is wrong with text that follows a whole date.
func after(s string, n int) fault {
	switch {
	case s[n] == 'T' && strings.ContainsAny(s[:n], qualifiers):
		return fault{n, "a date with a time cannot be qualified"}
	case (s[n] == 't' || s[n] == ' ') && n+1 < len(s) && isDigit(s[n+1]):
		return fault{n, "a time of day follows a capital T"}
	case s[n] == 'T':
		return fault{n, "only a full date can have a time of day, and not in an interval"}
	}
	return faultf(n, "%.20q is not part of a date", s[n:])
}

// parseLongYear reads Y and a year of more than four digits.
func parseLongYear(s string) (p point, n int, f fault) {
	n = 1
	negative := strings.HasPrefix(s[n:], "-")
	if negative {
		n++
	}
	from := n
	for n < len(s) && isDigit(s[n]) {
		if n-from == yearDigits {
			return p, n, faultf(from, "a year has at most %d digits", yearDigits)
		}
		p.year = 10*p.year + int64(s[n]-'0')
		n++
	}
	if n-from < 5 || s[from] == '0' {
		return p, n, fault{from, "a year after Y has five digits or more, the first not 0"}
	}
	if negative {
		p.year = -p.year
	}
	return p, n, fault{}
}

// parseCalendar reads a four-digit year and what may follow: month or season, day.
func parseCalendar(s string) (p point, n int, f fault) {
	if n, f = p.parseYear(s); f.text != "" || n == len(s) || s[n] != '-' {
		return p, n, f
	}
	if p.masked > 0 {
		return p, n, fault{n, "a month after unspecified digits of the year is EDTF level 2"}
	}
	var ok bool
	if p.month, ok = twoDigits(s, n+1); !ok {
		return p, n, fault{n + 1, "a month has two digits"}
	}
	if !p.hasMonth() && !p.hasSeason() && p.month != unspecified {
		return p, n, noMonth(n+1, p.month)
	}
	if n += len("-06"); n == len(s) || s[n] != '-' {
		return p, n, fault{}
	}
	if p.day, ok = twoDigits(s, n+1); !ok {
		return p, n, fault{n + 1, "a day has two digits"}
	}
	return p, n + len("-19"), p.checkDay(n + 1)
}

// parseYear reads a year of four digits, of which the last two may be X.
func (p *point) parseYear(s string) (n int, f fault) {
	negative := strings.HasPrefix(s, "-")
	if negative {
		n = 1
	}
	for i := range 4 {
		switch {
		case n == len(s):
			return n, fault{n, "a year has four digits"}
		case isDigit(s[n]) && p.masked == 0:
			p.year = 10*p.year + int64(s[n]-'0')
		case s[n] == 'X' && i >= 2:
			p.year *= 10
			p.masked++
		default:
			return n, fault{n, "a date begins with a year of four digits"}
		}
		n++
	}
	if n < len(s) && (isDigit(s[n]) || s[n] == 'X') {
		return n, fault{n, "a year has four digits"}
	}
	if negative {
		p.year = -p.lastYear()
		if p.year == 0 {
			return n, fault{0, "the year 0 has no sign"}
		}
	}
	return n, fault{}
}

// noMonth words what is wrong with a number where a month should stand.
func noMonth(at int, n uint8) fault {
	if n > winter && n <= lastGrouping {
		return faultf(at, "%d for a part of the year is EDTF level 2", n)
	}
	return faultf(at, "there is no month %02d", n)
}

// checkDay holds the day against the calendar.
func (p *point) checkDay(at int) fault {
	switch {
	case p.hasSeason():
		return fault{at, "a season has no days"}
	case p.day == unspecified:
		return fault{}
	case p.month == unspecified:
		return fault{at, "a day in an unspecified month is EDTF level 2"}
	case p.day == 0 || p.day > 31:
		return faultf(at, "there is no day %02d", p.day)
	case p.day > daysIn(p.year, p.month):
		return faultf(at, "%s has %d days", monthEnglish(p.month)+" "+yearEnglish(p.year), daysIn(p.year, p.month))
	}
	return fault{}
}

// parseClock reads hh:mm:ss and an optional shift from UTC.
func parseClock(s string) (c clock, f fault) {
	var values [3]uint8
	for i, unit := range [...]struct {
		name  string
		limit uint8
	}{{"hour", 24}, {"minute", 60}, {"second", 60}} {
		v, ok := twoDigits(s, 3*i)
		if !ok || v == unspecified || (i > 0 && s[3*i-1] != ':') {
			return c, fault{min(3*i, len(s)), "a time has the form hh:mm:ss"}
		}
		if v >= unit.limit {
			return c, faultf(3*i, "there is no %s %02d", unit.name, v)
		}
		values[i] = v
	}
	c = clock{hour: values[0], minute: values[1], second: values[2]}
	const n = len("23:20:30")
	f = c.parseShift(s[n:])
	return c, f.in(n)
}

// parseShift reads Z, ±hh or ±hh:mm; nothing means local time.
func (c *clock) parseShift(s string) fault {
	switch {
	case s == "":
		c.zone = localTime
		return fault{}
	case s == "Z":
		c.zone = utc
		return fault{}
	case strings.Contains(qualifiers, s[len(s)-1:]):
		return fault{len(s) - 1, "a date with a time cannot be qualified"}
	case s[0] != '+' && s[0] != '-':
		return fault{0, "only Z or an offset from UTC, such as +02:00, can follow a time"}
	}
	hours, ok := twoDigits(s, 1)
	minutes := uint8(0)
	c.zone = hourShift
	if ok && len(s) > 3 {
		c.zone = minuteShift
		minutes, ok = twoDigits(s, 4)
		ok = ok && s[3] == ':' && len(s) == 6
	}
	if !ok || hours > 23 || minutes > 59 {
		return fault{0, "an offset from UTC has the form ±hh or ±hh:mm"}
	}
	c.shift = 60*int16(hours) + int16(minutes)
	if s[0] == '-' {
		c.shift = -c.shift
		if c.shift == 0 {
			return fault{0, "an offset of zero has no minus"}
		}
	}
	return fault{}
}

// twoDigits reads two digits at s[i:], or XX, which gives unspecified. A third
// digit behind them makes it fail.
func twoDigits(s string, i int) (uint8, bool) {
	if i+2 > len(s) || (i+2 < len(s) && isDigit(s[i+2])) {
		return 0, false
	}
	switch a, b := s[i], s[i+1]; {
	case a == 'X' && b == 'X':
		return unspecified, true
	case isDigit(a) && isDigit(b):
		return 10*(a-'0') + b - '0', true
	}
	return 0, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
