package chart

import (
	"fmt"
	"strings"
	"time"

	"chancery/generator/internal/edtf"
)

// Months are counted from the beginning of the astronomical year 0, so that they
// add and divide like the days of package edtf.

func monthOf(d edtf.Day) int64 { return int64(d.Year())*12 + int64(d.Month()) - 1 }

// dayOf gives the first day of a month.
func dayOf(month int64) edtf.Day {
	year := floor(month, 12)
	return edtf.DayOf(int(year), time.Month(month-12*year+1), 1)
}

// floor divides rounding down, b > 0.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// roundDown gives the greatest multiple of step up to a.
func roundDown(a, step int64) int64 { return step * floor(a, step) }

// Calendar words years and months on an axis. The zero Calendar is English.
type Calendar struct {
	Tag    string     // BCP 47, as package edtf knows it
	Months [12]string // short names of the months, from January; the zero array is English
}

// year words an astronomical year: "2024", "44 BC", "17,000".
func (c Calendar) year(year int64) string {
	key := fmt.Sprintf("%04d", year)
	switch {
	case year < -9999 || year > 9999:
		key = fmt.Sprintf("y%d", year)
	case year < 0:
		key = fmt.Sprintf("-%04d", -year)
	}
	text := edtf.YearHeading(key, c.Tag)
	return text[max(0, strings.IndexAny(text, "0123456789")):] // without "The year"
}

// month words the beginning of a month, that of January as its year.
func (c Calendar) month(month int64) string {
	year := floor(month, 12)
	if month%12 == 0 {
		return c.year(year)
	}
	if name := c.Months[month-12*year]; name != "" {
		return name
	}
	return time.Month(month - 12*year + 1).String()[:3]
}
