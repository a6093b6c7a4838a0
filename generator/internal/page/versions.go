package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/versions"
	"chancery/generator/internal/wording"
)

// VersionEntry is a version of a brief in a list of all.
type VersionEntry struct {
	Link    // Text is "Version 2"; URL "" if its text is not kept
	When    When
	Note    template.HTML // what was changed in it; "" for the first
	Changes *Link         // to what differs from the one before
	Current bool
}

// Version is the page of a brief as it was before a change.
type Version struct {
	Frame
	Heading  string
	Language string // of the brief's own words (BCP 47), "" when it is the archive's
	Subtitle string
	Summary  template.HTML
	Name     string // "Version 1"
	When     When
	Brief    Link
	Body     template.HTML
	Lists    []VersionList
	Sources  []*SourceCard
	Versions []VersionEntry
}

// VersionList is what a version says of its recommendations, events or figures.
type VersionList struct {
	Heading, ID string
	Items       []VersionItem
}

// VersionItem is one of them. Its id is that which it had on the brief's page.
type VersionItem struct {
	ID string
	versions.Item
}

// Difference is the page of what differs between two versions of a brief.
type Difference struct {
	Frame
	Heading  string
	Language string // as in Version
	Older    Link
	Newer    Link
	Text     []versions.Block
	Lists    []DifferenceList
	Others   []Link // other pairs
}

// DifferenceList is what differs of recommendations, events or figures.
type DifferenceList struct {
	Heading string
	Changes []versions.Change
}

// text is a version of a brief, kept or current.
type text struct {
	n     int
	date  edtf.Date
	brief *archive.Brief
	body  *graph.Body
	path  address.Path
}

// textsOf gives the versions of a brief of which there is a text, oldest first.
func textsOf(b *graph.Brief) (list []text) {
	for _, v := range b.Versions {
		list = append(list, text{v.N, v.Date, v.Brief, &v.Text, address.Version(b.ID, v.N)})
	}
	return append(list, text{b.Version(), b.Updated.Date, b.Brief, &b.Text, address.Brief(b.ID)})
}

// versionPages plans the pages of versions: of each that is kept, and of what differs between
// any two. The current one has an address of its own, too, which stays when it is no longer
// current.
func (p *planner) versionPages() {
	for _, b := range p.Graph.Briefs {
		if len(b.Changes) == 0 {
			continue
		}
		texts := textsOf(b)
		for i, v := range b.Versions {
			page := p.add(address.Version(b.ID, v.N), address.KindVersion, v.File, diag.Pos{File: v.File}, func(from wording.Texts) any { return p.version(from, b, v) })
			page.Text = v.File
			for _, newer := range texts[i+1:] {
				older := texts[i]
				page := p.add(address.Difference(b.ID, older.n, newer.n), address.KindDifference, v.File, diag.Pos{File: v.File},
					func(from wording.Texts) any { return p.difference(from, b, older, newer) })
				page.Shown = slices.Sorted(slices.Values([]string{older.body.File, newer.body.File}))
			}
		}
		p.redirect(address.Version(b.ID, b.Version()), archive.Text{At: diag.Pos{File: b.File}}, b.File, b.Title.S, address.Brief(b.ID))
	}
}

// versionName is "Version 2".
func (p *planner) versionName(n int) string { return p.Words.Versions.Name.With(p.Words.Number(n)) }

// entries lists all versions of a brief, the newest first. A difference is that from the
// newest of the older ones whose text is kept.
func (p *planner) entries(b *graph.Brief) (list []VersionEntry) {
	texts := textsOf(b)
	for n := b.Version(); n >= 1 && len(b.Changes) > 0; n-- {
		e := VersionEntry{Link: Link{Text: p.versionName(n)}, When: p.when(b.Date.Date), Current: n == b.Version()}
		if n > 1 {
			c := &b.Changes[n-2]
			e.When, e.Note = p.when(c.Date.Date), p.inline(&c.Content)
		}
		before := 0
		for _, t := range texts {
			switch {
			case t.n < n:
				before = t.n
			case t.n == n:
				e.URL = t.path.URL()
				if before > 0 {
					e.Changes = &Link{p.Words.Versions.Changes, address.Difference(b.ID, before, n).URL()}
				}
			}
		}
		list = append(list, e)
	}
	return list
}

