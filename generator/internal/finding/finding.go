// Package finding makes the documents of the search: what it finds of a graph, and by which
// words, facets and dates.
package finding

import (
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/search"
	"chancery/generator/internal/wording"
)

// Document is something that the search finds. Make gives it; without texts it has, in place
// of its body, what that shows of other things.
type Document struct {
	Text string // the file of the document whose text it has, or ""
	Make func(from wording.Texts) search.Document
}

// documents is the work of Documents.
type documents struct{ *wording.Wording }

// Documents lists what can be found, kind by kind in the order that package search
// wants, each to be made when it is indexed.
func Documents(w *wording.Wording) (list []Document) {
	d := &documents{w}
	g, with := w.Graph, func(text string, d func(from wording.Texts) search.Document) { list = append(list, Document{text, d}) }
	add := func(d func() search.Document) { with("", func(wording.Texts) search.Document { return d() }) }
	for _, a := range g.Actors {
		with(a.Text.File, func(from wording.Texts) search.Document { return d.actor(from, a) })
	}
	for _, t := range g.Topics {
		with(t.Text.File, func(from wording.Texts) search.Document {
			return search.Document{Kind: search.Topic, ID: t.ID, URL: found(wording.TopicURL(t)), Title: t.Title, Summary: wording.Plain(&t.SummaryText), Headings: headings(&t.Text), Body: wording.PlainBody(from, &t.Text)}
		})
	}
	for _, s := range g.Pages {
		with(s.Text.File, func(from wording.Texts) search.Document {
			return search.Document{Kind: search.Page, ID: s.ID, URL: found(address.Page(s.ID).URL()), Title: s.Title.S, Summary: wording.Plain(&s.SummaryText), Headings: headings(&s.Text), Body: wording.PlainBody(from, &s.Text)}
		})
	}
	for _, b := range slices.SortedStableFunc(slices.Values(g.Briefs), wording.SupersededLast) {
		with(b.Text.File, func(from wording.Texts) search.Document { return d.brief(from, b) })
	}
	for _, r := range slices.SortedStableFunc(slices.Values(g.Recommendations), func(x, y *graph.Recommendation) int { return wording.SupersededLast(x.Brief, y.Brief) }) {
		add(func() search.Document { return d.recommendation(r) })
	}
	for _, e := range slices.Backward(g.Events) { // the newest first, as in the other lists
		add(func() search.Document { return d.event(e) })
	}
	for _, s := range newest(g.Sources, func(s *graph.Source) string { return s.Date.YearKey() }) {
		add(func() search.Document { return d.source(s) })
	}
	for _, f := range newest(g.Figures, func(f *graph.Figure) string { return f.Year }) {
		add(func() search.Document { return d.figure(f) })
	}
	return list
}

// newest puts the newest years first, so that a year's things stand together.
func newest[T any](list []T, year func(T) string) []T {
	return slices.SortedStableFunc(slices.Values(list), func(a, b T) int { return strings.Compare(year(b), year(a)) })
}

// mostYears is the longest interval of which each year finds what is dated by it.
const mostYears = 30

