package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
	"chancery/generator/internal/wording"
)

// sourcePages plans the list of sources and its years. A source's address is on
// the page of its own year, so that it stays however long the list grows.
func (p *planner) sourcePages() {
	y := oldestFirst(address.Sources(), p.Graph.Sources, wording.SourceYear, sourceMonth)
	addYearly(p, y, mostOnIndex, address.KindSources, "the list of sources", diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Source]) any { return p.sourceList(s) })
}

func (p *planner) sourceList(s *sheet[*graph.Source]) *SourceList {
	title := heading(p, s, p.Words.Section.Sources, func(year string) string { return p.Words.Sources.OfYear.With(year) })
	v := &SourceList{Frame: p.frame(s.path, address.KindSources, "sources", title, p.Words.Text.OfArchive.With(title, p.site.Title),
		crumbs(p, s, nil, Link{p.Words.Section.Sources, address.Sources().Index.URL()})...), Heading: title, Total: s.n,
		Intro: p.Words.Count(s.n, p.Words.Sources.Lead), Years: s.Years, Months: s.Months, Marks: s.Months != nil && s.month == ""}
	shown := all(s)
	if s.only != "" {
		v.Intro = p.Words.Sources.ShownYear.With(p.Words.Count(s.n, p.Words.Counts.Source), s.only)
	}
	if s.year == "" && s.only == "" {
		shown = p.Graph.Sources // by title
	}
	for i, g := range byPublisher(shown) {
		text := cmp.Or(g.key, p.Words.Sources.PublisherNotKnown)
		v.Groups = append(v.Groups, SourceGroup{Text: text, ID: fmt.Sprintf("P%d", i+1), Items: lists.Each(g.items, p.sources.of)})
	}
	v.Filter = filter(p, s, fewestFiltered, search.Source, nil)
	return v
}

func sourceMonth(s *graph.Source) string { return monthKey(s.Date.Date, wording.SourceYear(s)) }

// byPublisher groups sources by their publisher or journal; those without come last.
func byPublisher(sources []*graph.Source) []group[*graph.Source] {
	groups := groupBy(sources, func(s *graph.Source) string { return cmp.Or(s.Publisher, s.Journal) })
	slices.SortStableFunc(groups, func(a, b group[*graph.Source]) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.key)), min(1, len(b.key))), cmp.Compare(a.key, b.key))
	})
	return groups
}

func (p *planner) sourceCard(s *graph.Source) *SourceCard {
	v := p.sourceView(s)
	v.Full = p.full(address.Sources(), wording.SourceYear(s), sourceMonth(s), v.ID)
	for _, u := range s.Uses {
		v.Briefs = append(v.Briefs, Link{u.Brief.Title.S, wording.BriefURL(u.Brief, v.ID)})
	}
	on := s.Resting()
	v.Recommendations = lists.Each(on.Recommendations, p.recLink)
	v.Events = lists.Each(on.Events, func(e *graph.Event) Link { return Link{e.Title, wording.EventURL(e)} })
	v.Figures = lists.Each(on.Figures, func(f *graph.Figure) Link { return Link{f.Label, wording.FigureURL(f)} })
	return v
}

// sourceView is what a source shows wherever it is listed.
func (p *planner) sourceView(s *graph.Source) *SourceCard {
	id := address.SourcePrefix + s.ID.ID
	v := &SourceCard{Link: Link{s.Title, wording.SourceURL(s)}, ID: id, Former: prefixed(address.SourcePrefix, s.Former), Author: s.Author, Publisher: s.Publisher,
		Journal: s.Journal, Place: p.placeIn(s),
		When: p.maybeWhen(s.Date.Date), Href: s.URL.Href, Archived: s.Archived.Href, Snapped: snapped(s.Archived.Href), Accessed: p.maybeWhen(s.Accessed.Date)}
	if day, dead := p.Graph.Dead[s.URL.Href]; dead && s.URL.Href != "" {
		v.Gone, v.Original = p.maybeWhen(day), s.URL.Href
		v.Href = cmp.Or(s.Archived.Href, v.Href)
	}
	if s.DOI.S != "" {
		v.DOI = &ExternalLink{p.Words.Source.DOI.With(s.DOI.S), "https://doi.org/" + s.DOI.S}
		v.Href = cmp.Or(v.Href, v.DOI.Href)
	}
	if s.ISBN.S != "" {
		v.ISBN = p.Words.Source.ISBN.With(s.ISBN.S)
	}
	if s.Kind.ID != "" {
		l := labelOf(p.Words.Terms.SourceKind, s.Kind)
		v.Kind = &l
	}
	return v
}

