package page

import (
	"cmp"
	"slices"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
)

// mostColumns is how many addressees the matrix has room for.
const mostColumns = 12

// recommendationPages plans the index of recommendations and its slices.
func (p *planner) recommendationPages() {
	all := p.graph.Recommendations
	index := Link{p.words.Section.Recommendations, At("recommendations/index.html", "")}
	years := groupBy(all, recYear)
	p.add("recommendations/index.html", "recommendations", "the index of recommendations", diag.Pos{}, func() any {
		v := p.recommendationList("recommendations/index.html", p.words.Section.Recommendations, "", all, p.homeLink())
		n := v.Intro
		v.Intro = p.words.Recommendations.Lead.With(n)
		v.Matrix = p.matrix(all)
		v.Years = yearLinks(p, "recommendations/year/", years, "")
		if len(all) > mostOnIndex {
			v.Groups = p.byAddressee(years[0].items)
			v.Intro = p.words.Recommendations.LeadOfYear.With(n, p.year(years[0].key))
		} else {
			v.Groups = p.byAddressee(all)
		}
		return v
	})
	for _, y := range years {
		path := "recommendations/year/" + y.key + ".html"
		p.add(path, "recommendations", "the recommendations of "+y.key, diag.Pos{}, func() any {
			v := p.recommendationList(path, p.words.Recommendations.OfYear.With(p.year(y.key)), "year", y.items, p.homeLink(), index)
			v.Groups, v.Years = p.byAddressee(y.items), yearLinks(p, "recommendations/year/", years, y.key)
			return v
		})
	}
	slice := func(kind, id, heading string, recs []*graph.Recommendation) {
		path := "recommendations/" + kind + "/" + id + ".html"
		folder := "recommendations/" + kind + "/" + id + "/"
		parts := groupBy(recs, recYear)
		parted := len(recs) > mostOnIndex
		p.add(path, "recommendations", heading, diag.Pos{}, func() any {
			v := p.recommendationList(path, heading, kind, recs, p.homeLink(), index)
			v.Groups = p.byYear(recs)
			if parted {
				v.Years, v.Groups = yearLinks(p, folder, parts, ""), p.byYear(parts[0].items)
				v.Intro = p.words.Recommendations.ShownYear.With(v.Intro, p.year(parts[0].key))
			}
			return v
		})
		if !parted {
			return
		}
		for _, y := range parts {
			path := folder + y.key + ".html"
			p.add(path, "recommendations", heading+", "+p.yearHeading(y.key), diag.Pos{}, func() any {
				v := p.recommendationList(path, heading+", "+p.yearHeading(y.key), kind, y.items, p.homeLink(), index, Link{heading, At("recommendations/"+kind+"/"+id+".html", "")})
				v.Groups, v.Years = p.byYear(y.items), yearLinks(p, folder, parts, y.key)
				return v
			})
		}
	}
	for _, a := range p.graph.Actors {
		if len(a.To) > 0 {
			slice("to", a.ID, p.words.Recommendations.ToActor.With(a.Name.S), a.To)
		}
	}
	for _, s := range statusOrder {
		if recs := having(all, func(r *graph.Recommendation) bool { return r.Status.ID == s }); len(recs) > 0 {
			slice("status", s, p.words.Terms.StatusTitle[s], recs)
		}
	}
	for _, t := range instrumentOrder {
		if recs := having(all, func(r *graph.Recommendation) bool { return slices.Contains(instrumentsOf(r), t) }); len(recs) > 0 {
			slice("instrument", t, p.words.Terms.InstrumentTitle[t], recs)
		}
	}
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
func (p *planner) recommendationList(path, heading, slice string, recs []*graph.Recommendation, crumbs ...Link) *RecommendationList {
	n := p.words.Count(len(recs), p.words.Counts.Recommendation)
	v := &RecommendationList{
		Frame:   p.frame(path, "recommendations", "recommendations", heading, p.words.Text.InArchive.With(p.words.Text.Headed.With(heading, n), p.site.Title), crumbs...),
		Heading: heading, Slice: slice, Total: len(recs),
		Intro:  n,
		Status: p.statusCounts(recs),
		Response: countTerms(recs, responseOrder, p.words.Terms.Response, "", func(r *graph.Recommendation) []string {
			return []string{r.Response.ID}
		}),
		Instruments: countTerms(recs, instrumentOrder, p.words.Terms.Instrument, "recommendations/instrument/", instrumentsOf),
	}
	v.Addressees = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.To },
		func(a *graph.Actor) URL { return At("recommendations/to/"+a.ID+".html", "") })
	v.Subjects = p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.Concerns }, actorURL)
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
		return RecommendationGroup{Link{p.words.Recommendations.To.With(to.Name.S), At("recommendations/to/"+to.ID+".html", "")}, "To-" + to.ID, each(g.items, p.rec)}
	})
}

// byYear groups recommendations by the year of their brief.
func (p *planner) byYear(recs []*graph.Recommendation) []RecommendationGroup {
	return each(groupBy(recs, recYear), func(g group[*graph.Recommendation]) RecommendationGroup {
		return RecommendationGroup{Link{Text: p.yearHeading(g.key), URL: At("recommendations/year/"+g.key+".html", "")}, "Y" + g.key, each(g.items, p.rec)}
	})
}

func recYear(r *graph.Recommendation) string { return r.Brief.Year }

func (p *planner) rec(r *graph.Recommendation) *RecommendationCard { return p.recs[r] }

// matrix counts the recommendations of each author to each addressee.
func (p *planner) matrix(recs []*graph.Recommendation) *Matrix {
	if len(recs) == 0 {
		return nil
	}
	columns := p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.To },
		func(a *graph.Actor) URL { return At("recommendations/to/"+a.ID+".html", "") })
	m := &Matrix{More: max(0, len(columns)-mostColumns)}
	at := map[string]int{}
	for i, c := range columns[:min(len(columns), mostColumns)] {
		at[c.ID] = i
		m.Columns = append(m.Columns, Link{c.Text, c.URL})
		m.Totals = append(m.Totals, c.N)
	}
	rows := map[string]int{}
	for _, r := range recs {
		by := p.by(r)
		if len(by) == 0 {
			by = []Link{{Text: p.words.Recommendations.AuthorNotNamed}}
		}
		for _, author := range by {
			i, ok := rows[author.Text]
			if !ok {
				i = len(m.Rows)
				rows[author.Text] = i
				m.Rows = append(m.Rows, MatrixRow{Author: author, Cells: make([]int, len(m.Columns))})
			}
			m.Rows[i].Total++
			for _, a := range r.To {
				if c, shown := at[a.ID]; shown {
					m.Rows[i].Cells[c]++
				}
			}
		}
	}
	slices.SortStableFunc(m.Rows, func(a, b MatrixRow) int { return cmp.Compare(b.Total, a.Total) })
	return m
}
