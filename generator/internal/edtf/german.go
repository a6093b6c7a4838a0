package edtf

import (
	"strconv"
	"strings"
)

// This file holds all the German of valid dates. German bends its words, so that
// a date has one form to stand alone ("die 2020er-Jahre", "um den 19. Juni 2024")
// and one for after a preposition ("seit den 2020er-Jahren", "bis etwa zum
// 19. Juni 2024").

const (
	adGerman = " n. Chr."
	bcGerman = " v. Chr."
)

// german words the date to stand alone: "19. Juni 2024", "um den 13. September
// 2023", "die 2020er-Jahre", "seit 2022".
func (d Date) german() string {
	if d.IsInterval() {
		return intervalGerman(d.start, d.end)
	}
	return d.start.german() + d.clock.german()
}

// intervalGerman words an interval, saying shared parts once where both ends are
// of one kind and have no qualifier, or the same.
func intervalGerman(start, end point) string {
	switch {
	case end.kind == open:
		return start.afterGerman("seit ")
	case end.kind == unknown:
		return start.afterGerman("ab ") + ", Ende nicht bekannt"
	case start.kind == open:
		return end.untilGerman()
	case start.kind == unknown:
		return end.untilGerman() + ", Beginn nicht bekannt"
	case start.doubtsAlike(end) && !start.plain().isBentGerman() && !end.plain().isBentGerman():
		return start.aboutGerman() + intervalGerman(start.plain(), end.plain()) + start.doubtGerman()
	case start.isBentGerman() || end.isBentGerman():
		return start.afterGerman("von ") + " " + end.untilGerman()
	case start == end && start.hasDay():
		return start.german()
	case start == end:
		return "im Lauf " + start.genitiveGerman()
	case start.hasDay() && end.hasDay():
		return daysGerman(start, end)
	case start.year == end.year && start.sharesYear() && end.sharesYear() && start.hasSeason() == end.hasSeason():
		return start.partGerman() + " bis " + end.german()
	case start.month == 0 && end.month == 0:
		return eraOnceGerman(start.german(), " bis ", end.german())
	}
	return start.german() + " bis " + end.german()
}

// daysGerman words an interval between two days.
func daysGerman(start, end point) string {
	switch day := strconv.Itoa(int(start.day)) + "."; {
	case start.year != end.year:
		return start.german() + " – " + end.german()
	case start.month != end.month:
		return day + " " + monthGerman(start.month) + " – " + end.german()
	default:
		return day + "–" + end.german()
	}
}

// isBentGerman reports whether the end of an interval changes its form after "von"
// or "bis", or has a qualifier that must be seen to be its own.
func (p point) isBentGerman() bool {
	return !p.isName() || p.qualifier != 0 || p.isNamedDecade() || p.year > 9999
}

// german words a date with its qualifier to stand alone, or "" if there is none.
func (p point) german() string {
	if p.kind != dated {
		return ""
	}
	around := p.aboutGerman()
	switch {
	case around == "":
	case p.hasDay():
		around = "um den "
	case p.month == 0 && p.masked == 0:
		around = "um "
	}
	return around + p.plainGerman() + p.doubtGerman()
}

// aboutGerman is what stands before an approximate date, or "".
func (p point) aboutGerman() string {
	if p.qualifier&approximate != 0 && p.isName() {
		return "etwa "
	}
	return ""
}

// doubtGerman says after a date what aboutGerman has not said before it.
func (p point) doubtGerman() string {
	switch doubt := p.qualifier; {
	case doubt == 0, doubt == approximate && p.isName():
		return ""
	case doubt == uncertain, p.isName():
		return " (unsicher)"
	case doubt == approximate:
		return " (ungefähr)"
	}
	return " (ungefähr und unsicher)"
}

// afterGerman words a date after a preposition with the dative: "seit dem
// 5. November 2022", "von etwa 2022", "ab einem Tag im Juni 2004".
func (p point) afterGerman(preposition string) string {
	text := preposition + p.aboutGerman() + p.dativeGerman() + p.doubtGerman()
	if rest, ok := strings.CutPrefix(text, "von dem "); ok {
		return "vom " + rest
	}
	return text
}

// untilGerman words a date as a last one: "bis zum 8. März 2023", "bis etwa 2023",
// "bis in die 2020er-Jahre".
func (p point) untilGerman() string {
	date, about := p.dativeGerman(), p.aboutGerman()
	switch {
	case p.isNamedDecade():
		date = "in " + p.plainGerman()
	case strings.HasPrefix(date, "dem "):
		date = "zum " + strings.TrimPrefix(date, "dem ")
	case !p.isName():
		date = "zu " + date
	}
	return "bis " + about + date + p.doubtGerman()
}