// years are those that dates lie in, or last through.
func years(dates ...edtf.Date) []string {
	var list []string
	for _, d := range dates {
		from, known := d.Start().Year()
		to, ends := d.End().Year()
		if !known || from < 1 || !ends || to-from > mostYears {
			continue
		}
		for y := from; y <= to; y++ {
			list = append(list, strconv.Itoa(y))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// found is an address as the index holds it: from the site's root.
func found(u address.URL) string { return u.FromRoot() }

func headings(b *graph.Body) []string {
	if b.Outline == nil {
		return nil
	}
	var list []string
	for _, h := range b.Headings {
		list = append(list, h.Text)
	}
	return list
}

func actorValues(actors []*graph.Actor) []search.Value {
	return lists.Each(actors, func(a *graph.Actor) search.Value { return search.Value{ID: a.ID, Name: a.Name.S} })
}

func topicValues(topics []*graph.Topic) []search.Value {
	return lists.Each(topics, func(t *graph.Topic) search.Value { return search.Value{ID: t.ID, Name: t.Title} })
}

func (w *documents) actor(from wording.Texts, a *graph.Actor) search.Document {
	d := search.Document{Kind: search.Actor, ID: a.ID, URL: found(wording.ActorURL(a)), Title: a.Name.S, Detail: a.Role, Summary: wording.Plain(&a.SummaryText),
		Headings: headings(&a.Text), Body: wording.PlainBody(from, &a.Text), Facets: search.Facets{Actors: actorValues([]*graph.Actor{a})}}
	for _, n := range a.Names {
		d.Names = append(d.Names, n.Text.S)
	}
	for _, t := range a.Aliases {
		d.Names = append(d.Names, t.S)
	}
	for _, t := range a.WeakAliases {
		d.Names = append(d.Names, t.S)
	}
	return d
}

func (w *documents) brief(from wording.Texts, b *graph.Brief) search.Document {
	return search.Document{Kind: search.Brief, ID: b.ID, URL: found(wording.BriefURL(b, "")), Title: b.Title.S, Detail: w.kind(b),
		Names: append(lists.NotEmpty(b.Subtitle, w.Number(b), b.DOI.S), w.Signed(b)...), Summary: wording.Plain(&b.SummaryText), Headings: headings(&b.Text), Body: wording.PlainBody(from, &b.Text),
		Date: w.Date(b.Date.Date), Years: years(b.Date.Date), Superseded: len(b.SupersededBy) > 0, Facets: search.Facets{Year: b.Year, Actors: actorValues(b.Principal), Topics: topicValues(b.Topics), Authors: w.authors(b)}}
}

// kind is what kind of brief it is, or "" where a result says that anyhow.
func (w *documents) kind(b *graph.Brief) string {
	if kind := w.Words.Terms.BriefKind[b.Kind.ID]; kind != w.Words.Search.Brief {
		return kind
	}
	return ""
}

func (w *documents) recommendation(r *graph.Recommendation) search.Document {
	d := search.Document{Kind: search.Recommendation, ID: r.ID.ID, URL: found(wording.RecommendationURL(r)), Title: wording.Plain(&r.Content), Detail: r.Brief.Title.S,
		Date: w.Date(r.Brief.Date.Date), Superseded: len(r.Brief.SupersededBy) > 0, Years: years(r.Brief.Date.Date), Facets: search.Facets{Year: r.Brief.Year, Actors: actorValues(lists.Union(r.To, r.Concerns)), Topics: topicValues(r.Brief.Topics),
			Addressees: actorValues(r.To), Status: []search.Value{{ID: r.Status.ID, Name: w.Words.Terms.Status[r.Status.ID]}}}}
	if len(r.Recommendation.By) == 0 {
		d.Facets.Authors = w.authors(r.Brief)
	}
	for _, a := range d.Facets.Actors {
		d.About = append(d.About, a.Name)
	}
	for _, s := range r.By {
		d.About = append(d.About, s.Name)
	}
	return d
}

func (w *documents) event(e *graph.Event) search.Document {
	d := search.Document{Kind: search.Event, ID: e.ID, URL: found(wording.EventURL(e)), Title: e.Title, Detail: wording.Line(w.Foretold(e), e.Place), Date: w.Date(e.Date), Years: years(append(lists.Each(e.Reports, func(r *graph.Report) edtf.Date { return r.Date.Date }), e.Date)...),
		Facets: search.Facets{Year: e.Year, Actors: actorValues(e.Actors), Topics: topicValues(wording.Topics(e))}}
	for _, a := range e.Actors {
		d.About = append(d.About, a.Name.S)
	}
	var told []string
	for _, r := range e.Reports {
		d.About = append(d.About, lists.NotEmpty(r.Place)...)
		told = append(told, lists.NotEmpty(wording.Plain(&r.SummaryText))...)
	}
	d.Summary = strings.Join(told, " ")
	return d
}

func (w *documents) figure(f *graph.Figure) search.Document {
	d := search.Document{Kind: search.Figure, ID: f.ID, URL: found(wording.FigureURL(f)), Title: f.Label, Facets: search.Facets{Year: f.Year}}
	var told []string
	var dates []edtf.Date
	for _, t := range f.Tellings {
		told = append(told, w.Quantity(t.Figure, f.Unit))
		dates = append(dates, t.AsOf.Date, t.Brief.Date.Date)
		d.About = append(d.About, lists.NotEmpty(t.SaidBy.Name)...)
	}
	d.Summary, d.Years = strings.Join(told, "; "), years(dates...)
	return d
}

func (w *documents) source(s *graph.Source) search.Document {
	d := search.Document{Kind: search.Source, ID: s.ID.ID, URL: found(wording.SourceURL(s)), Title: s.Title, Detail: s.Publisher, Names: lists.NotEmpty(s.Author, s.Publisher, s.Journal, s.DOI.S, s.ISBN.S)}
	if !s.Date.IsZero() {
		d.Date, d.Years, d.Facets.Year = w.Date(s.Date.Date), years(s.Date.Date), s.Date.YearKey()
	}
	return d
}

// authors gives those who sign a brief.
func (w *documents) authors(b *graph.Brief) []search.Value {
	var values []search.Value
	for _, a := range w.Graph.Signed(b) {
		if a.Writer != nil {
			values = append(values, search.Value{ID: a.Writer.ID, Name: a.Writer.Name})
		}
	}
	return values
}
