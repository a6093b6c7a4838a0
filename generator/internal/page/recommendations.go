package page

import (
	"cmp"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
	"chancery/generator/internal/wording"
)

// mostInShort is how many recommendations a page lists before its list is parted by
// years, and mostCards how many of them are shown in full.
const (
	mostInShort = 500
	mostCards   = 20
)

// mostCounted is how many addressees, and how many of those whom recommendations are
// about, a page counts at a glance, and mostOnWhole how many the index does.
const (
	mostCounted = 12
	mostOnWhole = 30
)

// recommendationPages plans the index of recommendations and its slices.
func (p *planner) recommendationPages() {
	all := p.Graph.Recommendations
	p.recommendationYears(all)
	for _, a := range p.Graph.Actors {
		if len(a.To) > 0 {
			p.recommendationSlice(address.To, a.ID, p.Words.Recommendations.ToActor.With(a.Name.S), a.To)
		}
	}
	byStatus, byInstrument := map[string][]*graph.Recommendation{}, map[string][]*graph.Recommendation{}
	for _, r := range all {
		byStatus[r.Status.ID] = append(byStatus[r.Status.ID], r)
		for _, t := range r.Instrument {
			if list := byInstrument[t.ID]; len(list) == 0 || list[len(list)-1] != r {
				byInstrument[t.ID] = append(list, r)
			}
		}
	}
	for _, s := range statusOrder {
		if recs := byStatus[s]; len(recs) > 0 {
			p.recommendationSlice(address.Status, s, p.Words.Terms.StatusTitle[s], recs)
		}
	}
	for _, t := range p.instruments() {
		if recs := byInstrument[t]; len(recs) > 0 {
			p.recommendationSlice(address.Instrument, t, p.Words.Recommendations.ByInstrument.With(p.Words.Terms.Instrument[t]), recs)
		}
	}
}

// recommendationYears plans the index and its years.
func (p *planner) recommendationYears(recs []*graph.Recommendation) {
	y := newestFirst(address.Recommendations(), recs, recYear, recMonth)
	addYearly(p, y, mostInShort, address.KindRecommendations, "the index of recommendations", diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Recommendation]) any {
		slice := address.Slice("year")
		if s.year == "" {
			slice = ""
		}
		of := func(when string) string { return p.Words.Recommendations.OfYear.With(when) }
		v := p.recommendationList(y, s, heading(p, s, p.Words.Section.Recommendations, of), slice, Link{}, p.byAddressee)
		v.ofYear(address.Recommendations(), s.year)
		if s.year == "" {
			v.Matrix = p.matrix(recs)
			n := p.Words.Count(s.n, p.Words.Counts.Recommendation)
			if v.Intro = p.Words.Recommendations.Lead.With(n); s.only != "" {
				v.Intro = p.Words.Recommendations.LeadOfYear.With(n, s.only)
			}
		}
		return v
	})
}

// recommendationSlice plans the list of what recommendations have in common, and its
// years once it has grown too long for one page.
func (p *planner) recommendationSlice(kind address.Slice, id, title string, recs []*graph.Recommendation) {
	list := func(y yearly[*graph.Recommendation], s *sheet[*graph.Recommendation]) any {
		of := func(when string) string { return title + ", " + when }
		return p.recommendationList(y, s, heading(p, s, title, of), kind, Link{title, y.at.Index.URL()}, p.byYear)
	}
	month := recMonth
	if kind != address.To {
		month = nil // its years are in short
	}
	divided := func() yearly[*graph.Recommendation] { return newestFirst(kind.Of(id), recs, recYear, month) }
	if len(recs) <= mostInShort {
		p.add(kind.Of(id).Index, address.KindRecommendations, title, diag.Pos{}, func(wording.Texts) any {
			y := divided()
			return list(y, y.whole())
		})
		return
	}
	y := divided()
	addYearly(p, y, mostInShort, address.KindRecommendations, title, diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Recommendation]) any { return list(y, s) })
}

func recMonth(r *graph.Recommendation) string { return monthKey(r.Brief.Date.Date, r.Brief.Year) }

func instrumentsOf(r *graph.Recommendation) []string {
	var ids []string
	for _, t := range r.Instrument {
		ids = append(ids, t.ID)
	}
	return ids
}

