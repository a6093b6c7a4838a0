package chart

import (
	"cmp"
	"slices"
	"strconv"

	"chancery/generator/internal/edtf"
)

// YearCount is how much there is in a year.
type YearCount struct {
	Date edtf.Date // of the precision of a year; what is known to a decade only is left to words
	Text string    // "2024"
	URL  string    // may be ""
	N    int
}

// Years is a picture of how much there is in each year, the empty ones between
// included, small and low. See [NewYears].
type Years struct {
	ID     string
	Counts []YearCount // what is shown, oldest first, without empty years
	Others []YearCount // what belongs to no single year and so has no bar
	Height int         // pixels, of the whole picture
	Base   int         // pixels from the top to the base line
	Lines  []Line
	Bars   []Bar
	Labels []YearLabel
	Breaks []Tenth // per cent; where empty years are left out
	Zigzag string  // the path of a break, around x = 0
	Linked bool    // whether any bar is a link

	calendar Calendar
}

// Bar is a year's bar, or that of several years where there are very many.
type Bar struct {
	X, Width  Tenth // per cent, of the bar
	Y, Height int   // pixels
	N         int
	Numbered  bool // whether there is room for the number above the bar
	NumberX   Tenth
	Anchor    string
	Text, URL string
}

// YearLabel is a year named below the bars.
type YearLabel struct {
	X      Tenth // per cent
	Anchor string
	Text   string
}

// Lengths in pixels, and how many bars there are at most.
const (
	barsTop    = 18
	barsHeight = 56
	barsLabels = 20
	yearGap    = 8 // between labels
	mostBars   = 60

	widestBar Tenth = 110
)

// NewYears draws counts by year. It gives nil when fewer than two years have any:
// one number is told, not drawn. Of long archives, empty years are left out as
// [NewDensity] does, and if there are still more than 60, several make a bar.
// The calendar words the years.
func NewYears(id string, counts []YearCount, c Calendar) *Years {
	y := &Years{ID: id, calendar: c, Base: barsTop + barsHeight, Height: barsTop + barsHeight + barsLabels}
	for _, c := range counts {
		switch _, known := c.Date.Year(); {
		case c.N <= 0:
		case known && c.Date.Precision() == edtf.PrecisionYear && !c.Date.IsInterval():
			y.Counts = append(y.Counts, c)
		default:
			y.Others = append(y.Others, c)
		}
	}
	if len(y.Counts) < 2 {
		return nil
	}
	slices.SortStableFunc(y.Counts, func(a, b YearCount) int { return cmp.Compare(year(a), year(b)) })
	a, step := y.axis()
	y.Breaks, y.Zigzag = a.breaks(), zigzag(y.Base)
	for _, s := range a.segments {
		y.Lines = append(y.Lines, Line{s.x, s.x + s.width})
	}
	y.bars(a, step)
	y.labels(a, step)
	return y
}

func year(c YearCount) int64 {
	n, _ := c.Date.Year()
	return int64(n)
}

// axis lays out the years, and gives how many make a bar.
func (y *Years) axis() (axis, int64) {
	first, last := year(y.Counts[0]), year(y.Counts[len(y.Counts)-1])
	shown := []extent{{first, last + 1}}
	step := int64(1)
	if last-first >= mostBars {
		var covered []extent
		for _, c := range y.Counts {
			covered = append(covered, extent{year(c), year(c) + 1})
		}
		shown = stretches(covered)
	}
	sum := int64(0)
	for _, e := range shown {
		sum += e.size()
	}
	for i := 3; sum/step > mostBars; i++ {
		step = ladder(i) / 12
	}
	least := make([]Tenth, len(shown))
	for i := range shown {
		shown[i].first = roundDown(shown[i].first, step)
		shown[i].end = roundDown(shown[i].end+step-1, step)
		least[i] = share(textWidth(y.calendar.year(shown[i].first))+labelGap/2, Narrowest)
	}
	return newAxis(shown, least), step
}

// bars makes a bar for each group of years that has any.
func (y *Years) bars(a axis, step int64) {
	for _, c := range y.Counts {
		first := roundDown(year(c), step)
		x, end := a.at(first), a.at(first+step)
		if n := len(y.Bars); n > 0 && y.Bars[n-1].NumberX == (x+end)/2 {
			y.Bars[n-1].N += c.N
			y.Bars[n-1].URL = ""
			y.Bars[n-1].Text = y.calendar.year(first) + "–" + y.calendar.year(first+step-1)
			continue
		}
		width := min(max((end-x)*3/4, 3), widestBar)
		y.Bars = append(y.Bars, Bar{X: (x + end - width) / 2, Width: width, NumberX: (x + end) / 2, Anchor: "middle", N: c.N, Text: c.Text, URL: c.URL})
	}
	most, room := 0, Tenth(full)
	for i, b := range y.Bars {
		most = max(most, b.N)
		if i > 0 {
			room = min(room, b.NumberX-y.Bars[i-1].NumberX)
		}
	}
	all := share(textWidth(strconv.Itoa(most))+2, Narrowest) <= room
	told := false
	for i := range y.Bars { // all numbers or, where they have no room, the greatest
		b := &y.Bars[i]
		b.Height = max(2, (b.N*barsHeight+most/2)/most)
		b.Y = y.Base - b.Height
		y.Linked = y.Linked || b.URL != ""
		if b.Numbered = all || b.N == most && !told; b.Numbered {
			told = true
			b.number()
		}
	}
}

// number places the bar's number above it, and within the picture.
func (b *Bar) number() {
	half := share(textWidth(strconv.Itoa(b.N)), Narrowest) / 2
	switch {
	case b.NumberX < half:
		b.NumberX, b.Anchor = b.X, "start"
	case b.NumberX+half > full:
		b.NumberX, b.Anchor = b.X+b.Width, "end"
	}
}

// labels names the first and the last year of each segment, and others between
// them where there is room.
func (y *Years) labels(a axis, step int64) {
	type span struct{ from, to Tenth }
	var taken []span
	add := func(first int64) {
		text := y.calendar.year(first)
		width := share(textWidth(text), Narrowest)
		x, end := a.at(first), a.at(first+step)
		l := YearLabel{X: (x + end) / 2, Anchor: "middle", Text: text}
		from := l.X - width/2
		if from < 0 {
			l.X, l.Anchor, from = x, "start", x
		} else if from+width > full {
			l.X, l.Anchor, from = end, "end", end-width
		}
		space := share(yearGap, Narrowest)
		if slices.ContainsFunc(taken, func(t span) bool { return from < t.to+space && t.from < from+width+space }) {
			return
		}
		taken = append(taken, span{from, from + width})
		y.Labels = append(y.Labels, l)
	}
	for _, s := range a.segments {
		add(s.first)
	}
	for _, s := range a.segments {
		add(s.end - step)
	}
	every := y.yearStep(a, step)
	for _, s := range a.segments {
		for first := roundDown(s.first+every-1, every); first < s.end; first += every {
			add(first)
		}
	}
	slices.SortFunc(y.Labels, func(a, b YearLabel) int { return cmp.Compare(a.X, b.X) })
}

// yearStep gives the distance in years between labels that have room.
func (y *Years) yearStep(a axis, step int64) int64 {
	for power := int64(1); ; power *= 10 {
		for _, f := range [...]int64{1, 2, 5} {
			every := f * power
			fits := every%step == 0
			for _, s := range a.segments {
				label := textWidth(y.calendar.year(s.end-1)) + yearGap
				fits = fits && every*int64(s.width) >= int64(share(label, Narrowest))*s.size()
			}
			if fits || power > 1e13 {
				return every
			}
		}
	}
}
