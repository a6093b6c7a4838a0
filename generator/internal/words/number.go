package words

import (
	"strconv"
	"strings"
)

// Number writes a count of things: 1234567 is "1,234,567" or "1.234.567".
func (c *Catalogue) Number(n int) string { return c.grouped(strconv.Itoa(n), 4) }

// Decimal writes a number of an author's, which stands in decimal digits with a
// point, and keeps all its digits: "-12345.50" is "−12,345.50" or "−12.345,50".
// Four digits stay together, since they may be a year.
func (c *Catalogue) Decimal(text string) string { return c.grouped(text, 5) }

// Quantity writes an author's number of some unit, which is no year: "−1,234.50".
func (c *Catalogue) Quantity(text string) string { return c.grouped(text, 4) }

// Size writes the size of a file in the decimal units of IEC 80000-13: "340 kB", "1.2 MB".
func (c *Catalogue) Size(bytes int64) string {
	const units = "kMGT"
	unit, size := -1, float64(bytes)
	for size >= 999.5 && unit < len(units)-1 {
		unit, size = unit+1, size/1000
	}
	digits := 0
	if unit > 0 && size < 9.95 {
		digits = 1
	}
	name := "B"
	if unit >= 0 {
		name = units[unit:unit+1] + name
	}
	return c.Text.WithUnit.With(c.Decimal(strconv.FormatFloat(size, 'f', digits, 64)), name)
}

// Qualified says before a number what is known of it: "more than 5000". The
// qualifier is a term of the content model; one that is not known, and "", say
// nothing, like "exactly".
func (c *Catalogue) Qualified(qualifier, number string) string {
	if p, known := c.Terms.Qualified[qualifier]; known {
		return p.With(number)
	}
	return number
}

// grouped writes a number with separators if it has at least so many digits before
// the point.
func (c *Catalogue) grouped(text string, least int) string {
	whole, fraction, hasFraction := strings.Cut(text, ".")
	var b strings.Builder
	if digits, isNegative := strings.CutPrefix(whole, "-"); isNegative {
		b.WriteString("−")
		whole = digits
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) >= least {
			b.WriteString(c.grammar.thousands)
		}
		b.WriteByte(whole[i])
	}
	if hasFraction {
		b.WriteString(c.grammar.point)
		b.WriteString(fraction)
	}
	return b.String()
}
