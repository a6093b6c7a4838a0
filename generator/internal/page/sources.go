package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/search"
)

// sourcePages plans the list of sources and its years. A source's address is on
// the page of its own year, so that it stays however long the list grows.
func (p *planner) sourcePages() {
	years := sortedYears(p.graph.Sources, sourceYear)
	cards := map[*graph.Source]*SourceCard{}
	for _, s := range p.graph.Sources {
		cards[s] = p.sourceCard(s)
	}
	list := func(path address.Path, heading, current string, shown []*graph.Source, crumbs ...Link) *SourceList {
		v := &SourceList{Frame: p.frame(path, address.KindSources, "sources", heading, p.words.Text.OfArchive.With(heading, p.site.Title), crumbs...), Heading: heading, Total: len(shown),
			Intro: p.words.Count(len(shown), p.words.Sources.Lead), Years: yearLinks(p, address.Sources(), years, current)}
		for i, g := range byPublisher(shown) {
			text := g.key
			if text == "" {
				text = p.words.Sources.PublisherNotKnown
			}
			v.Groups = append(v.Groups, SourceGroup{Text: text, ID: fmt.Sprintf("P%d", i+1), Items: each(g.items, func(s *graph.Source) *SourceCard { return cards[s] })})
		}
		if len(shown) < len(p.graph.Sources) && current == "" && len(years) > 0 {
			current = years[len(years)-1].key
		}
		v.Filter = p.filter(len(shown), fewestFiltered, search.Source, current, nil)
		return v
	}
	p.add(address.Sources().Index, address.KindSources, "the list of sources", diag.Pos{}, func(from Texts) any {
		shown := p.graph.Sources
		if len(shown) > mostOnIndex {
			shown = years[len(years)-1].items
		}
		v := list(address.Sources().Index, p.words.Section.Sources, "", shown, p.homeLink())
		if len(shown) < len(p.graph.Sources) {
			v.Intro = p.words.Sources.ShownYear.With(p.words.Count(len(p.graph.Sources), p.words.Counts.Source), p.yearHeading(years[len(years)-1].key))
		}
		return v
	})
	for _, y := range years {
		path := address.Sources().Year(y.key)
		p.add(path, address.KindSources, "the sources of "+y.key, diag.Pos{}, func(from Texts) any {
			return list(path, p.words.Sources.OfYear.With(p.yearHeading(y.key)), y.key, y.items, p.homeLink(), Link{p.words.Section.Sources, address.Sources().Index.URL()})
		})
	}
}

// undated files what has no date.
const undated = "undated"

func sourceYear(s *graph.Source) string {
	if s.Date.IsZero() {
		return undated
	}
	return s.Date.YearKey()
}

// sortedYears parts a list by year, oldest first, keeping the order within each.
func sortedYears[T any](items []T, key func(T) string) []group[T] {
	years := groupBy(items, key)
	slices.SortStableFunc(years, func(a, b group[T]) int { return compareKeys(a.key, b.key) })
	return years
}

// yearLinks leads to the years of a list.
func yearLinks[T any](p *planner, of address.List, years []group[T], current string) []YearLink {
	return each(years, func(y group[T]) YearLink {
		return YearLink{Link{p.yearHeading(y.key), of.Year(y.key).URL()}, len(y.items), y.key == current}
	})
}

// byPublisher groups sources; those without a publisher come last.
func byPublisher(sources []*graph.Source) []group[*graph.Source] {
	groups := groupBy(sources, func(s *graph.Source) string { return s.Publisher })
	slices.SortStableFunc(groups, func(a, b group[*graph.Source]) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.key)), min(1, len(b.key))), cmp.Compare(a.key, b.key))
	})
	return groups
}

func (p *planner) sourceCard(s *graph.Source) *SourceCard {
	v := p.sourceView(s)
	for _, u := range s.Uses {
		v.Briefs = append(v.Briefs, Link{u.Brief.Title.S, briefURL(u.Brief, v.ID)})
	}
	return v
}

