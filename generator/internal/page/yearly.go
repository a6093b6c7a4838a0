package page

import (
	"cmp"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Long lists are divided by year, and long years by month, never by page number: so a new
// thing changes the pages of its own time and no others.

// yearly is a list that grows with the archive: an index, a page for each year and, where
// a year holds much, one for each of its months.
type yearly[T any] struct {
	at    address.List
	years []group[T]            // in the order in which they stand
	month map[string][]group[T] // of the years that are divided
}

// newestFirst divides a list whose newest things come first. month gives the key of a thing's
// month, see monthKey; it is nil where no year is divided.
func newestFirst[T any](at address.List, items []T, year, month func(T) string) yearly[T] {
	return divide(at, groupBy(items, year), month)
}

// oldestFirst divides a list into years, and these into months, that stand in time's order.
func oldestFirst[T any](at address.List, items []T, year, month func(T) string) yearly[T] {
	y := divide(at, sortedYears(items, year), month)
	for _, months := range y.month {
		slices.SortStableFunc(months, func(a, b group[T]) int { return compareMonths(a.key, b.key) })
	}
	return y
}

// mostInYear is how many things a year holds before it is divided by months.
const mostInYear = 200

func divide[T any](at address.List, years []group[T], month func(T) string) yearly[T] {
	y := yearly[T]{at: at, years: years}
	for _, g := range years {
		if month == nil || len(g.items) <= mostInYear {
			continue
		}
		if months := groupBy(g.items, month); len(months) > 1 {
			if y.month == nil {
				y.month = map[string][]group[T]{}
			}
			y.month[g.key] = months
		}
	}
	return y
}

// sheet is one page of a yearly list.
type sheet[T any] struct {
	path        address.Path
	year, month string     // keys of what the page is about; both "" on the index
	shown       []group[T] // what it shows, by year
	n           int        // how many things it is about
	only        string     // in words, what it shows of them; "" for all
	onlyYear    string     // the key of that year
	Years       []YearLink
	Months      []YearLink // of a year that is divided
}

// all gives what a page shows.
func all[T any](s *sheet[T]) []T {
	if len(s.shown) == 1 {
		return s.shown[0].items
	}
	var list []T
	for _, g := range s.shown {
		list = append(list, g.items...)
	}
	return list
}

// newest gives the years of a list that has grown beyond most things: the newest, or its
// newest month.
func (y yearly[T]) newest(most int) (shown []group[T], year, month string) {
	n := 0
	for _, g := range y.years {
		n += len(g.items)
	}
	if n <= most || len(y.years) < 2 {
		return y.years, "", ""
	}
	last := slices.MaxFunc(y.years, func(a, b group[T]) int { return compareKeys(a.key, b.key) })
	return y.newestOf(last)
}

// newestOf gives a year, or its newest month if it is divided.
func (y yearly[T]) newestOf(year group[T]) (shown []group[T], key, month string) {
	months := y.month[year.key]
	if months == nil {
		return []group[T]{year}, year.key, ""
	}
	last := slices.MaxFunc(months, func(a, b group[T]) int { return compareMonths(a.key, b.key) })
	return []group[T]{{year.key, last.items}}, year.key, last.key
}

// compareMonths orders the keys of a year's months; what is known to no month comes first.
func compareMonths(a, b string) int {
	return cmp.Compare(unknownFirst(a), unknownFirst(b))
}

func unknownFirst(key string) string {
	if key == monthUnknown {
		return ""
	}
	return key
}

// monthUnknown is the key of what is known to no month (EDTF's unspecified digits).
const monthUnknown = "XX"

// monthKey gives the key of a date's month, such as "06", in a year with a key.
func monthKey(d edtf.Date, year string) string {
	if m, known := d.Month(); known && d.YearKey() == year {
		return twoDigits(int(m))
	}
	return monthUnknown
}

func twoDigits(month int) string { return "010203040506070809101112"[2*month-2 : 2*month] }

// addYearly plans the pages of a yearly list: the index, which shows the newest of more than
// most things, the years and the months.
func addYearly[T any](p *planner, y yearly[T], most int, kind address.Kind, what string, at diag.Pos, view func(wording.Texts, *sheet[T]) any) *Page {
	index := p.add(y.at.Index, kind, what, at, func(from wording.Texts) any {
		s := y.whole()
		s.Years = yearLinks(p, y, "")
		s.shown, s.onlyYear, s.month = y.newest(most)
		s.only, s.month = p.period(s.onlyYear, s.month), ""
		return view(from, s)
	})
	for _, g := range y.years {
		months := y.month[g.key]
		if months != nil {
			p.divided[y.at.Year(g.key)] = true
		}
		p.add(y.at.Year(g.key), kind, what+", "+g.key, at, func(from wording.Texts) any {
			return view(from, &sheet[T]{path: y.at.Year(g.key), year: g.key, shown: []group[T]{g}, n: len(g.items), Years: yearLinks(p, y, g.key), Months: monthLinks(p, y.at, g.key, months, "")})
		})
		for _, m := range months {
			path := y.at.Month(g.key, m.key)
			p.add(path, kind, what+", "+g.key+"-"+m.key, at, func(from wording.Texts) any {
				return view(from, &sheet[T]{path: path, year: g.key, month: m.key, shown: []group[T]{{g.key, m.items}}, n: len(m.items),
					Years: yearLinks(p, y, g.key), Months: monthLinks(p, y.at, g.key, months, m.key)})
			})
		}
	}
	return index
}

// full is where a thing is told at length: at its address on the page of a year or, where
// that is divided, on the page of a month.
func (p *planner) full(at address.List, year, month, id string) URL {
	if p.divided[at.Year(year)] {
		return at.Month(year, month).At(id)
	}
	return at.Year(year).At(id)
}

// whole is the index of a list that is on one page.
func (y yearly[T]) whole() *sheet[T] {
	s := &sheet[T]{path: y.at.Index, shown: y.years}
	for _, g := range y.years {
		s.n += len(g.items)
	}
	return s
}

// heading words what a page of a yearly list is about: whole is the heading of the index,
// and of words that of a year.
func heading[T any](p *planner, s *sheet[T], whole string, of func(string) string) string {
	switch {
	case s.month != "":
		return of(p.period(s.year, s.month))
	case s.year != "":
		return of(p.yearHeading(s.year))
	}
	return whole
}

// period words a year, or a month of it, for the middle of a sentence.
func (p *planner) period(year, month string) string {
	switch month {
	case "":
		if year == "" {
			return ""
		}
		return p.year(year)
	case monthUnknown:
		return p.Words.Timeline.NoMonth.With(p.year(year))
	}
	d, _ := edtf.Parse(year + "-" + month)
	return d.In(p.Words.Tag)
}

// crumbs leads from home to the parent of a page of a yearly list.
func crumbs[T any](p *planner, s *sheet[T], above []Link, whole Link) []Link {
	list := append([]Link{p.homeLink()}, above...)
	if s.year != "" {
		list = append(list, whole)
	}
	if s.month != "" {
		for _, y := range s.Years {
			if y.Current {
				list = append(list, y.Link)
			}
		}
	}
	return list
}

// compareKeys orders year keys by the first day that each may hold.
func compareKeys(a, b string) int {
	x, _ := edtf.YearOf(a)
	y, _ := edtf.YearOf(b)
	return cmp.Or(edtf.Compare(x, y), cmp.Compare(a, b))
}

// sortedYears divides a list by year, oldest first, keeping the order within each.
func sortedYears[T any](items []T, key func(T) string) []group[T] {
	years := groupBy(items, key)
	slices.SortStableFunc(years, func(a, b group[T]) int { return compareKeys(a.key, b.key) })
	return years
}

// yearLinks leads to the years of a list.
func yearLinks[T any](p *planner, y yearly[T], current string) []YearLink {
	return lists.Each(y.years, func(g group[T]) YearLink {
		return YearLink{Link{p.yearHeading(g.key), y.at.Year(g.key).URL()}, len(g.items), g.key == current}
	})
}

// monthLinks leads to the months of a year.
func monthLinks[T any](p *planner, at address.List, year string, months []group[T], current string) []YearLink {
	return lists.Each(months, func(g group[T]) YearLink {
		text := p.Words.Timeline.MonthNotKnown
		if g.key != monthUnknown {
			text = p.period(year, g.key)
		}
		return YearLink{Link{text, at.Month(year, g.key).URL()}, len(g.items), g.key == current}
	})
}

// group is the items that have a key in common.
type group[T any] struct {
	key   string
	items []T
}

// groupBy divides a list by keys; the groups are in the order of their first items.
func groupBy[T any](list []T, key func(T) string) []group[T] {
	var groups []group[T]
	at, of, sizes := map[string]int{}, make([]int32, len(list)), []int{}
	i := -1
	for n, v := range list {
		if k := key(v); i < 0 || k != groups[i].key {
			var ok bool
			if i, ok = at[k]; !ok {
				i = len(groups)
				at[k] = i
				groups, sizes = append(groups, group[T]{key: k}), append(sizes, 0)
			}
		}
		of[n] = int32(i)
		sizes[i]++
	}
	all := make([]T, len(list))
	for i, n := range sizes {
		groups[i].items, all = all[:0:n], all[n:]
	}
	for n, v := range list {
		g := &groups[of[n]]
		g.items = append(g.items, v)
	}
	return groups
}
