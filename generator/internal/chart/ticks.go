package chart

import (
	"cmp"
	"slices"

	"chancery/generator/internal/edtf"
)

// Tick is a labelled place on an axis of time. Its label stands to the right of
// its line, within the time that it names.
type Tick struct {
	X    Tenth // per cent
	Text string
	Year bool   // the beginning of a year, not only of a month
	Only string // "wide" where it is shown only in a [Roomy] picture, "narrow" where only in another
	day  edtf.Day
}

// The room in pixels that a label needs beside its letters.
const labelGap = 10

// ladder gives the distances between ticks, in months: 1, 3, 12, then 2, 5 and 10
// years and so on.
func ladder(i int) int64 {
	switch i {
	case 0:
		return 1
	case 1:
		return 3
	}
	years := [...]int64{1, 2, 5}[(i-2)%3]
	for range (i - 2) / 3 {
		years *= 10
	}
	return 12 * years
}

// highest is the last rung of the ladder that is climbed: beyond all years that
// can be written.
const highest = 40

// ticks gives the labels of an axis of days whose segments are the stretches, in
// months: those for a roomy picture and those for a narrow one.
func ticks(a axis, shown []extent, c Calendar) []Tick {
	wide, narrow := ticksFor(Roomy, a, shown, c), ticksFor(Narrowest, a, shown, c)
	in := func(list []Tick, t Tick) bool {
		return slices.ContainsFunc(list, func(u Tick) bool { return u.day == t.day })
	}
	var all []Tick
	for _, t := range wide {
		if !in(narrow, t) {
			t.Only = "wide"
		}
		all = append(all, t)
	}
	for _, t := range narrow {
		if !in(wide, t) {
			t.Only = "narrow"
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b Tick) int { return cmp.Compare(a.day, b.day) })
	return all
}

// ticksFor gives the labels that have room in a picture of a width in pixels: the
// segments' beginnings, and then what does not touch those.
func ticksFor(width int, a axis, shown []extent, c Calendar) []Tick {
	step := step(a, shown, width)
	var list []Tick
	for i, e := range shown {
		s := a.segments[i]
		fits := func(t Tick) bool { return s.x+s.width-t.X >= share(textWidth(t.Text)+labelGap/2, width) }
		first := Tick{X: s.x, Text: startText(shown, i, c), Year: e.first%12 == 0, day: dayOf(e.first)}
		if fits(first) {
			list = append(list, first)
		}
		for m := roundDown(e.first, step) + step; m < e.end; m += step {
			t := Tick{X: a.at(int64(dayOf(m))), Text: c.month(m), Year: m%12 == 0, day: dayOf(m)}
			if fits(t) && t.X-first.X >= share(textWidth(first.Text)+labelGap, width) {
				list = append(list, t)
			}
		}
	}
	return list
}

// step gives the distance in months between ticks that have room for their
// labels in a picture of a width in pixels.
func step(a axis, shown []extent, width int) int64 {
	const label = 40 // "2024" in bold, "Sept." and the space beside it
	for i := 0; ; i++ {
		months, fits := ladder(i), true
		for j, e := range shown {
			// What the step takes of the segment, compared without dividing.
			fits = fits && months*int64(a.segments[j].width) >= int64(share(label, width))*e.size()
		}
		if fits || i == highest {
			return months
		}
	}
}

// startText words the beginning of a segment. If it is within a year, the year is
// said, unless the segment before began in the same one.
func startText(shown []extent, i int, c Calendar) string {
	month := shown[i].first
	year := floor(month, 12)
	if month%12 == 0 || i > 0 && floor(shown[i-1].first, 12) == year {
		return c.month(month)
	}
	return c.month(month) + " " + c.year(year)
}