// sourceView is what a source shows wherever it is listed.
func (p *planner) sourceView(s *graph.Source) *SourceCard {
	id := address.SourcePrefix + s.ID.ID
	v := &SourceCard{Link: Link{s.Title, address.Sources().Year(sourceYear(s)).At(id)}, ID: id, Author: s.Author, Publisher: s.Publisher,
		Journal: s.Journal, Place: p.placeIn(s),
		When: p.maybeWhen(s.Date.Date), Href: s.URL.Href, Archived: s.Archived.Href, Accessed: p.maybeWhen(s.Accessed.Date)}
	if s.DOI.S != "" {
		v.DOI = &ExternalLink{p.words.Source.DOI.With(s.DOI.S), "https://doi.org/" + s.DOI.S}
		v.Href = cmp.Or(v.Href, v.DOI.Href)
	}
	if s.ISBN.S != "" {
		v.ISBN = p.words.Source.ISBN.With(s.ISBN.S)
	}
	if s.Kind.ID != "" {
		l := labelOf(p.words.Terms.SourceKind, s.Kind)
		v.Kind = &l
	}
	return v
}

// placeIn words where in its journal or book a source stands: "12 (3), pp. 45–67".
func (p *planner) placeIn(s *graph.Source) string {
	issue := cmp.Or(s.Volume, s.Issue)
	if s.Volume != "" && s.Issue != "" {
		issue = p.words.Source.Issue.With(s.Volume, s.Issue)
	}
	pages := ""
	switch {
	case s.Pages == "":
	case strings.Trim(s.Pages, "0123456789") == "":
		pages = p.words.Source.Page.With(s.Pages)
	default:
		pages = p.words.Source.Pages.With(s.Pages)
	}
	return strings.Join(some(issue, pages), p.words.Text.ListComma)
}

// figurePages plans the list of figures and its years. A figure's address is on
// the page of the year in which a brief gave it first.
func (p *planner) figurePages() {
	years := sortedYears(p.graph.Figures, func(f *graph.Figure) string { return f.Year })
	list := func(path address.Path, heading, current string, shown []*graph.Figure, crumbs ...Link) *FigureList {
		v := &FigureList{Frame: p.frame(path, address.KindFigures, "figures", heading, p.words.Figures.Description.With(heading, p.site.Title), crumbs...),
			Heading: heading, Total: len(shown), Years: yearLinks(p, address.Figures(), years, current)}
		for _, f := range shown {
			v.Figures = append(v.Figures, p.figures.of(f))
			if f.Differ {
				v.Differ++
			}
		}
		v.Intro = p.words.Count(v.Total, p.words.Figures.Lead)
		if v.Differ > 0 {
			v.Intro = p.words.Figures.LeadDiffer.With(v.Intro, p.words.Number(v.Differ))
		}
		if len(shown) < len(p.graph.Figures) && current == "" {
			current = years[len(years)-1].key
		}
		v.Filter = p.filter(len(shown), fewestFiltered, search.Figure, current, map[string]choices{"accounts": {{"differ", p.words.Figure.Differ}}})
		return v
	}
	p.add(address.Figures().Index, address.KindFigures, "the list of figures", diag.Pos{}, func(from Texts) any {
		shown := p.graph.Figures
		if len(shown) > mostOnIndex {
			shown = years[len(years)-1].items
		}
		v := list(address.Figures().Index, p.words.Section.Figures, "", shown, p.homeLink())
		if len(shown) < len(p.graph.Figures) {
			v.Intro = p.words.Figures.ShownYear.With(p.words.Count(len(p.graph.Figures), p.words.Counts.Quantity), p.year(years[len(years)-1].key))
		}
		return v
	})
	for _, y := range years {
		path := address.Figures().Year(y.key)
		p.add(path, address.KindFigures, "the figures of "+y.key, diag.Pos{}, func(from Texts) any {
			return list(path, p.words.Figures.OfYear.With(p.yearHeading(y.key)), y.key, y.items, p.homeLink(), Link{p.words.Section.Figures, address.Figures().Index.URL()})
		})
	}
}
