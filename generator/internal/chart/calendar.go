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

// yearText words a year for an axis: "2024", "44 BC".
func yearText(year int64) string {
	key := fmt.Sprintf("%04d", year)
	switch {
	case year < -9999 || year > 9999:
		key = fmt.Sprintf("y%d", year)
	case year < 0:
		key = fmt.Sprintf("-%04d", -year)
	}
	return strings.TrimPrefix(edtf.YearKeyEnglish(key), "The year ")
}

// MonthNames are the short names of the months, from January.
type MonthNames [12]string

// orEnglish gives the English names in place of none.
func (m MonthNames) orEnglish() MonthNames {
	if m != (MonthNames{}) {
		return m
	}
	for i := range m {
		m[i] = time.Month(i + 1).String()[:3]
	}
	return m
}
