package graph

import (
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/names"
	"chancery/generator/internal/prose"
)

// passage is a text with links that wait to be resolved.
type passage struct {
	links   []prose.Link
	targets *[]Target
	file    string
	brief   *Brief // whose sources it cites, or nil
	inline  bool
}

// texts resolves the links and finds the names of every text. Finding names is done in
// parallel; the links, which may report errors, in order.
func (l *linker) texts() error {
	l.index()
	passages, bodies := l.passages()
	for i := range passages {
		l.resolveLinks(&passages[i])
	}
	return l.hits(bodies)
}

// passages lists all texts in which something is to be resolved or found, in the order of
// files.
func (l *linker) passages() (list []passage, bodies []*Body) {
	list, bodies = make([]passage, 0, 2*len(l.all)), make([]*Body, 0, len(l.byFile))
	body := func(b *Body, d *archive.Document, brief *Brief) {
		b.Outline, b.File, b.Key = d.Outline, d.File, d.Text
		list = append(list, passage{links: b.Links, targets: &b.Targets, file: b.File, brief: brief})
		bodies = append(bodies, b)
	}
	short := func(t *Text, doc *prose.Doc, file string, brief *Brief) {
		if t.Doc = doc; doc != nil && len(doc.Links()) > 0 {
			list = append(list, passage{doc.Links(), &t.Targets, file, brief, true})
		}
	}
	site := &l.archive.Site
	short(&l.graph.Description, site.Description.Doc, site.File, nil)
	l.graph.Gone = make([]Withdrawal, len(l.archive.Gone))
	for i := range l.graph.Gone {
		w := &l.graph.Gone[i]
		w.Withdrawal = &l.archive.Gone[i]
		short(&w.Content, w.Reason.Doc, archive.WithdrawnFile, nil)
	}
	for _, b := range l.all {
		body(&b.Text, &b.Document, b)
		b.Text.quiet = b.Autolink.Off
		short(&b.SummaryText, b.Summary.Doc, b.File, b)
		b.Changes = make([]Change, len(b.Brief.Changes))
		for i := range b.Changes {
			c := &b.Changes[i]
			c.Change = &b.Brief.Changes[i]
			short(&c.Content, c.Note.Doc, b.File, b)
		}
		for _, r := range b.Recommendations {
			short(&r.Content, r.Recommendation.Text.Doc, b.File, b)
			for i := range r.History {
				short(&r.History[i].Note, r.History[i].HistoryEntry.Note.Doc, b.File, b)
			}
		}
		for _, r := range b.Reports {
			short(&r.SummaryText, r.Summary.Doc, b.File, b)
		}
	}
	for _, a := range l.graph.Actors {
		body(&a.Text, &a.Document, nil)
		a.Text.self = a
		short(&a.SummaryText, a.Summary.Doc, a.File, nil)
	}
	for _, t := range l.archive.Topics {
		n := l.topics[t.ID]
		body(&n.Text, &t.Document, nil)
		short(&n.SummaryText, t.Summary.Doc, t.File, nil)
	}
	for _, p := range l.graph.Pages {
		body(&p.Text, &p.Document, nil)
		short(&p.SummaryText, p.Summary.Doc, p.File, nil)
	}
	return list, bodies
}

// names makes the table of the names that are linked by themselves, and reports
// those that mean two actors.
func (l *linker) names() *found {
	var entries []names.Name
	var all []string
	at := map[string][]diag.Pos{}
	for _, a := range l.graph.Actors {
		all = append(all, a.ID, a.Kind.ID) // its place among the actors is what hits hold
		texts := append([]archive.Text{a.Actor.Name}, a.Aliases...)
		for _, n := range a.Names {
			texts = append(texts, n.Text)
		}
		for _, t := range texts {
			if t.S != "" {
				entries = append(entries, names.Name{Text: t.S, Actor: int32(a.index), Person: a.Kind.ID == "person"})
				all = append(all, t.S)
				at[t.S] = append(at[t.S], t.At)
			}
		}
	}
	table, shared := l.memo.tableOf(entries)
	for _, s := range shared {
		var who []string
		for _, i := range s.Actors {
			who = append(who, l.graph.Actors[i].ID)
		}
		places := at[s.Text]
		if len(places) == 0 {
			places = []diag.Pos{{File: l.graph.Actors[s.Actors[0]].File}}
		}
		m := diag.Message{Code: diag.AliasShared, Severity: diag.Warning, Pos: places[0], Width: runes(s.Text),
			Text: fmt.Sprintf("the name %q is shared by %s, so it is linked to none of them", s.Text, strings.Join(who, " and ")),
			Fix:  "remove it from all but one, or make it a weak alias of each"}
		for _, p := range places[1:] {
			m.See = append(m.See, diag.Related{Pos: p, Text: "it is also here"})
		}
		l.list.Add(m)
	}
	return &found{names: table, table: digest.Bytes(all...)}
}

// index makes the table of what a wiki link may name.
func (l *linker) index() {
	l.byName = make(map[string][]Node, 2*len(l.all))
	add := func(n Node, names ...string) {
		for _, s := range names {
			key := l.memo.folded.get(s)
			if key != "" && !slices.Contains(l.byName[key], n) {
				l.byName[key] = append(l.byName[key], n)
			}
		}
	}
	for _, b := range l.all {
		add(b, b.ID, b.Title.S)
	}
	for _, a := range l.graph.Actors {
		add(a, a.ID, a.Name.S)
		for _, t := range slices.Concat(a.Aliases, a.WeakAliases) {
			add(a, t.S)
		}
		for _, n := range a.Names {
			add(a, n.Text.S)
		}
	}
	for _, id := range sortedKeys(l.topics) {
		t := l.topics[id]
		add(t, t.ID, t.Title)
	}
	for _, p := range l.graph.Pages {
		add(p, p.ID, p.Title.S)
	}
}

// backlinks tells each thing who links to it.
func (l *linker) backlinks() {
	add := func(from Node, t *Body) {
		for i, target := range t.Targets {
			if target.Node == nil || target.Node == from {
				continue
			}
			b := Backlink{From: from}
			if s := int(t.Links[i].Section) - 1; s >= 0 && s < len(t.Headings) {
				b.Heading, b.ID = t.Headings[s].Text, t.Headings[s].ID
			}
			target.Node.linkedFrom(b)
		}
	}
	for _, b := range l.graph.Briefs {
		add(b, &b.Text)
	}
	for _, a := range l.graph.Actors {
		add(a, &a.Text)
	}
	for _, t := range l.graph.Topics {
		add(t, &t.Text)
	}
	for _, p := range l.graph.Pages {
		add(p, &p.Text)
	}
}
