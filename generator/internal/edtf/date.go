// Package edtf reads, compares and words dates of the Extended Date/Time
// Format, levels 0 and 1, complete (Library of Congress, February 2019;
// ISO 8601-2:2019). A Date knows how precise it is and stays so: nothing here
// rounds it to a day.
//
// Where the specification leaves a choice, this package takes these:
//
//   - Either end of an interval may be any date of level 0 or 1 without a time
//     of day, seasons and unspecified digits included. An interval that ends
//     wholly before it starts, and one without a date at either end, are errors.
//   - Seasons have no months in the specification. Their bounds here are the
//     meteorological seasons of the northern hemisphere: spring is March to
//     May, summer June to August, autumn September to November; winter is
//     December of the stated year to February of the next one, so 2024-24 ends
//     on 28 February 2025, and is worded "winter 2024–25".
//   - A date that is uncertain or approximate has the bounds of the date as it
//     is stated: how far "about" reaches is nobody's to invent.
//   - Level 2 is refused, with the nearest level 1 form as a suggestion.
//   - A year has at most 12 digits, and second 60 and hour 24 are refused.
package edtf

import "time"

// Date is a date, a date with a time of day, or an interval. It is a value: it
// holds no pointers, == tells whether two dates are written the same, and it
// may be the key of a map. The zero Date is no date.
type Date struct {
	start, end point // a date that is no interval has no end
	clock      clock
}

// point is a date, or an end of an interval.
type point struct {
	year      int64 // if digits are unspecified, the earliest year that fits
	month     uint8 // 1 to 12, a season 21 to 24, unspecified, or 0
	day       uint8 // 1 to 31, unspecified, or 0
	masked    uint8 // how many digits of the year are unspecified: 0, 1, 2
	kind      kind
	qualifier qualifier
}

// unspecified is a month or day that is written XX.
const unspecified = 0xFF

// The seasons, where a month would stand.
const (
	spring = 21
	winter = 24
)

// kind says what stands at an end of an interval.
type kind uint8

const (
	absent  kind = iota // nothing: the date is no interval
	dated               // a date
	open                // "..": there is no bound
	unknown             // "": there is a bound, and nobody knows it
)

// qualifier is a set of the two flags; both together are written %.
type qualifier uint8

const (
	uncertain   qualifier = 1 << iota // ?
	approximate                       // ~
)

// clock is a time of day; the zone tells whether there is one at all.
type clock struct {
	hour, minute, second uint8
	zone                 zone
	shift                int16 // minutes east of UTC
}

// zone says how the shift from UTC is written.
type zone uint8

const (
	noClock     zone = iota
	localTime        // 23:20:30
	utc              // 23:20:30Z
	hourShift        // 23:20:30-04
	minuteShift      // 23:20:30+04:30
)

// Precision is the finest unit of a date that is known. Unspecified digits are
// not known: 2004-XX has the precision of a year, 1985-04-XX that of a month.
type Precision uint8

// The precisions, the coarser the less. No date at all has PrecisionNone.
const (
	PrecisionNone Precision = iota
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason
	PrecisionMonth
	PrecisionDay
	PrecisionTime
)

// String names the precision in lower case: "month".
func (p Precision) String() string {
	names := [...]string{"none", "century", "decade", "year", "season", "month", "day", "time"}
	if int(p) < len(names) {
		return names[p]
	}
	return "none"
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether the date has a start and an end of its own.
func (d Date) IsInterval() bool { return d.end.kind != absent }

// Start gives the date at which an interval starts, or the zero Date if the
// start is open or unknown. A date that is no interval is its own start.
func (d Date) Start() Date {
	if !d.IsInterval() {
		return d
	}
	return d.start.date()
}

// End gives the date at which an interval ends, or the zero Date if the end is
// open or unknown. A date that is no interval is its own end.
func (d Date) End() Date {
	if !d.IsInterval() {
		return d
	}
	return d.end.date()
}

// OpenStart reports whether the date is an interval without a first day (../2023).
func (d Date) OpenStart() bool { return d.start.kind == open }

// OpenEnd reports whether the date is an interval without a last day (2023/..),
// such as something that goes on.
func (d Date) OpenEnd() bool { return d.end.kind == open }

// Precision gives the finest unit that is known; of an interval with two dates
// the coarser of theirs.
func (d Date) Precision() Precision {
	switch {
	case d.clock.zone != noClock:
		return PrecisionTime
	case d.start.kind != dated:
		return d.end.precision()
	case d.end.kind != dated:
		return d.start.precision()
	}
	return min(d.start.precision(), d.end.precision())
}

// Approximate reports whether the date, or either end of an interval, is an
// estimate (~ or %).
func (d Date) Approximate() bool {
	return (d.start.qualifier|d.end.qualifier)&approximate != 0
}

// Uncertain reports whether the source of the date, or of either end of an
// interval, is in doubt (? or %).
func (d Date) Uncertain() bool {
	return (d.start.qualifier|d.end.qualifier)&uncertain != 0
}

// Unspecified reports whether any digit is left out with an X.
func (d Date) Unspecified() bool { return d.start.unspecified() || d.end.unspecified() }

// Year gives the astronomical calendar year (0 is 1 BC) if all its digits are
// known. The year of an interval is that of its start, or of its end if the
// start is open or unknown: the one that YearKey files it under.
func (d Date) Year() (int, bool) {
	p := d.filed()
	return int(p.year), p.kind == dated && p.masked == 0
}

// Month gives the month, under the rules of Year. A season, an unspecified
// month and a year alone have none.
func (d Date) Month() (time.Month, bool) {
	if p := d.filed(); p.hasMonth() {
		return time.Month(p.month), true
	}
	return 0, false
}

// filed is the end of the date by which lists file it.
func (d Date) filed() point {
	if d.start.kind == dated {
		return d.start
	}
	return d.end
}

// date gives the point as a date of its own.
func (p point) date() Date {
	if p.kind != dated {
		return Date{}
	}
	return Date{start: p}
}

func (p point) hasMonth() bool  { return p.month >= 1 && p.month <= 12 }
func (p point) hasSeason() bool { return p.month >= spring && p.month <= winter }
func (p point) hasDay() bool    { return p.day != 0 && p.day != unspecified }

func (p point) unspecified() bool {
	return p.masked > 0 || p.month == unspecified || p.day == unspecified
}

func (p point) precision() Precision {
	switch {
	case p.kind != dated:
		return PrecisionNone
	case p.masked == 2:
		return PrecisionCentury
	case p.masked == 1:
		return PrecisionDecade
	case p.hasSeason():
		return PrecisionSeason
	case p.hasDay():
		return PrecisionDay
	case p.hasMonth():
		return PrecisionMonth
	}
	return PrecisionYear
}
