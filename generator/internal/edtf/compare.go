package edtf

import (
	"cmp"
	"math"
)

// Earliest gives the first calendar day that the date can mean, as it is
// stated: of 2024-06 the first of June. It is MinDay if the start of an
// interval is open or unknown, and for the zero Date. A time of day counts on
// the day that is written, whatever its shift from UTC.
func (d Date) Earliest() Day {
	if d.start.kind != dated {
		return MinDay
	}
	return d.start.first()
}

// Latest gives the last calendar day that the date can mean, itself included:
// of 2024-06 the 30th of June. It is MaxDay if the end of an interval is open
// or unknown, and for the zero Date.
func (d Date) Latest() Day {
	switch {
	case d.end.kind == dated:
		return d.end.last()
	case d.IsInterval() || d.start.kind != dated:
		return MaxDay
	}
	return d.start.last()
}

func (p point) first() Day {
	switch {
	case p.hasDay():
		return dayOf(p.year, int64(p.month), int64(p.day))
	case p.hasMonth():
		return dayOf(p.year, int64(p.month), 1)
	case p.hasSeason():
		return dayOf(p.year, seasonMonth(p.month), 1)
	}
	return dayOf(p.year, 1, 1)
}

func (p point) last() Day {
	switch {
	case p.hasDay():
		return p.first()
	case p.hasMonth():
		return dayOf(p.year, int64(p.month)+1, 1) - 1
	case p.hasSeason():
		return dayOf(p.year, seasonMonth(p.month)+3, 1) - 1
	}
	return dayOf(p.lastYear()+1, 1, 1) - 1
}

// lastYear is the last year that fits unspecified digits. There is no year
// -0000, so that -000X ends with -0001.
func (p point) lastYear() int64 {
	last := p.year
	switch p.masked {
	case 1:
		last += 9
	case 2:
		last += 99
	}
	if p.year < 0 {
		return min(last, -1)
	}
	return last
}

// seasonMonth is the month in which a season begins.
func seasonMonth(season uint8) int64 { return 3 * (int64(season) - spring + 1) }

// Span gives the number of days from Earliest to Latest, 1 for a single day. It
// is the greatest int64 if either bound is missing.
func (d Date) Span() int64 {
	first, last := d.Earliest(), d.Latest()
	if first == MinDay || last == MaxDay {
		return math.MaxInt64
	}
	return int64(last-first) + 1
}

// NarrowerThan reports whether d says more exactly than other when something
// was: it spans fewer days, or the same day with a time. No date is narrower
// than itself, and every date is narrower than the zero Date.
func (d Date) NarrowerThan(other Date) bool {
	if d.IsZero() || other.IsZero() {
		return !d.IsZero() && other.IsZero()
	}
	if c := cmp.Compare(d.Span(), other.Span()); c != 0 {
		return c < 0
	}
	return d.clock.zone != noClock && other.clock.zone == noClock
}

// Overlaps reports whether there is a day that both dates can mean. The zero
// Date overlaps nothing.
func Overlaps(a, b Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Earliest() <= b.Latest() && b.Earliest() <= a.Latest()
}

// Compare is a total order of dates, 0 only for equal ones: by the earliest
// day, then by the latest, so that at the same start the narrower comes first
// (2024-01-01, 2024-01, 2024, 202X); then a date without a time before one
// with; then certain before qualified; then by the text. A date with a time of day
// stands where its instant is in UTC, a local time as if it were UTC, so that those with
// different shifts are in the order in which they happened. No date at all comes first,
// then what has no earliest day.
func Compare(a, b Date) int {
	if a == b {
		return 0
	}
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(b2i(!a.IsZero()), b2i(!b.IsZero()))
	}
	aFirst, aLast := a.UTC()
	bFirst, bLast := b.UTC()
	if aFirst != bFirst {
		return cmp.Compare(aFirst, bFirst) // as it is for nearly all
	}
	_, aSecond := a.clock.utc()
	_, bSecond := b.clock.utc()
	if c := cmp.Or(
		cmp.Compare(aLast, bLast),
		cmp.Compare(aSecond, bSecond),
		cmp.Compare(a.start.qualifier, b.start.qualifier),
		cmp.Compare(a.end.qualifier, b.end.qualifier),
	); c != 0 {
		return c
	}
	return cmp.Compare(a.String(), b.String())
}

// UTC gives Earliest and Latest, but for a date with a time of day the day on which its
// instant lies in UTC. It is by these days that dates are sorted.
func (d Date) UTC() (earliest, latest Day) {
	earliest, latest = d.Earliest(), d.Latest()
	shift, _ := d.clock.utc()
	return earliest + shift, latest + shift
}

// utc gives the time of day in UTC, in seconds, and how many days that lies from the day
// that is written. No time is less than any.
func (c clock) utc() (days Day, second int) {
	if c.zone == noClock {
		return 0, -1
	}
	const day = 24 * 60 * 60
	second = 3600*int(c.hour) + 60*(int(c.minute)-int(c.shift)) + int(c.second)
	switch {
	case second < 0:
		return -1, second + day
	case second >= day:
		return 1, second - day
	}
	return 0, second
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
