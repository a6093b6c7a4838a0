package chart

import (
	"sort"
	"strconv"

	"chancery/generator/internal/edtf"
)

// Bins are the numbers of events in equal parts of time, drawn as two areas in a
// box of 1000 by 100: all events, and before them those that are known to lie in
// their bin. An event that may lie in several is spread over them evenly.
type Bins struct {
	Months int    // in a bin; at the ends of a segment fewer
	Years  int    // in a bin, 0 when it is less than one
	Whole  string // the path of all events, or "" when all are exact
	Exact  string // the path of those known to their bin, or ""
	Y      int    // pixels from the top of the picture
	Grid   int    // a round number of events in a bin, for a line with its number
	GridY  int    // pixels from the top of the picture
}

// mostBins is how many bins there are at most, but for one a segment.
const mostBins = 150

// The bins' place in the picture, in pixels.
const (
	binsTop    = 8
	binsHeight = 90
)

// one is a whole event in the numbers that bins are counted with.
const one = 1 << 20

// bin is a part of time and how many events lie in it.
type bin struct {
	extent       // days
	exact, whole int64
}

// newBins counts events in parts of months, quarters, years or more.
func newBins(a axis, shown []extent, events []Event) *Bins {
	step := binStep(shown)
	parts := binsOf(step, shown)
	var bins []bin
	for _, segment := range parts {
		bins = append(bins, segment...)
	}
	for _, e := range events {
		count(bins, reach(e.Date), isPlain(e.Date))
	}
	peak, spread := int64(1), false
	for _, b := range bins {
		peak = max(peak, b.whole)
		spread = spread || b.whole != b.exact
	}
	v := &Bins{Months: int(step), Years: int(step / 12), Y: binsTop, Grid: round(int(peak / one))}
	v.GridY = binsTop + binsHeight - int(int64(v.Grid)*one*binsHeight/peak)
	rest := bins
	var whole, exact []byte
	for _, segment := range parts {
		whole = area(whole, a, rest[:len(segment)], peak, func(b bin) int64 { return b.whole })
		exact = area(exact, a, rest[:len(segment)], peak, func(b bin) int64 { return b.exact })
		rest = rest[len(segment):]
	}
	if v.Exact = string(exact); spread {
		v.Whole = string(whole)
	}
	return v
}

// binStep gives the months in a bin.
func binStep(shown []extent) int64 {
	months := int64(0)
	for _, e := range shown {
		months += e.size()
	}
	step := int64(1)
	for i := 0; months/step > mostBins; i++ {
		step = ladder(i)
	}
	return step
}

// binsOf parts each segment of the axis into bins.
func binsOf(step int64, shown []extent) [][]bin {
	parts := make([][]bin, len(shown))
	for i, e := range shown {
		for m := roundDown(e.first, step); m < e.end; m += step {
			days := extent{int64(dayOf(max(m, e.first))), int64(dayOf(min(m+step, e.end)))}
			parts[i] = append(parts[i], bin{extent: days})
		}
	}
	return parts
}

// isPlain reports whether a date means just what it says.
func isPlain(d edtf.Date) bool {
	return !d.Approximate() && !d.Uncertain() && d.Earliest() != edtf.MinDay && d.Latest() != edtf.MaxDay
}

// count adds an event to the bins in which it can lie, to each by its days.
func count(bins []bin, e extent, plain bool) {
	from := sort.Search(len(bins), func(i int) bool { return bins[i].end > e.first })
	to, days := from, int64(0)
	for ; to < len(bins) && bins[to].first < e.end; to++ {
		days += common(bins[to].extent, e)
	}
	plain = plain && to == from+1 && days == e.size()
	for i := from; i < to; i++ {
		n := part(common(bins[i].extent, e), days)
		bins[i].whole += n
		if plain {
			bins[i].exact += n
		}
	}
}

// part gives the part of one event that some of its days are.
func part(some, all int64) int64 {
	for all > 1<<40 { // beyond a thousand million years; keeps the product in 64 bits
		some, all = some>>8, all>>8
	}
	return one * some / all
}

// common gives the days that two extents share.
func common(a, b extent) int64 { return min(a.end, b.end) - max(a.first, b.first) }

// area appends the path of one segment's bins: a row of steps on the base line.
// Nothing is appended when all are empty.
func area(path []byte, a axis, bins []bin, peak int64, of func(bin) int64) []byte {
	low, open := int64(100), false
	for _, b := range bins {
		y := 100 - (of(b)*100+peak/2)/peak
		if of(b) > 0 {
			y = min(y, 99)
		}
		if y != low {
			x := int64(a.at(b.first))
			if !open {
				path, open = pair(append(path, 'M'), x, low), true
			} else {
				path = strconv.AppendInt(append(path, 'H'), x, 10)
			}
			path = strconv.AppendInt(append(path, 'V'), y, 10)
			low = y
		}
	}
	if open && low != 100 {
		path = strconv.AppendInt(append(path, 'H'), int64(a.at(bins[len(bins)-1].end)), 10)
		path = append(path, "V100"...)
	}
	return path
}

func pair(b []byte, x, y int64) []byte {
	return strconv.AppendInt(append(strconv.AppendInt(b, x, 10), ' '), y, 10)
}

// round gives the greatest 1, 2 or 5 times a power of ten up to n, at least 1.
func round(n int) int {
	best := 1
	for power := 1; power <= n; power *= 10 {
		for _, f := range [...]int{1, 2, 5} {
			if f*power <= n {
				best = f * power
			}
		}
	}
	return best
}
