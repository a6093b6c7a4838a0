// Package cite writes what reference managers read of a brief: BibTeX, RIS and
// CSL-JSON. A brief is a report of a series, which is the archive. Dates keep their
// precision: what a format cannot say is said in words beside the date, and nothing is
// rounded to a day.
package cite

import (
	"strings"

	"chancery/generator/internal/edtf"
)

// Work is what is cited. Only ID and Title have to be there.
type Work struct {
	ID        string // lower-case ASCII letters, digits and hyphens
	Title     string // with its subtitle
	Kind      string // worded, such as "Commentary"
	Authors   []Author
	Series    string // the archive
	Publisher string
	Number    string
	Date      edtf.Date
	Dated     string // the date in words
	Language  string // BCP 47
	URL       string // absolute
}

// Author signs a work.
type Author struct {
	Name string
	Body bool // known to be an institution, whose name is one whole
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

// plain reports whether year, month and day say all that a date says.
func plain(d edtf.Date) bool {
	return !d.IsInterval() && !d.Approximate() && !d.Uncertain() && !d.Unspecified() && season(d) == 0 && d.Precision() <= edtf.PrecisionDay
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

// line makes one line of a text.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
