package edtf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// In words the date in the language of a BCP 47 tag, exactly as precisely as it
// is known, to stand alone or within a sentence: "19 June 2024" in "en",
// "19. Juni 2024" in "de" and "de-AT". A language that this package does not
// know is worded as English. The zero Date gives "".
//
// A further language is one case here and one file like german.go.
func (d Date) In(tag string) string {
	switch primary(tag) {
	case "de":
		return d.german()
	}
	return d.English()
}

// YearHeading words a YearKey as a heading in the language of a BCP 47 tag, under
// the rules of In: "2024", "The 2020s", "Zwischen 2000 und 2099", "44 BC". It
// gives "" for what is no key.
func YearHeading(key, tag string) string {
	d, ok := YearOf(key)
	if !ok {
		return ""
	}
	return capital(d.In(tag))
}

// MonthHeading words the month that Month gives, with its year, as a heading in
// the language of a BCP 47 tag, under the rules of In: "June 2024". Where Month
// gives none it is "".
func (d Date) MonthHeading(tag string) string {
	p := d.filed()
	if !p.hasMonth() {
		return ""
	}
	return capital(point{kind: dated, year: p.year, month: p.month}.date().In(tag))
}

// doubtsAlike reports whether an interval's ends are two parts of one year that have the
// same qualifier, so that it can be said once of both.
func (p point) doubtsAlike(end point) bool {
	return p.qualifier != 0 && p.qualifier == end.qualifier && p.plain() != end.plain() && p.year == end.year &&
		p.sharesYear() && end.sharesYear() && p.hasSeason() == end.hasSeason()
}

// plain is a date without its qualifier.
func (p point) plain() point {
	p.qualifier = 0
	return p
}

// primary is the language of a tag without its region and the like (RFC 5646,
// 2.2.1): the dates of a language do not differ by more.
func primary(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(language)
}

// capital makes the first letter a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