// recommendationList counts a page's recommendations in all the ways it can be cut, and
// lists them, or the newest of them.
func (p *planner) recommendationList(y yearly[*graph.Recommendation], s *sheet[*graph.Recommendation], title string, slice address.Slice, whole Link,
	by func([]*graph.Recommendation) []RecommendationGroup) *RecommendationList {
	recs := all(s)
	if s.year == "" {
		recs = nil
		for _, g := range y.years {
			recs = append(recs, g.items...)
		}
	}
	n := p.Words.Count(len(recs), p.Words.Counts.Recommendation)
	index := Link{p.Words.Section.Recommendations, address.Recommendations().Index.URL()}
	var above []Link
	if whole.Text != "" {
		above = []Link{index}
	} else {
		whole = index
	}
	v := &RecommendationList{
		Frame:   p.frame(s.path, address.KindRecommendations, "recommendations", title, p.Words.Text.InArchive.With(p.Words.Text.Headed.With(title, n), p.site.Title), crumbs(p, s, above, whole)...),
		Heading: title, Slice: slice, Total: len(recs),
		Intro: n, Years: s.Years, Months: s.Months,
		Status: p.statusCounts(recs),
		Response: countTerms(recs, responseOrder, p.Words.Terms.Response, "", func(r *graph.Recommendation) []string {
			return []string{r.Response.ID}
		}),
		Instruments: countTerms(recs, p.instruments(), p.Words.Terms.Instrument, address.Instrument, instrumentsOf),
	}
	if s.Months != nil && s.month == "" { // a long year: its newest month, and the way to the others
		s.shown, s.onlyYear, s.month = y.newestOf(s.shown[0])
		s.only, s.month = p.period(s.onlyYear, s.month), ""
	}
	if s.only != "" {
		v.Intro = p.Words.Recommendations.ShownYear.With(n, s.only)
	}
	shown := all(s)
	v.Groups, v.Short = by(shown), len(shown) > mostCards
	if v.Marks = s.year != "" && (slice == address.Status || slice == address.Instrument); !v.Marks {
		v.Filter = filter(p, s, fewestInLists, search.Recommendation, p.recommendationNames())
	}
	v.Addressees = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.To },
		func(a *graph.Actor) URL { return address.To.Of(a.ID).Index.URL() })
	most := mostOnWhole
	if slice != "" {
		most = mostCounted
	}
	shownAddressees := min(len(v.Addressees), most)
	if v.Addressees, v.Further = v.Addressees[:shownAddressees], v.Addressees[shownAddressees:]; slice != "" {
		v.Further = nil // the index has them all
	}
	v.Subjects = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.Concerns }, wording.ActorURL)
	v.Subjects = v.Subjects[:min(len(v.Subjects), most)]
	return v
}

// countActors counts recommendations by actors, most first.
func (p *planner) countActors(recs []*graph.Recommendation, of func(*graph.Recommendation) []*graph.Actor, url func(*graph.Actor) URL) []Count {
	n := map[*graph.Actor]int{}
	for _, r := range recs {
		for _, a := range of(r) {
			n[a]++
		}
	}
	var counts []Count
	for _, a := range p.Graph.Actors {
		if n[a] > 0 {
			counts = append(counts, Count{Label{a.ID, a.Name.S, url(a)}, n[a]})
		}
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	return counts
}

// byAddressee groups recommendations by their first addressee, the one who is
// asked most first, so that each stands once.
func (p *planner) byAddressee(recs []*graph.Recommendation) []RecommendationGroup {
	groups := groupBy(lists.Having(recs, func(r *graph.Recommendation) bool { return len(r.To) > 0 }), func(r *graph.Recommendation) string { return r.To[0].ID })
	slices.SortStableFunc(groups, func(a, b group[*graph.Recommendation]) int { return cmp.Compare(len(b.items), len(a.items)) })
	return lists.Each(groups, func(g group[*graph.Recommendation]) RecommendationGroup {
		to := g.items[0].To[0]
		return RecommendationGroup{Link{p.Words.Recommendations.To.With(to.Name.S), address.To.Of(to.ID).Index.URL()}, "To-" + to.ID, lists.Each(g.items, p.rec)}
	})
}

// byYear groups recommendations by the year of their brief.
func (p *planner) byYear(recs []*graph.Recommendation) []RecommendationGroup {
	return lists.Each(groupBy(recs, recYear), func(g group[*graph.Recommendation]) RecommendationGroup {
		return RecommendationGroup{Link{Text: p.yearHeading(g.key), URL: address.Recommendations().Year(g.key).URL()}, "Y" + g.key, lists.Each(g.items, p.rec)}
	})
}

func recYear(r *graph.Recommendation) string { return r.Brief.Year }

func (p *planner) rec(r *graph.Recommendation) *RecommendationCard { return p.recs.of(r) }
