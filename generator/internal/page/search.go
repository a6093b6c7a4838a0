package page

import (
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/search"
)

// searchPage plans the page from which the archive is searched.
func (p *planner) searchPage() {
	if p.plan.Documents == nil {
		return
	}
	p.registry.Add(address.SearchIndex+"root.js", "the search index", diag.Pos{})
	p.registry.Add(address.Files, "the list of files", diag.Pos{})
	p.plan.Listing = p.listing
	p.add(address.Search, address.KindSearch, "the search page", diag.Pos{}, func(from Texts) any {
		w := p.words
		return &Search{Frame: p.frame(address.Search, address.KindSearch, "search", w.Search.Label, w.Text.OfArchive.With(w.Search.Label, p.site.Title), p.homeLink()),
			Heading: w.Search.Label, Words: w.Search.JSON(), FilterWords: w.Filter.JSON(), Sections: p.site.Nav, Scripts: p.site.searchScripts, Files: address.Files.URL()}
	})
}

// listing plans the page of files.
func (p *planner) listing(files []address.Path) *Page {
	return &Page{Path: address.Files, Kind: address.KindFiles, Origin: "the list of files", View: func(Texts) any {
		w := p.words.NotFound
		f := p.frame(address.Files, address.KindFiles, "search", w.Files, w.FilesLead, p.homeLink())
		f.Canonical, f.Preview, f.NoIndex = "", nil, true
		return &Files{Frame: f, Heading: w.Files, Intro: w.FilesLead,
			Files: each(files, func(path address.Path) Link { return Link{string(path), path.URL()} })}
	}}
}