// ofBrief is the frame of a page about a version.
func (p *planner) ofBrief(b *graph.Brief, path address.Path, kind address.Kind, title string) Frame {
	f := p.frame(path, kind, "briefs", title, title, p.homeLink(), Link{p.Words.Section.Briefs, address.Briefs().Index.URL()}, briefLink(b))
	f.NoIndex, f.Preview, f.LinkedData = true, nil, ""
	return f
}

func (p *planner) version(from wording.Texts, b *graph.Brief, v *graph.Version) *Version {
	name := p.versionName(v.N)
	view := &Version{Frame: p.ofBrief(b, address.Version(b.ID, v.N), address.KindVersion, p.Words.Text.Aside.With(v.Title.S, name)), Heading: v.Title.S, Language: p.Graph.Lang(b),
		Subtitle: v.Subtitle, Name: name, When: p.when(v.Date), Brief: briefLink(b), Versions: p.entries(b)}
	view.Summary = p.inline(&graph.Text{Doc: v.Summary.Doc, Targets: make([]graph.Target, linksOf(v.Summary.Doc))})
	cites := citesOf(&graph.Brief{Text: v.Text, Sources: v.Sources})
	p.write(&view.Frame, from, &v.Text, cites)
	for _, l := range p.things(v.Brief) {
		if len(l.items) > 0 {
			view.Lists = append(view.Lists, VersionList{l.heading, l.id, lists.Each(l.items, func(i versions.Item) VersionItem { return VersionItem{l.prefix + i.ID, i} })})
		}
	}
	for _, u := range v.Sources {
		s := p.sourceView(u.Source)
		s.Number, s.Cites, s.Former = u.Number, cites.back[u.Number], nil
		view.Sources = append(view.Sources, s)
	}
	return view
}

func linksOf(d *prose.Doc) int {
	if d == nil {
		return 0
	}
	return len(d.Links())
}

func (p *planner) difference(from wording.Texts, b *graph.Brief, older, newer text) *Difference {
	title := p.Words.Versions.Difference.With(p.versionName(older.n), p.versionName(newer.n))
	v := &Difference{Frame: p.ofBrief(b, address.Difference(b.ID, older.n, newer.n), address.KindDifference, p.Words.Text.Headed.With(b.Title.S, title)), Heading: title, Language: p.Graph.Lang(b),
		Older: Link{p.versionName(older.n), older.path.URL()}, Newer: Link{p.versionName(newer.n), newer.path.URL()}}
	v.Text = versions.Text(p.blocks(from, older), p.blocks(from, newer))
	before := p.things(older.brief)
	for i, l := range p.things(newer.brief) {
		if changes := versions.Items(before[i].items, l.items); len(changes) > 0 {
			v.Lists = append(v.Lists, DifferenceList{l.heading, changes})
		}
	}
	texts := textsOf(b)
	for i, x := range texts {
		for _, y := range texts[i+1:] {
			if x.n != older.n || y.n != newer.n {
				v.Others = append(v.Others, Link{p.Words.Versions.Difference.With(p.versionName(x.n), p.versionName(y.n)), address.Difference(b.ID, x.n, y.n).URL()})
			}
		}
	}
	return v
}

