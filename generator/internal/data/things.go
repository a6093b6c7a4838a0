package data

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
)

func (t *tables) recommendations() *Table {
	terms := t.Words.Terms
	return &Table{Name: "recommendations", Count: func() int { return len(t.Graph.Recommendations) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), keyOf("brief", "briefs"), whole("position"), needed("text"), refs("made_by", "actors"), list("made_by_names"),
			refs("addressees", "actors"), refs("subjects", "actors"), Column{Name: "instruments", Kind: Terms, Terms: vocabulary(terms.Instrument)},
			dated("horizon", false), term("priority", vocabulary(terms.Priority)), term("response", vocabulary(terms.Response)), term("status", vocabulary(terms.Status)),
			refs("sources", "sources"), refs("related", "recommendations"), ref("superseded_by", "recommendations")),
		rows: func(r *row) {
			for _, b := range t.Graph.Briefs {
				for i, v := range b.Recommendations {
					if !t.recommendation(r, i, v) {
						return
					}
				}
			}
		}}
}

func (t *tables) recommendation(r *row, i int, v *graph.Recommendation) bool {
	r.text(v.Key())
	r.text(t.url(wording.RecommendationURL(v)))
	r.text(v.Brief.ID)
	r.whole(i + 1)
	r.text(wording.Plain(&v.Content))
	by := makers(t.Graph, v)
	var actors []*graph.Actor
	for _, s := range by {
		if s.Actor != nil {
			actors = append(actors, s.Actor)
		}
	}
	texts(r, actors, actorID)
	texts(r, by, func(s graph.Speaker) string { return s.Name })
	texts(r, v.To, actorID)
	texts(r, v.Concerns, actorID)
	texts(r, v.Instrument, func(i archive.Term) string { return i.ID })
	r.date(v.Horizon.Date)
	r.text(v.Priority.ID)
	r.text(v.Response.ID)
	r.text(v.Status.ID)
	texts(r, v.Sources, sourceID)
	texts(r, v.Related, recommendationID)
	r.text(recommendationID(v.SupersededBy))
	return r.end()
}

// makers are those who recommend something: those who sign the brief, if it names no
// others.
func makers(g *graph.Graph, v *graph.Recommendation) []graph.Speaker {
	if len(v.By) > 0 {
		return v.By
	}
	var by []graph.Speaker
	for _, a := range g.Signed(v.Brief) {
		by = append(by, a.Speaker)
	}
	return by
}

func recommendationID(r *graph.Recommendation) string {
	if r == nil {
		return ""
	}
	return r.Key()
}

func (t *tables) history() *Table {
	terms := t.Words.Terms
	return &Table{Name: "recommendation_history", Count: func() int {
		return sum(t.Graph.Recommendations, func(v *graph.Recommendation) int { return len(v.History) })
	}, Key: []string{"recommendation", "position"},
		Columns: columns(keyOf("recommendation", "recommendations"), whole("position"), dated("date", true), term("status", vocabulary(terms.Status)),
			term("response", vocabulary(terms.Response)), text("note"), ref("source", "sources")),
		rows: func(r *row) {
			for _, v := range t.Graph.Recommendations {
				for i := range v.History {
					h := &v.History[i]
					r.text(v.Key())
					r.whole(i + 1)
					r.date(h.Date.Date)
					r.text(h.Status.ID)
					r.text(h.Response.ID)
					r.text(wording.Plain(&h.Note))
					r.text(sourceID(h.Source))
					if !r.end() {
						return
					}
				}
			}
		}}
}

