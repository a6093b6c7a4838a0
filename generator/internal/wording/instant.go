package wording

import (
	"cmp"
	"time"

	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
)

// Instant gives the moment at which a date begins: that of a date with a time of day, else
// the beginning of the first day that it can mean, in the archive's time zone (RFC 3339).
// Where an interval has no start, its end is taken. It is "" for no date.
func (w *Wording) Instant(d edtf.Date) string {
	zone := cmp.Or(w.Graph.Site.Timezone.Location, time.UTC)
	if d.Precision() == edtf.PrecisionTime {
		return clock(d.Datetime(), zone)
	}
	day := d.Earliest()
	if day == edtf.MinDay {
		day = d.End().Earliest()
	}
	if day == edtf.MinDay {
		return ""
	}
	// The form has four digits for a year, and none before the year 0.
	day = min(max(day, edtf.DayOf(1, time.January, 1)), edtf.DayOf(9999, time.December, 31))
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, zone).Format(time.RFC3339)
}

// clock gives a date with a time of day, which lies in the zone if it names none.
func clock(datetime string, zone *time.Location) string {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, datetime, zone); err == nil {
			return t.Format(time.RFC3339)
		}
	}
	return ""
}

// Published gives the Instant of a date that is known to the day or better and not in
// doubt, and "" for any other: readers of feeds guess what is left of the rest.
func (w *Wording) Published(d edtf.Date) string {
	if d.Precision() < edtf.PrecisionDay || d.IsInterval() || d.Approximate() || d.Uncertain() {
		return ""
	}
	return w.Instant(d)
}

// Changed gives the day on which a brief was changed last, or appeared (ISO 8601). It is ""
// where that is not known to the day.
func Changed(b *graph.Brief) string {
	d := b.Date.Date
	if !b.Updated.IsZero() {
		d = b.Updated.Date
	}
	if d.Precision() < edtf.PrecisionDay || d.IsInterval() || d.Approximate() || d.Uncertain() {
		return ""
	}
	const day = len("2006-01-02")
	if s := d.Earliest().String(); len(s) == day { // of a year of four digits
		return s
	}
	return ""
}