// plainGerman words a date without its qualifier to stand alone.
func (p point) plainGerman() string {
	switch {
	case p.isNamedDecade():
		return "die " + p.decadeGerman() + "Jahre"
	case p.masked > 0:
		return "zwischen " + eraOnceGerman(yearGerman(p.year), " und ", yearGerman(p.lastYear()))
	case p.day == unspecified && p.month == unspecified:
		return "an einem Tag des Jahres " + yearGerman(p.year)
	case p.day == unspecified:
		return "an einem Tag im " + p.partGerman() + " " + yearGerman(p.year)
	case p.month == unspecified:
		return "in einem Monat des Jahres " + yearGerman(p.year)
	case p.month == winter:
		return p.partGerman() + " " + winterYearsGerman(p.year)
	case p.day != 0:
		return strconv.Itoa(int(p.day)) + ". " + p.partGerman() + " " + yearGerman(p.year)
	case p.month != 0:
		return p.partGerman() + " " + yearGerman(p.year)
	case p.year > 9999:
		return "das Jahr " + yearGerman(p.year)
	}
	return yearGerman(p.year)
}

// dativeGerman words a date without its qualifier to follow a preposition.
func (p point) dativeGerman() string {
	text := p.plainGerman()
	switch {
	case p.isNamedDecade():
		return "den " + p.decadeGerman() + "Jahren"
	case p.masked > 0:
		return "einem Zeitpunkt " + text
	case !p.isName():
		return text[len("an "):] // or "in ", before "einem"
	case p.hasDay():
		return "dem " + text
	case p.month == 0 && p.year > 9999:
		return "dem Jahr " + yearGerman(p.year)
	}
	return text
}

// genitiveGerman words a name of a time without a qualifier to follow "im Lauf".
func (p point) genitiveGerman() string {
	switch text := p.plainGerman(); {
	case p.hasSeason():
		return "des " + strings.Replace(text, " ", "s ", 1)
	case p.hasMonth():
		return "des " + text
	}
	return "des Jahres " + yearGerman(p.year)
}

// decadeGerman is the adjective of a named decade: "2020er-".
func (p point) decadeGerman() string { return strconv.FormatInt(p.year, 10) + "er-" }

// partGerman words the month or season.
func (p point) partGerman() string {
	if p.hasSeason() {
		return [...]string{"Frühjahr", "Sommer", "Herbst", "Winter"}[p.month-spring]
	}
	return monthGerman(p.month)
}

// monthGerman names a month, 1 to 12.
func monthGerman(month uint8) string {
	return [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
		"September", "Oktober", "November", "Dezember"}[month-1]
}

// winterYearsGerman words the two years of a winter by its first: "2024/25".
func winterYearsGerman(year int64) string {
	first, next := yearGerman(year), yearGerman(year+1)
	switch {
	case year == 0:
		return first + " / " + next // the era changes
	case year >= 1000 && year%100 < 99:
		next = next[len(next)-2:]
	}
	return eraOnceGerman(first, "/", next)
}

// yearGerman words an astronomical year: "2024", "44 n. Chr.", "44 v. Chr." for
// -43, "170.000.002".
func yearGerman(year int64) string {
	switch {
	case year >= 1000:
		return thousands(year, '.')
	case year >= 1:
		return strconv.FormatInt(year, 10) + adGerman
	}
	return thousands(1-year, '.') + bcGerman
}

// eraOnceGerman joins two texts that end in years, and says the era once if it is
// the same.
func eraOnceGerman(a, between, b string) string {
	for _, era := range [...]string{adGerman, bcGerman} {
		if strings.HasSuffix(b, era) {
			a = strings.TrimSuffix(a, era)
		}
	}
	return a + between + b
}

// german words a time of day, to follow its date.
func (c clock) german() string {
	if c.zone == noClock {
		return ""
	}
	b := clock{c.hour, c.minute, c.second, localTime, 0}.append(nil)
	text := ", " + string(b[1:]) + " Uhr"
	switch c.zone {
	case localTime:
		return text + " Ortszeit"
	case utc:
		return text + " UTC"
	}
	c.zone = minuteShift
	return text + string(c.appendShift([]byte(" UTC"), "−"))
}