func (t *tables) events() *Table {
	return &Table{Name: "events", Count: func() int { return len(t.Graph.Events) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("title"), dated("date", true), term("status", vocabulary(t.Words.Terms.EventStatus)), flag("passed"),
			text("place"), refs("actors", "actors"), list("dates"), flag("dates_differ"), flag("places_differ"), flag("figures_differ"), whole("reports")),
		rows: func(r *row) {
			for _, e := range t.Graph.Events {
				r.text(e.ID)
				r.text(t.url(wording.EventURL(e)))
				r.text(e.Title)
				r.date(e.Date)
				r.text(e.Status)
				r.flag(e.Passed)
				r.text(e.Place)
				texts(r, e.Actors, actorID)
				texts(r, e.Datings, func(d graph.Dating) string { return d.Date.String() })
				r.flag(e.DatesDiffer)
				r.flag(e.PlaceDiffer)
				r.flag(len(e.Differ()) > 0)
				r.whole(len(e.Reports))
				if !r.end() {
					return
				}
			}
		}}
}

func (t *tables) reports() *Table {
	return &Table{Name: "event_reports", Count: func() int { return sum(t.Graph.Events, func(e *graph.Event) int { return len(e.Reports) }) }, Key: []string{"event", "brief"},
		Columns: columns(keyOf("event", "events"), keyOf("brief", "briefs"), site("url"), text("title"), dated("date", false), term("status", vocabulary(t.Words.Terms.EventStatus)),
			text("place"), text("summary"), refs("actors", "actors"), refs("sources", "sources"), list("figures")),
		rows: func(r *row) {
			for _, e := range t.Graph.Events {
				for _, v := range e.Reports {
					r.text(e.ID)
					r.text(v.Brief.ID)
					r.text(t.url(wording.BriefURL(v.Brief, address.EventPrefix+e.ID)))
					r.text(v.Title.S)
					r.date(v.Date.Date)
					r.text(v.State())
					r.text(v.Place)
					r.text(wording.Plain(&v.SummaryText))
					texts(r, v.Actors, actorID)
					texts(r, v.Sources, sourceID)
					texts(r, v.Tellings, func(f *graph.Telling) string { return f.Merged.ID })
					if !r.end() {
						return
					}
				}
			}
		}}
}

func (t *tables) figures() *Table {
	number := func(name string) Column { return Column{Name: name, Kind: Number} }
	return &Table{Name: "figures", Count: func() int { return sum(t.Graph.Briefs, func(b *graph.Brief) int { return len(b.Tellings) }) }, Key: []string{"brief", "position"},
		Columns: columns(keyOf("brief", "briefs"), whole("position"), key("figure"), site("url"), needed("label"), number("value"), number("low"), number("high"),
			needed("as_written"), term("qualifier", vocabulary(t.Words.Terms.Qualifier)), text("unit"), dated("as_of", false), ref("event", "events"),
			ref("said_by", "actors"), text("said_by_name"), ref("source", "sources"), flag("differ")),
		rows: func(r *row) {
			for _, b := range t.Graph.Briefs {
				for i, v := range b.Tellings {
					if !t.telling(r, i, v) {
						return
					}
				}
			}
		}}
}

func (t *tables) telling(r *row, i int, v *graph.Telling) bool {
	label, unit := v.Label, v.Unit
	if label == "" {
		label = v.Merged.Label
	}
	if unit == "" {
		unit = v.Merged.Unit
	}
	r.text(v.Brief.ID)
	r.whole(i + 1)
	r.text(v.Merged.ID)
	r.text(t.url(wording.BriefURL(v.Brief, address.FigurePrefix+v.Merged.ID)))
	r.text(label)
	r.text(v.Value.Text)
	r.text(v.Low.Text)
	r.text(v.High.Text)
	if v.Value.Text != "" {
		r.text(v.Value.Text)
	} else {
		r.text(v.Low.Text + "/" + v.High.Text)
	}
	r.text(v.Qualifier.ID)
	r.text(unit)
	r.date(v.AsOf.Date)
	if v.Event != nil {
		r.text(v.Event.ID)
	} else {
		r.none(1)
	}
	r.text(actorID(v.SaidBy.Actor))
	r.text(v.SaidBy.Name)
	r.text(sourceID(v.Source))
	r.flag(v.Merged.Differ)
	return r.end()
}

