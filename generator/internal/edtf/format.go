package edtf

import (
	"strconv"
	"strings"
)

// String gives the date in EDTF, as it was read: Parse(d.String()) is d. The
// zero Date gives "".
func (d Date) String() string { return string(d.append(make([]byte, 0, 32))) }

// AppendText appends String to b. It never fails.
func (d Date) AppendText(b []byte) ([]byte, error) { return d.append(b), nil }

// MarshalText gives String. It never fails.
func (d Date) MarshalText() ([]byte, error) { return d.append(nil), nil }

// UnmarshalText reads what Parse reads; empty text gives the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Datetime gives the date as the datetime attribute of HTML's time element has
// it (HTML Living Standard, 4.5.14: a year, month, date, or date with time), or
// "" where HTML has no form: intervals, seasons, unspecified digits, and years
// before AD 1. A qualified date gives the date alone.
func (d Date) Datetime() string {
	p := d.start
	if d.IsInterval() || p.kind != dated || p.unspecified() || p.hasSeason() || p.year <= 0 {
		return ""
	}
	b := p.appendDate(make([]byte, 0, 32))
	if b[0] == 'Y' {
		b = b[1:]
	}
	c := d.clock
	if c.zone == hourShift {
		c.zone = minuteShift // HTML wants the minutes
	}
	return string(c.append(b))
}

func (d Date) append(b []byte) []byte {
	b = d.start.append(b)
	if d.IsInterval() {
		return d.end.append(append(b, '/'))
	}
	return d.clock.append(b)
}

func (p point) append(b []byte) []byte {
	switch p.kind {
	case open:
		return append(b, ".."...)
	case dated:
		b = p.appendDate(b)
		if p.qualifier != 0 {
			b = append(b, qualifiers[p.qualifier-1])
		}
	}
	return b
}

// appendDate writes a date without its qualifier.
func (p point) appendDate(b []byte) []byte {
	if p.year > 9999 || p.year < -9999 {
		b = append(b, 'Y')
	}
	b = appendYear(b, p.year)
	for i := range int(p.masked) {
		b[len(b)-1-i] = 'X'
	}
	for _, n := range [...]uint8{p.month, p.day} {
		switch n {
		case 0:
			return b
		case unspecified:
			b = append(b, "-XX"...)
		default:
			b = appendTwo(append(b, '-'), n)
		}
	}
	return b
}

// append writes the time with its T, or nothing if there is none.
func (c clock) append(b []byte) []byte {
	if c.zone == noClock {
		return b
	}
	b = appendTwo(append(b, 'T'), c.hour)
	b = appendTwo(append(b, ':'), c.minute)
	b = appendTwo(append(b, ':'), c.second)
	switch c.zone {
	case utc:
		return append(b, 'Z')
	case hourShift, minuteShift:
		return c.appendShift(b, "-")
	}
	return b
}

// appendShift writes the shift from UTC with the given sign for minus.
func (c clock) appendShift(b []byte, minus string) []byte {
	shift := c.shift
	if shift < 0 {
		b, shift = append(b, minus...), -shift
	} else {
		b = append(b, '+')
	}
	b = appendTwo(b, uint8(shift/60))
	if c.zone == minuteShift {
		b = appendTwo(append(b, ':'), uint8(shift%60))
	}
	return b
}

// YearKey gives the group in which a list by years files the date: its year, or
// the decade or century if no more is known, in lower case and fit for a URL:
// "2024", "202x", "20xx", "-0044", "y170000002". An interval is filed by its
// start, or by its end if the start is open or unknown. The zero Date gives "".
//
// A key is the text of the date it stands for in lower case: see YearOf.
func (d Date) YearKey() string {
	p := d.filed()
	if p.kind != dated {
		return ""
	}
	if p.masked == 0 && p.year >= 1000 && p.year <= 9999 { // nearly all
		return strconv.Itoa(int(p.year))
	}
	year := point{kind: dated, year: p.year, masked: p.masked}
	return strings.ToLower(year.date().String())
}

// YearOf gives the date that a YearKey stands for, so that groups can be put in
// order with Compare. It reports false for what is no key.
func YearOf(key string) (Date, bool) {
	d, f := parse(strings.ToUpper(key))
	return d, f.text == "" && d.YearKey() == key && !d.IsZero()
}
