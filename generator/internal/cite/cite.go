// Package cite writes what reference managers, registries and readers take of what an
// archive holds: BibTeX, BibLaTeX, RIS and CSL-JSON, deposits for Crossref and DataCite,
// templates for RePEc, and references as text. A brief is a report of a series, which is
// the archive; a recommendation is a part of its brief; an event or a figure is an entry of
// the archive. Dates keep their precision: what a format cannot say stands in EDTF beside
// the date, and nothing is rounded to a day.
package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/edtf"
)

// Work is what is cited. Only ID and Title have to be there.
type Work struct {
	ID        string // ASCII letters, digits, hyphens and points
	Form      Form
	Title     string // with its subtitle
	Kind      string // worded, such as "Commentary"
	Authors   []Author
	In        string // the title of the brief that a Part is part of
	Series    string // the archive
	Publisher string
	Number    string
	Version   string // the number of the version, "" if there is one only
	Versioned string // the version in words, such as "Version 2"
	Date      edtf.Date
	Words     string    // the language in which the date is worded (BCP 47)
	Updated   edtf.Date // when it last changed in substance
	Abstract  string
	Language  string // BCP 47
	URL       string // absolute
	DOI       string // without "https://doi.org/"
	License   string // its address
}

// Form is what kind of thing a work is.
type Form uint8

// The forms.
const (
	Report Form = iota // a brief
	Part               // a part of a brief
	Entry              // an entry of the archive, which has no author and no date of its own
)

// Author signs a work.
type Author struct {
	Name         string
	Body         bool // known to be an institution, whose name is one whole
	Organization string
	ORCID        string // its number alone
}

// institution is who answers for the work, and the series, which is "" where it is the
// same.
func (w *Work) institution() (name, series string) {
	if w.Publisher == "" {
		return w.Series, ""
	}
	return w.Publisher, w.Series
}

// parts gives the year, month and day of a date that is no interval, as far as all of
// their digits are known. A year of less or more than four digits is not given: the
// formats have no room for it.
func parts(d edtf.Date) []int {
	year, ok := d.Year()
	if !ok || year < 1000 || year > 9999 {
		return nil
	}
	known := []int{year}
	if month, ok := d.Month(); ok {
		known = append(known, int(month))
		if d.Precision() >= edtf.PrecisionDay {
			known = append(known, d.Earliest().Day())
		}
	}
	return known
}

// season gives the season of a date, from 1 for spring to 4 for winter, or 0.
func season(d edtf.Date) int {
	if d.IsInterval() || d.Precision() != edtf.PrecisionSeason {
		return 0
	}
	text := strings.TrimRight(d.String(), "?~%") // ends with -21 to -24
	return int(text[len(text)-1] - '0')
}

// seasons are the English words, which readers of CSL-JSON and RIS know.
var seasons = [...]string{"", "Spring", "Summer", "Autumn", "Winter"}

// plain reports whether year, month and day say all that a date says.
func plain(d edtf.Date) bool {
	return !d.IsInterval() && !d.Approximate() && !d.Uncertain() && !d.Unspecified() && season(d) == 0 && d.Precision() <= edtf.PrecisionDay &&
		(d.IsZero() || parts(d) != nil)
}

// ends gives the two ends of an interval, or the date itself.
func ends(d edtf.Date) []edtf.Date {
	if d.IsInterval() {
		return []edtf.Date{d.Start(), d.End()}
	}
	return []edtf.Date{d}
}

// start gives the date that stands for an interval where there is room for one only.
func start(d edtf.Date) edtf.Date {
	if !d.IsInterval() {
		return d
	}
	if s := d.Start(); !s.IsZero() {
		return s
	}
	return d.End()
}

// dated is the date in words.
func (w *Work) dated() string {
	if w.Date.IsZero() {
		return ""
	}
	return w.Date.In(w.Words)
}

// line makes one line of a text, which most are already.
func line(s string) string {
	if s != "" && s[0] == ' ' {
		return strings.Join(strings.Fields(s), " ")
	}
	blank := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == ' ' && blank || c >= utf8.RuneSelf && unicode.IsSpace(first(s[i:])) {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = c == ' '
	}
	if blank {
		return s[:len(s)-1]
	}
	return s
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
