package page

import (
	"cmp"
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
)

// mostInShort is how many recommendations a page lists before its list is parted by
// years, and mostCards how many of them are shown in full.
const (
	mostInShort = 500
	mostCards   = 60
)

// mostCounted is how many addressees, and how many of those whom recommendations are
// about, a page counts at a glance.
const mostCounted = 30

// recommendationPages plans the index of recommendations and its slices.
func (p *planner) recommendationPages() {
	all := p.graph.Recommendations
	p.recommendationYears(all)
	for _, a := range p.graph.Actors {
		if len(a.To) > 0 {
			p.recommendationSlice(address.To, a.ID, p.words.Recommendations.ToActor.With(a.Name.S), a.To)
		}
	}
	for _, s := range statusOrder {
		if recs := having(all, func(r *graph.Recommendation) bool { return r.Status.ID == s }); len(recs) > 0 {
			p.recommendationSlice(address.Status, s, p.words.Terms.StatusTitle[s], recs)
		}
	}
	for _, t := range p.instruments() {
		if recs := having(all, func(r *graph.Recommendation) bool { return slices.Contains(instrumentsOf(r), t) }); len(recs) > 0 {
			p.recommendationSlice(address.Instrument, t, p.words.Recommendations.ByInstrument.With(p.words.Terms.Instrument[t]), recs)
		}
	}
}

// recommendationYears plans the index and its years.
func (p *planner) recommendationYears(all []*graph.Recommendation) {
	years := groupBy(all, recYear)
	p.add(address.Recommendations().Index, address.KindRecommendations, "the index of recommendations", diag.Pos{}, func(from Texts) any {
		v := p.recommendationList(address.Recommendations().Index, p.words.Section.Recommendations, "", all, p.homeLink())
		v.Matrix, v.Years = p.matrix(all), yearLinks(p, address.Recommendations(), years, "")
		if len(all) > mostInShort {
			v.Intro = p.words.Recommendations.LeadOfYear.With(v.Intro, p.year(years[0].key))
			p.listRecommendations(v, years[0].items, years[0].key, p.byAddressee)
			return v
		}
		v.Intro = p.words.Recommendations.Lead.With(v.Intro)
		p.listRecommendations(v, all, "", p.byAddressee)
		return v
	})
	for _, y := range years {
		path := address.Recommendations().Year(y.key)
		p.add(path, address.KindRecommendations, "the recommendations of "+y.key, diag.Pos{}, func(from Texts) any {
			v := p.recommendationList(path, p.words.Recommendations.OfYear.With(p.year(y.key)), "year", y.items, p.homeLink(), p.recommendationsLink())
			v.Years = yearLinks(p, address.Recommendations(), years, y.key)
			p.listRecommendations(v, y.items, y.key, p.byAddressee)
			return v
		})
	}
}

// recommendationSlice plans the list of what recommendations have in common, and its
// years once it has grown too long for one page.
func (p *planner) recommendationSlice(kind address.Slice, id, heading string, recs []*graph.Recommendation) {
	at := kind.Of(id)
	parts := groupBy(recs, recYear)
	parted := len(recs) > mostInShort
	p.add(at.Index, address.KindRecommendations, heading, diag.Pos{}, func(from Texts) any {
		v := p.recommendationList(at.Index, heading, kind, recs, p.homeLink(), p.recommendationsLink())
		if !parted {
			p.listRecommendations(v, recs, "", p.byYear)
			return v
		}
		v.Years = yearLinks(p, at, parts, "")
		v.Intro = p.words.Recommendations.ShownYear.With(v.Intro, p.year(parts[0].key))
		p.listRecommendations(v, parts[0].items, parts[0].key, p.byYear)
		return v
	})
	if !parted {
		return
	}
	for _, y := range parts {
		path, heading, whole := at.Year(y.key), heading+", "+p.yearHeading(y.key), Link{heading, at.Index.URL()}
		p.add(path, address.KindRecommendations, heading, diag.Pos{}, func(from Texts) any {
			v := p.recommendationList(path, heading, kind, y.items, p.homeLink(), p.recommendationsLink(), whole)
			v.Years = yearLinks(p, at, parts, y.key)
			p.listRecommendations(v, y.items, y.key, p.byYear)
			return v
		})
	}
}