// documents lists what can be found, kind by kind in the order that package search
// wants, each to be made when it is indexed.
func (p *planner) documents() (list []Found) {
	g, with := p.graph, func(text string, d func(from Texts) search.Document) { list = append(list, Found{text, d}) }
	add := func(d func() search.Document) { with("", func(Texts) search.Document { return d() }) }
	for _, a := range g.Actors {
		with(a.Text.File, func(from Texts) search.Document { return p.actorDocument(from, a) })
	}
	for _, t := range g.Topics {
		with(t.Text.File, func(from Texts) search.Document {
			return search.Document{Kind: search.Topic, ID: t.ID, URL: found(topicURL(t)), Title: t.Title, Summary: plainText(&t.SummaryText), Headings: headings(&t.Text), Body: plainBody(from, &t.Text)}
		})
	}
	for _, s := range g.Pages {
		with(s.Text.File, func(from Texts) search.Document {
			return search.Document{Kind: search.Page, ID: s.ID, URL: found(address.Page(s.ID).URL()), Title: s.Title.S, Summary: plainText(&s.SummaryText), Headings: headings(&s.Text), Body: plainBody(from, &s.Text)}
		})
	}
	for _, b := range slices.SortedStableFunc(slices.Values(g.Briefs), supersededLast) {
		with(b.Text.File, func(from Texts) search.Document { return p.briefDocument(from, b) })
	}
	for _, r := range slices.SortedStableFunc(slices.Values(g.Recommendations), func(x, y *graph.Recommendation) int { return supersededLast(x.Brief, y.Brief) }) {
		add(func() search.Document { return p.recommendationDocument(r) })
	}
	for _, e := range slices.Backward(g.Events) { // the newest first, as in the other lists
		add(func() search.Document { return p.eventDocument(e) })
	}
	for _, s := range newest(g.Sources, func(s *graph.Source) string { return s.Date.YearKey() }) {
		add(func() search.Document {
			v := p.sourceView(s)
			d := search.Document{Kind: search.Source, ID: s.ID.ID, URL: found(v.URL), Title: s.Title, Detail: s.Publisher, Names: some(s.Author, s.Publisher, s.Journal, s.DOI.S, s.ISBN.S)}
			if !s.Date.IsZero() {
				d.Date, d.Years, d.Facets.Year = p.when(s.Date.Date).Text, years(s.Date.Date), s.Date.YearKey()
			}
			return d
		})
	}
	for _, f := range newest(g.Figures, func(f *graph.Figure) string { return f.Year }) {
		add(func() search.Document { return p.figureDocument(f) })
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
func found(u URL) string { return u.FromRoot() }

// some leaves out empty texts.
func some(texts ...string) []string {
	return having(texts, func(s string) bool { return s != "" })
}

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
	return each(actors, func(a *graph.Actor) search.Value { return search.Value{ID: a.ID, Name: a.Name.S} })
}

func topicValues(topics []*graph.Topic) []search.Value {
	return each(topics, func(t *graph.Topic) search.Value { return search.Value{ID: t.ID, Name: t.Title} })
}

func (p *planner) actorDocument(from Texts, a *graph.Actor) search.Document {
	d := search.Document{Kind: search.Actor, ID: a.ID, URL: found(actorURL(a)), Title: a.Name.S, Detail: a.Role, Summary: plainText(&a.SummaryText),
		Headings: headings(&a.Text), Body: plainBody(from, &a.Text), Facets: search.Facets{Actors: actorValues([]*graph.Actor{a})}}
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

func (p *planner) briefDocument(from Texts, b *graph.Brief) search.Document {
	return search.Document{Kind: search.Brief, ID: b.ID, URL: found(briefURL(b, "")), Title: b.Title.S, Detail: p.words.Terms.BriefKind[b.Kind.ID],
		Names: append(some(b.Subtitle, p.number(b)), p.signed(b)...), Summary: plainText(&b.SummaryText), Headings: headings(&b.Text), Body: plainBody(from, &b.Text),
		Date: p.when(b.Date.Date).Text, Years: years(b.Date.Date), Superseded: len(b.SupersededBy) > 0, Facets: search.Facets{Year: b.Year, Actors: actorValues(b.Principal), Topics: topicValues(b.Topics)}}
}

func (p *planner) recommendationDocument(r *graph.Recommendation) search.Document {
	d := search.Document{Kind: search.Recommendation, ID: r.ID.ID, URL: found(recURL(r)), Title: plainText(&r.Content), Detail: r.Brief.Title.S,
		Date: p.when(r.Brief.Date.Date).Text, Superseded: len(r.Brief.SupersededBy) > 0, Years: years(r.Brief.Date.Date), Facets: search.Facets{Year: r.Brief.Year, Actors: actorValues(union(r.To, r.Concerns)), Topics: topicValues(r.Brief.Topics),
			Addressees: actorValues(r.To), Status: []search.Value{{ID: r.Status.ID, Name: p.words.Terms.Status[r.Status.ID]}}}}
	for _, a := range d.Facets.Actors {
		d.About = append(d.About, a.Name)
	}
	for _, s := range r.By {
		d.About = append(d.About, s.Name)
	}
	return d
}

// union joins two lists without repetition.
func union[T comparable](a, b []T) []T {
	return slices.Concat(a, having(b, func(x T) bool { return !slices.Contains(a, x) }))
}

func (p *planner) eventDocument(e *graph.Event) search.Document {
	d := search.Document{Kind: search.Event, ID: e.ID, URL: found(eventURL(e)), Title: e.Title, Detail: strings.Join(some(p.foretold(e), e.Place), dot), Date: p.when(e.Date).Text, Years: years(append(each(e.Reports, func(r *graph.Report) edtf.Date { return r.Date.Date }), e.Date)...),
		Facets: search.Facets{Year: e.Year, Actors: actorValues(e.Actors), Topics: topicValues(p.eventTopics(e))}}
	for _, a := range e.Actors {
		d.About = append(d.About, a.Name.S)
	}
	var told []string
	for _, r := range e.Reports {
		d.About = append(d.About, some(r.Place)...)
		told = append(told, some(plainText(&r.SummaryText))...)
	}
	d.Summary = strings.Join(told, " ")
	return d
}

func (p *planner) figureDocument(f *graph.Figure) search.Document {
	d := search.Document{Kind: search.Figure, ID: f.ID, URL: found(figureURL(f)), Title: f.Label, Facets: search.Facets{Year: f.Year}}
	var told []string
	var dates []edtf.Date
	for _, t := range f.Tellings {
		told = append(told, p.quantity(t.Figure, f.Unit))
		dates = append(dates, t.AsOf.Date, t.Brief.Date.Date)
		d.About = append(d.About, some(t.SaidBy.Name)...)
	}
	d.Summary, d.Years = strings.Join(told, "; "), years(dates...)
	return d
}
