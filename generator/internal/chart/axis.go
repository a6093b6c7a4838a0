package chart

import (
	"cmp"
	"slices"
)

// An axis lays a line of whole numbers (days, or years) on the width of a
// picture. Where nothing lies for long, it is cut: the empty stretch becomes a
// narrow break, which is drawn as one, and the rest has all the room.
//
// All segments have one scale, so that a year is as wide wherever it lies. The
// one exception: a segment is never narrower than its own label.
type axis struct {
	segments []segment
}

// segment is an unbroken part of an axis.
type segment struct {
	extent
	x, width Tenth
}

// extent is the numbers from first up to end, which is not in it.
type extent struct {
	first, end int64
}

func (e extent) size() int64 { return e.end - e.first }

// The width of a break, how many there are at most, and how much each leaves out
// at least: years, or months where the axis is short.
const (
	breakWidth Tenth = 24

	mostBreaks = 4
	leastBreak = 3
)

// stretches gives the parts of the line that an axis shows: all that the extents
// cover, and what lies between them. The longest empty part is left out if it is
// longer than a quarter of all that is shown, and then the next; none shorter
// than leastBreak.
func stretches(covered []extent) []extent {
	covered = union(covered)
	gap := func(i int) int64 { return covered[i].first - covered[i-1].end }
	var gaps []int // by the indexes of what follows them, the longest first
	for i := 1; i < len(covered); i++ {
		gaps = append(gaps, i)
	}
	slices.SortStableFunc(gaps, func(i, j int) int { return cmp.Compare(gap(j), gap(i)) })
	shown, cuts := covered[len(covered)-1].end-covered[0].first, 0
	for cuts < min(len(gaps), mostBreaks) && gap(gaps[cuts]) >= leastBreak && gap(gaps[cuts]) > shown/4 {
		shown -= gap(gaps[cuts])
		cuts++
	}
	gaps = gaps[:cuts]
	slices.Sort(gaps)
	var parts []extent
	from := 0
	for _, to := range append(gaps, len(covered)) {
		parts = append(parts, extent{covered[from].first, covered[to-1].end})
		from = to
	}
	return parts
}

// union joins extents that overlap or touch and puts them in order.
func union(list []extent) []extent {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b extent) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.end, b.end)) })
	var joined []extent
	for _, e := range list {
		if n := len(joined); n > 0 && e.first <= joined[n-1].end {
			joined[n-1].end = max(joined[n-1].end, e.end)
		} else {
			joined = append(joined, e)
		}
	}
	return joined
}

// newAxis lays stretches side by side. least is the least width of each, as far as
// there is room for all.
func newAxis(shown []extent, least []Tenth) axis {
	room := full - breakWidth*Tenth(len(shown)-1)
	fair := room / Tenth(len(shown))
	widths := make([]Tenth, len(shown))
	for range shown { // once a round a segment that is too narrow takes its least
		length, left := int64(0), int64(room)
		for i, e := range shown {
			if widths[i] > 0 {
				left -= int64(widths[i])
			} else {
				length += e.size()
			}
		}
		settled := true
		for i, e := range shown {
			if narrow := min(least[i], fair); widths[i] == 0 && left*e.size()/length < int64(narrow) {
				widths[i], settled = narrow, false
				break
			}
		}
		if settled {
			spread(shown, widths, length, left)
			break
		}
	}
	var a axis
	x := Tenth(0)
	for i, e := range shown {
		if i == len(shown)-1 {
			widths[i] = full - x
		}
		a.segments = append(a.segments, segment{e, x, widths[i]})
		x += widths[i] + breakWidth
	}
	return a
}

// spread gives each stretch without a width its part of what is left.
func spread(shown []extent, widths []Tenth, length, left int64) {
	for i, e := range shown {
		if widths[i] == 0 {
			widths[i] = Tenth(left * e.size() / length)
		}
	}
}

// at gives the place of a number's beginning. What lies in a break is placed
// within it, what lies beyond the axis at its end.
func (a axis) at(v int64) Tenth {
	for i, s := range a.segments {
		if v < s.first {
			if i == 0 {
				return 0
			}
			p := a.segments[i-1]
			return p.x + p.width + Tenth((v-p.end)*int64(breakWidth)/(s.first-p.end))
		}
		if v <= s.end {
			return s.x + Tenth((v-s.first)*int64(s.width)/s.size())
		}
	}
	return full
}

// breaks gives the middles of the axis's breaks.
func (a axis) breaks() []Tenth {
	var list []Tenth
	for _, s := range a.segments[1:] {
		list = append(list, s.x-breakWidth/2)
	}
	return list
}