// blocks gives the words of a version: its title, its summary and its text.
func (p *planner) blocks(from wording.Texts, t text) []string {
	all := lists.NotEmpty(t.brief.Title.S, t.brief.Subtitle, plainInline(&t.brief.Summary))
	for line := range strings.SplitSeq(wording.PlainBody(from, t.body), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

func plainInline(t *archive.Inline) string {
	if t.Doc == nil {
		return ""
	}
	return t.Doc.Plain(prose.Filler{})
}

// listed is the recommendations, events or figures of a brief, as they compare.
type listed struct {
	heading, id, prefix string
	items               []versions.Item
}

// things gives the recommendations, events and figures of a brief, always in this order.
func (p *planner) things(b *archive.Brief) []listed {
	w := p.Words
	recs := listed{heading: w.Section.Recommendations, id: "Recommendations", prefix: address.RecPrefix}
	for i := range b.Recommendations {
		recs.items = append(recs.items, p.recommendationItem(&b.Recommendations[i], i+1))
	}
	events := listed{heading: w.Section.Events, id: "Events", prefix: address.EventPrefix}
	for i := range b.Events {
		e := &b.Events[i]
		events.items = append(events.items, versions.Item{ID: e.ID.ID, Former: ids(e.Formerly), Title: cmp.Or(e.Title.S, e.ID.ID), Fields: []versions.Field{
			{Name: w.Versions.Title, Text: e.Title.S}, {Name: w.Versions.Date, Text: p.dateOrNothing(e.Date.Date)}, {Name: w.Versions.Place, Text: e.Place},
			{Name: w.Recommendation.Status, Text: w.Terms.EventStatus[e.Status.ID]}, {Name: w.Section.Actors, Text: p.names(e.Actors)}, {Name: w.Versions.Text, Text: plainInline(&e.Summary)}}})
	}
	figures := listed{heading: w.Section.Figures, id: "Figures", prefix: address.FigurePrefix}
	add := func(list []archive.Figure) {
		for i := range list {
			if f := &list[i]; f.Told() {
				figures.items = append(figures.items, versions.Item{ID: f.ID.ID, Former: ids(f.Formerly), Title: cmp.Or(f.Label, f.ID.ID), Fields: []versions.Field{
					{Name: w.Figure.FigureColumn, Text: p.Quantity(f, "")}, {Name: w.Figure.AsOfColumn, Text: p.dateOrNothing(f.AsOf.Date)}, {Name: w.Figure.SaidByColumn, Text: p.nameOf(f.SaidBy.S)}}})
			}
		}
	}
	add(b.Figures)
	for i := range b.Events {
		add(b.Events[i].Figures)
	}
	return []listed{recs, events, figures}
}

func (p *planner) recommendationItem(r *archive.Recommendation, position int) versions.Item {
	w := p.Words
	instruments := lists.Each(r.Instrument, func(t archive.Term) string { return w.Terms.Instrument[t.ID] })
	return versions.Item{ID: r.ID.ID, Former: ids(r.Formerly), Title: w.Recommendation.Position.With(w.Number(position)), Fields: []versions.Field{
		{Name: w.Versions.Text, Text: plainInline(&r.Text)}, {Name: w.Recommendation.Addressee, Text: p.names(r.To)}, {Name: w.Recommendation.Subject, Text: p.names(r.Concerns)},
		{Name: w.Recommendation.Instrument, Text: strings.Join(instruments, w.Text.ListComma)}, {Name: w.Recommendation.Deadline, Text: p.dateOrNothing(r.Horizon.Date)},
		{Name: w.Recommendation.Priority, Text: w.Terms.Priority[r.Priority.ID]}, {Name: w.Recommendation.Status, Text: w.Terms.Status[r.Status.ID]},
		{Name: w.Recommendation.Response, Text: w.Terms.Response[r.Response.ID]}}}
}

func ids(refs []archive.Ref) []string {
	return lists.Each(refs, func(r archive.Ref) string { return r.ID })
}

func (p *planner) dateOrNothing(d edtf.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.Date(d)
}

// names gives the names of actors; one that has no page any more is called by its id.
func (p *planner) names(refs []archive.Ref) string {
	return strings.Join(lists.Each(refs, func(r archive.Ref) string { return p.nameOf(r.ID) }), p.Words.Text.ListComma)
}

func (p *planner) nameOf(id string) string { return cmp.Or(p.actorNames()[id], id) }

// namesByID is the table behind nameOf, made when it is asked for.
func namesByID(g *graph.Graph) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		names := make(map[string]string, len(g.Actors))
		for _, a := range g.Actors {
			names[a.ID] = a.Name.S
		}
		return names
	})
}
