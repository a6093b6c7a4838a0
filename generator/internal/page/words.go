package page

import (
	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
	"chancery/generator/internal/words"
)

// The orders in which vocabularies are listed.
var (
	statusOrder     = []string{"proposed", "in-progress", "partly-adopted", "adopted", "not-adopted", "superseded"}
	responseOrder   = []string{"none", "accepted", "accepted-in-part", "noted", "rejected"}
	instrumentOrder = []string{"diplomacy", "sanctions", "deterrence", "alliance", "information", "economic", "fiscal", "legal",
		"regulatory", "institutional", "research", "technical", "military", "other"}
	actorKindOrder = []string{"state", "person", "organization", "alliance", "company"}
)

// instruments are the terms of instruments in order, the archive's own among them.
func (p *planner) instruments() []string {
	return archive.InOrder(p.Graph.Site.Instruments, instrumentOrder)
}

func labelOf(terms map[string]string, t archive.Term) Label {
	return Label{ID: t.ID, Text: terms[t.ID]}
}

// when words a date.
func (p *planner) when(d edtf.Date) When {
	if d.IsZero() {
		return When{}
	}
	return When{Text: d.In(p.Words.Tag), Datetime: d.Datetime(), EDTF: d.String(),
		Vague: d.IsInterval() || d.Approximate() || d.Uncertain() || d.Unspecified()}
}

// maybeWhen words a date that may be left out.
func (p *planner) maybeWhen(d edtf.Date) *When {
	if d.IsZero() {
		return nil
	}
	w := p.when(d)
	return &w
}

// year words a key of a year for the middle of a sentence: "2024", "the 2020s".
func (p *planner) year(key string) string {
	d, _ := edtf.YearOf(key)
	return d.In(p.Words.Tag)
}

// yearHeading words a key of a year to stand alone: "2024", "The 2020s", or that
// there is no date.
func (p *planner) yearHeading(key string) string {
	if key == wording.Undated {
		return p.Words.Sources.Undated
	}
	return edtf.YearHeading(key, p.Words.Tag)
}

// reason words what two briefs have in common.
func (p *planner) reason(r graph.Related) string {
	w := p.Words
	var parts []string
	few := func(n int, several words.Plural, one words.Phrase, name func(int) string) {
		switch {
		case n == 1:
			parts = append(parts, one.With(name(0)))
		case n > 1:
			parts = append(parts, w.Count(n, several))
		}
	}
	switch n := len(r.Actors); {
	case n > 2:
		parts = append(parts, w.Count(n, w.Counts.Actor))
	case n > 0:
		parts = append(parts, w.List(lists.Each(r.Actors, func(a *graph.Actor) string { return a.Name.S })))
	}
	few(len(r.Events), w.Counts.Event, w.Related.Event, func(i int) string { return r.Events[i].Title })
	few(len(r.Sources), w.Counts.Source, w.Related.Source, func(i int) string { return r.Sources[i].Title })
	few(len(r.Topics), w.Counts.Topic, w.Related.Topic, func(i int) string { return r.Topics[i].Title })
	switch {
	case len(parts) == 0 && r.Stated:
		return w.Related.Stated
	case r.Stated:
		return w.Related.StatedShares.With(w.List(parts))
	}
	return w.Related.Shares.With(w.List(parts))
}