func (p *planner) recommendationsLink() Link {
	return Link{p.words.Section.Recommendations, address.Recommendations().Index.URL()}
}

// listRecommendations puts recommendations into a list: all that it counts, or those
// of one year.
func (p *planner) listRecommendations(v *RecommendationList, recs []*graph.Recommendation, year string, by func([]*graph.Recommendation) []RecommendationGroup) {
	v.Groups, v.Short = by(recs), len(recs) > mostCards
	v.Filter = p.recommendationFilter(recs, year)
}

func having[T any](list []T, keep func(T) bool) (kept []T) {
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

func instrumentsOf(r *graph.Recommendation) []string {
	var ids []string
	for _, t := range r.Instrument {
		ids = append(ids, t.ID)
	}
	return ids
}

// recommendationList counts a list of recommendations in all the ways it can be cut.
func (p *planner) recommendationList(path address.Path, heading string, slice address.Slice, recs []*graph.Recommendation, crumbs ...Link) *RecommendationList {
	n := p.words.Count(len(recs), p.words.Counts.Recommendation)
	v := &RecommendationList{
		Frame:   p.frame(path, address.KindRecommendations, "recommendations", heading, p.words.Text.InArchive.With(p.words.Text.Headed.With(heading, n), p.site.Title), crumbs...),
		Heading: heading, Slice: slice, Total: len(recs),
		Intro:  n,
		Status: p.statusCounts(recs),
		Response: countTerms(recs, responseOrder, p.words.Terms.Response, "", func(r *graph.Recommendation) []string {
			return []string{r.Response.ID}
		}),
		Instruments: countTerms(recs, p.instruments(), p.words.Terms.Instrument, address.Instrument, instrumentsOf),
	}
	v.Addressees = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.To },
		func(a *graph.Actor) URL { return address.To.Of(a.ID).Index.URL() })
	most := min(len(v.Addressees), mostCounted)
	if v.Addressees, v.Further = v.Addressees[:most], v.Addressees[most:]; slice != "" {
		v.Further = nil // the index has them all
	}
	v.Subjects = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.Concerns }, actorURL)
	v.Subjects = v.Subjects[:min(len(v.Subjects), mostCounted)]
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
	for _, a := range p.graph.Actors {
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
	groups := groupBy(having(recs, func(r *graph.Recommendation) bool { return len(r.To) > 0 }), func(r *graph.Recommendation) string { return r.To[0].ID })
	slices.SortStableFunc(groups, func(a, b group[*graph.Recommendation]) int { return cmp.Compare(len(b.items), len(a.items)) })
	return each(groups, func(g group[*graph.Recommendation]) RecommendationGroup {
		to := g.items[0].To[0]
		return RecommendationGroup{Link{p.words.Recommendations.To.With(to.Name.S), address.To.Of(to.ID).Index.URL()}, "To-" + to.ID, each(g.items, p.rec)}
	})
}

// byYear groups recommendations by the year of their brief.
func (p *planner) byYear(recs []*graph.Recommendation) []RecommendationGroup {
	return each(groupBy(recs, recYear), func(g group[*graph.Recommendation]) RecommendationGroup {
		return RecommendationGroup{Link{Text: p.yearHeading(g.key), URL: address.Recommendations().Year(g.key).URL()}, "Y" + g.key, each(g.items, p.rec)}
	})
}

func recYear(r *graph.Recommendation) string { return r.Brief.Year }

func (p *planner) rec(r *graph.Recommendation) *RecommendationCard { return p.recs.of(r) }