// placeIn words where in its journal or book a source stands: "12 (3), pp. 45–67".
func (p *planner) placeIn(s *graph.Source) string {
	issue := cmp.Or(s.Volume, s.Issue)
	if s.Volume != "" && s.Issue != "" {
		issue = p.Words.Source.Issue.With(s.Volume, s.Issue)
	}
	pages := ""
	switch {
	case s.Pages == "":
	case strings.Trim(s.Pages, "0123456789") == "":
		pages = p.Words.Source.Page.With(s.Pages)
	default:
		pages = p.Words.Source.Pages.With(s.Pages)
	}
	return strings.Join(lists.NotEmpty(issue, pages), p.Words.Text.ListComma)
}

// figurePages plans the list of figures and its years. A figure's address is on
// the page of the year in which a brief gave it first, whatever its months tell.
func (p *planner) figurePages() {
	y := oldestFirst(address.Figures(), p.Graph.Figures, func(f *graph.Figure) string { return f.Year }, figureMonth)
	addYearly(p, y, mostOnIndex, address.KindFigures, "the list of figures", diag.Pos{}, func(_ wording.Texts, s *sheet[*graph.Figure]) any { return p.figureList(s) })
}

// figureMonth is that of the brief that gave a figure first.
func figureMonth(f *graph.Figure) string { return monthKey(f.Tellings[0].Brief.Date.Date, f.Year) }

func (p *planner) figureList(s *sheet[*graph.Figure]) *FigureList {
	title := heading(p, s, p.Words.Section.Figures, func(year string) string { return p.Words.Figures.OfYear.With(year) })
	v := &FigureList{Frame: p.frame(s.path, address.KindFigures, "figures", title, p.Words.Figures.Description.With(title, p.site.Title),
		crumbs(p, s, nil, Link{p.Words.Section.Figures, address.Figures().Index.URL()})...), Heading: title, Total: s.n, Years: s.Years, Months: s.Months, Marks: s.Months != nil && s.month == ""}
	v.ofYear(address.Figures(), s.year)
	shown := all(s)
	if s.year == "" && s.only == "" {
		shown = p.Graph.Figures // by label
	}
	card := p.figureHere
	if v.Marks {
		card = p.figures.of // which shows no more than its label
	}
	for _, f := range shown {
		v.Figures = append(v.Figures, card(f))
		if f.Differ {
			v.Differ++
		}
	}
	v.Intro = p.Words.Count(v.Total, p.Words.Figures.Lead)
	if v.Differ > 0 {
		v.Intro = p.Words.Figures.LeadDiffer.With(v.Intro, p.Words.Number(v.Differ))
	}
	if s.only != "" {
		v.Intro = p.Words.Figures.ShownYear.With(p.Words.Count(s.n, p.Words.Counts.Quantity), s.only)
	}
	v.Filter = filter(p, s, fewestFiltered, search.Figure, map[string]choices{"accounts": {{"differ", p.Words.Figure.Differ}}})
	return v
}

// snapped gives the day of a copy in a web archive whose addresses tell it, as those of the
// Wayback Machine do: /web/20240619123456/…; or "".
func snapped(address string) string {
	_, rest, ok := strings.Cut(address, "/web/")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if !ok || digits != len("20060102150405") {
		return ""
	}
	day, err := time.Parse("20060102", rest[:8])
	if err != nil {
		return ""
	}
	return day.Format(time.DateOnly)
}
