package edtf

import (
	"math"
	"strconv"
	"time"
)

// Day is one day of the proleptic Gregorian calendar, counted from 1970-01-01,
// which is 0. Days compare and subtract as the integers they are. Years are
// astronomical, as in ISO 8601: the year 0 is 1 BC, the year -1 is 2 BC.
type Day int64

// MinDay and MaxDay stand for no bound at all: an end of an interval that is
// open or unknown. No date lies on them.
const (
	MinDay Day = math.MinInt64
	MaxDay Day = math.MaxInt64
)

// The years that this package reads; a limit far beyond the age of the
// universe, which keeps every sum of days within 64 bits.
const (
	yearDigits = 12
	maxYear    = 999_999_999_999
)

// DayOf gives the day of a year, month and day of the month. Values outside
// their range run over into the next or previous month, as in time.Date.
func DayOf(year int, month time.Month, day int) Day {
	return dayOf(int64(year), int64(month), int64(day))
}

// Days per cycle of the calendar, and the days between 0000-03-01 and 1970-01-01.
const (
	daysPerEra    = 146097 // 400 years
	daysToUnixDay = 719468
)

// dayOf counts in years that begin in March, so that the leap day comes last
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
func dayOf(year, month, day int64) Day {
	year += floorDiv(month-1, 12)
	month = month - 1 - 12*floorDiv(month-1, 12) // 0 is January
	if month < 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	ofEra := year - 400*era
	ofYear := (153*(month-2)+2)/5 + day - 1
	return Day(daysPerEra*era + 365*ofEra + ofEra/4 - ofEra/100 + ofYear - daysToUnixDay)
}

// civil is the reverse of dayOf. MinDay and MaxDay give the first and the last
// day of the years that this package reads.
func (d Day) civil() (year, month, day int64) {
	switch d {
	case MinDay:
		return -maxYear, 1, 1
	case MaxDay:
		return maxYear, 12, 31
	}
	n := int64(d) + daysToUnixDay
	era := floorDiv(n, daysPerEra)
	n -= daysPerEra * era
	ofEra := (n - n/1460 + n/36524 - n/146096) / 365
	ofYear := n - (365*ofEra + ofEra/4 - ofEra/100)
	m := (5*ofYear + 2) / 153 // 0 is March
	year, month, day = 400*era+ofEra, m+3, ofYear-(153*m+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Year gives the astronomical year.
func (d Day) Year() int { y, _, _ := d.civil(); return int(y) }

// Month gives the month of the year.
func (d Day) Month() time.Month { _, m, _ := d.civil(); return time.Month(m) }

// Day gives the day of the month, from 1.
func (d Day) Day() int { _, _, day := d.civil(); return int(day) }

// String gives the day as ISO 8601 has it, 2024-06-19; years of more than four
// digits bear a sign, +12024-06-19. MinDay and MaxDay give "..".
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	year, month, day := d.civil()
	b := make([]byte, 0, 16)
	if year > 9999 {
		b = append(b, '+')
	}
	b = appendYear(b, year)
	b = appendTwo(append(b, '-'), uint8(month))
	return string(appendTwo(append(b, '-'), uint8(day)))
}

// daysIn gives the number of days of a month.
func daysIn(year int64, month uint8) uint8 {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// floorDiv divides rounding down, b > 0.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// appendYear writes a year with at least four digits and a minus if negative.
func appendYear(b []byte, year int64) []byte {
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	for limit := int64(1000); limit > 1 && year < limit; limit /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, year, 10)
}

// appendTwo writes a number below 100 with two digits.
func appendTwo(b []byte, n uint8) []byte { return append(b, '0'+n/10, '0'+n%10) }
