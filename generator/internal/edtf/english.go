package edtf

import (
	"strconv"
	"strings"
	"time"
)

// This file holds all the English of valid dates.

const (
	aroundEnglish           = "around "
	uncertainEnglish        = " (uncertain)"
	approximateEnglish      = " (approximate)"
	approximateUncertain    = " (approximate and uncertain)"
	unspecifiedDayEnglish   = "an unspecified day in "
	unspecifiedMonthEnglish = "an unspecified month in "
	endUnknownEnglish       = ", end not known"
	startUnknownEnglish     = ", start not known"
	adEnglish               = " AD"
	bcEnglish               = " BC"
)

// English words the date for a reader, exactly as precisely as it is known, to
// stand alone or within a sentence: "19 June 2024", "around 13 September 2023",
// "the 2020s", "November 2022 to March 2023", "since 2022". Years before AD 1
// are counted from 1 BC, which is the astronomical year 0. The zero Date gives "".
func (d Date) English() string {
	if d.IsInterval() {
		return intervalEnglish(d.start, d.end)
	}
	return d.start.english() + d.clock.english()
}

// intervalEnglish words an interval, saying shared parts once where both ends
// are of one kind and have no qualifier, or the same.
func intervalEnglish(start, end point) string {
	a, b := start.english(), end.english()
	switch {
	case end.kind == open:
		return "since " + a
	case end.kind == unknown:
		return "from " + a + endUnknownEnglish
	case start.kind == open:
		return "until " + b
	case start.kind == unknown:
		return "until " + b + startUnknownEnglish
	case !start.isName() || !end.isName():
		return "from " + a + " to " + b
	case start.doubtsAlike(end):
		return start.doubtedEnglish(intervalEnglish(start.plain(), end.plain()))
	case start.qualifier|end.qualifier != 0:
		return a + " to " + b
	case start == end && start.hasDay():
		return a
	case start == end:
		return "within " + a
	case start.hasDay() && end.hasDay():
		return daysEnglish(start, end)
	case start.year == end.year && start.sharesYear() && end.sharesYear() && start.hasSeason() == end.hasSeason():
		return start.partEnglish() + " to " + b
	}
	return a + " to " + b
}

// daysEnglish words an interval between two days.
func daysEnglish(start, end point) string {
	switch day := strconv.Itoa(int(start.day)); {
	case start.year != end.year:
		return start.english() + " – " + end.english()
	case start.month != end.month:
		return day + " " + monthEnglish(start.month) + " – " + end.english()
	default:
		return day + "–" + end.english()
	}
}

// english words a date with its qualifier, or "" if there is none.
func (p point) english() string {
	if p.kind != dated {
		return ""
	}
	return p.doubtedEnglish(p.plainEnglish())
}

// doubtedEnglish adds the qualifier to the wording of a date, or of an interval whose
// ends share it.
func (p point) doubtedEnglish(text string) string {
	switch {
	case p.qualifier == 0:
		return text
	case p.qualifier == uncertain:
		return text + uncertainEnglish
	case p.isName() && p.qualifier == approximate:
		return aroundEnglish + text
	case p.isName():
		return aroundEnglish + text + uncertainEnglish
	case p.qualifier == approximate:
		return text + approximateEnglish
	}
	return text + approximateUncertain
}

// isName reports whether the wording names a time, so that "around" can stand
// before it, and does not describe one ("between …", "an unspecified …").
func (p point) isName() bool {
	return p.month != unspecified && p.day != unspecified && (p.masked == 0 || p.isNamedDecade())
}

// isNamedDecade reports whether "the 2010s" says what is meant. "The 1900s" may
// be a decade or a century, and decades of the first millennium have no names.
func (p point) isNamedDecade() bool {
	return p.masked == 1 && p.year >= 1000 && p.year%100 != 0
}

// sharesYear reports whether the year can be said once for two such parts of
// it. A winter has two years.
func (p point) sharesYear() bool { return p.month != 0 && p.month != winter && !p.hasDay() }

func (p point) plainEnglish() string {
	switch {
	case p.isNamedDecade():
		return "the " + strconv.FormatInt(p.year, 10) + "s"
	case p.masked > 0:
		return betweenEnglish(p.year, p.lastYear())
	case p.day == unspecified && p.month == unspecified:
		return unspecifiedDayEnglish + yearEnglish(p.year)
	case p.day == unspecified:
		return unspecifiedDayEnglish + p.partEnglish() + " " + yearEnglish(p.year)
	case p.month == unspecified:
		return unspecifiedMonthEnglish + yearEnglish(p.year)
	case p.month == winter:
		return p.partEnglish() + " " + winterYearsEnglish(p.year)
	case p.day != 0:
		return strconv.Itoa(int(p.day)) + " " + p.partEnglish() + " " + yearEnglish(p.year)
	case p.month != 0:
		return p.partEnglish() + " " + yearEnglish(p.year)
	}
	return yearEnglish(p.year)
}

// partEnglish words the month or season.
func (p point) partEnglish() string {
	if p.hasSeason() {
		return [...]string{"spring", "summer", "autumn", "winter"}[p.month-spring]
	}
	return monthEnglish(p.month)
}

// monthEnglish names a month, 1 to 12.
func monthEnglish(month uint8) string { return time.Month(month).String() }

// winterYearsEnglish words the two years of a winter by its first: "2024–25".
func winterYearsEnglish(year int64) string {
	next := yearEnglish(year + 1)
	switch {
	case year < 1000 || year == 9999:
		return yearEnglish(year) + " – " + next
	case year%100 != 99:
		next = next[len(next)-2:]
	}
	return yearEnglish(year) + "–" + next
}

// yearEnglish words an astronomical year: "2024", "44 AD", "44 BC" for -43,
// "the year 170,000,002".
func yearEnglish(year int64) string {
	switch {
	case year > 9999:
		return "the year " + thousands(year, ',')
	case year >= 1000:
		return strconv.FormatInt(year, 10)
	case year >= 1:
		return strconv.FormatInt(year, 10) + adEnglish
	}
	return thousands(1-year, ',') + bcEnglish
}

// betweenEnglish words a range of years, its era said once.
func betweenEnglish(first, last int64) string {
	a, b := yearEnglish(first), yearEnglish(last)
	for _, era := range [...]string{adEnglish, bcEnglish} {
		if strings.HasSuffix(b, era) {
			a = strings.TrimSuffix(a, era)
		}
	}
	return "between " + a + " and " + b
}

// english words a time of day, to follow its date.
func (c clock) english() string {
	if c.zone == noClock {
		return ""
	}
	b := clock{c.hour, c.minute, c.second, localTime, 0}.append(nil)
	b[0] = ' ' // for the T
	switch c.zone {
	case localTime:
		return "," + string(b) + " local time"
	case utc:
		return "," + string(b) + " UTC"
	}
	c.zone = minuteShift
	return "," + string(c.appendShift(append(b, " UTC"...), "−"))
}

// thousands writes a number with a separator between groups of three digits from
// 10,000 on.
func thousands(n int64, separator byte) string {
	s := strconv.FormatInt(n, 10)
	if len(s) < 5 {
		return s
	}
	b := []byte{}
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b = append(b, separator)
		}
		b = append(b, s[i])
	}
	return string(b)
}