func (t *tables) sources() *Table {
	return &Table{Name: "sources", Count: func() int { return len(t.Graph.Sources) }, Key: []string{"id"},
		Columns: columns(key("id"), site("url"), needed("title"), text("author"), text("publisher"), text("journal"), text("volume"), text("issue"), text("pages"),
			dated("date", false), web("document_url"), web("archived_url"), Column{Name: "dead_on", Kind: Day}, dated("accessed", false), text("doi"), text("isbn"),
			term("kind", vocabulary(t.Words.Terms.SourceKind)), whole("briefs")),
		rows: func(r *row) {
			for _, s := range t.Graph.Sources {
				r.text(s.ID.ID)
				r.text(t.url(wording.SourceURL(s)))
				for _, v := range []string{s.Title, s.Author, s.Publisher, s.Journal, s.Volume, s.Issue, s.Pages} {
					r.text(v)
				}
				r.date(s.Date.Date)
				r.text(s.URL.Href)
				r.text(s.Archived.Href)
				r.text(t.Graph.Dead[s.URL.Href].String())
				r.date(s.Accessed.Date)
				r.text(s.DOI.S)
				r.text(s.ISBN.S)
				r.text(s.Kind.ID)
				r.whole(len(s.Uses))
				if !r.end() {
					return
				}
			}
		}}
}

// What in a brief rests on a source.
const (
	inList           = "list" // the source is listed, and nothing says for what
	inText           = "text"
	inRecommendation = "recommendation"
	inHistory        = "history"
	inEvent          = "event"
	inFigure         = "figure"
)

func (t *tables) citations() *Table {
	return &Table{Name: "citations", Count: t.countCitations, Key: []string{"brief", "position"},
		Columns: columns(keyOf("brief", "briefs"), whole("position"), keyOf("source", "sources"), whole("number"),
			term("cited_by", []string{inEvent, inFigure, inHistory, inList, inRecommendation, inText}), text("thing"), text("section"), text("prefix"), text("locator")),
		rows: func(r *row) {
			for _, b := range t.Graph.Briefs {
				c := citing{row: r, brief: b, cited: make([]bool, len(b.Sources)+1)}
				if c.all(); c.enough {
					return
				}
			}
		}}
}

func (t *tables) countCitations() int {
	return sum(t.Graph.Briefs, func(b *graph.Brief) int {
		r := row{end: func() bool { return true }}
		c := citing{row: &r, brief: b, cited: make([]bool, len(b.Sources)+1)}
		c.all()
		return c.n
	})
}

// citing is the rows of one brief's citations.
type citing struct {
	*row
	brief  *graph.Brief
	n      int
	cited  []bool // by number
	enough bool
}

func (c *citing) all() {
	for i, l := range c.brief.Text.Links {
		if l.Kind == prose.Cite && i < len(c.brief.Text.Targets) {
			c.cite(c.brief.Text.Targets[i].Use, inText, "", section(c.brief, l.Section-1), l.Said().Prefix, l.Said().Locator)
		}
	}
	for _, v := range c.brief.Recommendations {
		for _, u := range v.Sources {
			c.cite(u, inRecommendation, v.ID.ID, "", "", "")
		}
		for i := range v.History {
			c.cite(v.History[i].Source, inHistory, v.ID.ID, "", "", "")
		}
	}
	for _, v := range c.brief.Reports {
		for _, u := range v.Sources {
			c.cite(u, inEvent, v.ID.ID, "", "", "")
		}
	}
	for _, v := range c.brief.Tellings {
		c.cite(v.Source, inFigure, v.ID.ID, "", "", "")
	}
	for _, u := range c.brief.Sources {
		if !c.cited[u.Number] {
			c.cite(u, inList, "", "", "", "")
		}
	}
}

func (c *citing) cite(u *graph.Use, by, thing, section, prefix, locator string) {
	if u == nil || c.enough {
		return
	}
	c.n++
	c.cited[u.Number] = true
	c.text(c.brief.ID)
	c.whole(c.n)
	c.text(sourceID(u))
	c.whole(u.Number)
	for _, v := range []string{by, thing, section, prefix, locator} {
		c.text(v)
	}
	c.enough = !c.end()
}
