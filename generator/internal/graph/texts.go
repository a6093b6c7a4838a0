package graph

import (
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/names"
	"chancery/generator/internal/prose"
)

// passage is the text of one file, waiting for its links and mentions.
type passage struct {
	text   *Text
	file   string
	brief  *Brief // whose sources it cites, or nil
	self   *Actor // an actor is not linked on its own page
	quiet  bool   // no mentions
	inline bool
}

// texts resolves the links and finds the mentions of every text. Finding names
// is done in parallel; the links, which may report errors, in order.
func (l *linker) texts() {
	l.index()
	passages := l.passages()
	for i := range passages {
		l.resolveLinks(&passages[i])
	}
	table := l.names()
	l.mentions(slices.DeleteFunc(passages, func(p passage) bool { return p.inline }), table)
}

// passages lists all texts in which something is to be found, in the order of files.
func (l *linker) passages() []passage {
	var list []passage
	body := func(t *Text, doc *prose.Doc, p passage) {
		t.Doc = doc
		if doc != nil && (!p.inline || len(doc.Links()) > 0) {
			p.text = t
			list = append(list, p)
		}
	}
	site := &l.archive.Site
	body(&l.graph.Description, site.Description.Doc, passage{file: site.File, inline: true})
	for _, b := range l.all {
		inline := passage{file: b.File, brief: b, inline: true}
		body(&b.Text, b.Body, passage{file: b.File, brief: b, quiet: b.Autolink.Off})
		body(&b.SummaryText, b.Summary.Doc, inline)
		for _, r := range b.Recommendations {
			body(&r.Content, r.Recommendation.Text.Doc, inline)
			for i := range r.History {
				body(&r.History[i].Note, r.History[i].HistoryEntry.Note.Doc, inline)
			}
		}
		for _, r := range b.Reports {
			body(&r.SummaryText, r.Summary.Doc, inline)
		}
	}
	for _, a := range l.graph.Actors {
		body(&a.Text, a.Body, passage{file: a.File, self: a})
		body(&a.SummaryText, a.Summary.Doc, passage{file: a.File, inline: true})
	}
	for _, id := range sortedKeys(l.topics) {
		t := l.topics[id]
		body(&t.Text, t.Text.Doc, passage{file: t.File})
		body(&t.SummaryText, t.SummaryText.Doc, passage{file: t.File, inline: true})
	}
	for _, p := range l.graph.Pages {
		body(&p.Text, p.Body, passage{file: p.File})
		body(&p.SummaryText, p.Summary.Doc, passage{file: p.File, inline: true})
	}
	return list
}

// names makes the table of the names that are linked by themselves, and reports
// those that mean two actors.
func (l *linker) names() *names.Table {
	var entries []names.Name
	at := map[string][]diag.Pos{}
	for _, a := range l.graph.Actors {
		texts := append([]archive.Text{a.Actor.Name}, a.Aliases...)
		for _, n := range a.Names {
			texts = append(texts, n.Text)
		}
		for _, t := range texts {
			if t.S != "" {
				entries = append(entries, names.Name{Text: t.S, Actor: int32(a.index)})
				at[t.S] = append(at[t.S], t.At)
			}
		}
	}
	table, shared := l.memo.table(entries)
	for _, s := range shared {
		var who []string
		for _, i := range s.Actors {
			who = append(who, l.graph.Actors[i].ID)
		}
		places := at[s.Text]
		if len(places) == 0 {
			places = []diag.Pos{{File: l.graph.Actors[s.Actors[0]].File}}
		}
		m := diag.Message{Severity: diag.Warning, Pos: places[0], Width: runes(s.Text),
			Text: fmt.Sprintf("the name %q is shared by %s, so it is linked to none of them", s.Text, strings.Join(who, " and ")),
			Mend: "take it out of all but one, or make it a weak alias of each"}
		for _, p := range places[1:] {
			m.See = append(m.See, diag.Related{Pos: p, Text: "it stands here too"})
		}
		l.list.Add(m)
	}
	return table
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
	add := func(from Node, t *Text) {
		for i, target := range t.Targets {
			if target.Node == nil || target.Node == from {
				continue
			}
			b := Backlink{From: from}
			if s := int(t.Doc.Links()[i].Section) - 1; s >= 0 && s < len(t.Doc.Headings()) {
				b.Heading, b.ID = t.Doc.Headings()[s].Text, t.Doc.Headings()[s].ID
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
