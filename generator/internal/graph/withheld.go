package graph

import (
	"fmt"
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
)

// reason says why a brief is withheld, or "", and until when.
func (l *linker) reason(b *Brief) (why string, due edtf.Day) {
	switch {
	case b.Draft && !l.options.Drafts:
		return "it is a draft (-D builds drafts too)", edtf.MaxDay
	case b.Upcoming && !l.options.Future:
		return fmt.Sprintf("its date, %s, is in the future (-F builds such briefs too)", b.Date), b.Date.Earliest()
	}
	return "", 0
}

// Excuse makes warnings of the errors in briefs that are withheld. What is not published
// stops nothing: not even a build that warnings stop.
func (g *Graph) Excuse(list *diag.List) {
	files := map[string]bool{}
	for _, w := range g.Withheld {
		files[w.File] = true
	}
	for i := range list.Messages {
		if m := &list.Messages[i]; files[m.Pos.File] {
			m.Severity, m.Aside = max(m.Severity, diag.Warning), true
		}
	}
}

// checkWithheld holds withheld reports to the same rules, without publishing them.
func (l *linker) checkWithheld() {
	if l.partial || len(l.all) == 0 || l.all[len(l.all)-1].withheld == "" { // those that are withheld come last
		return
	}
	told := map[string]bool{} // events that a withheld brief tells with title and date, or would if it could be read
	for _, b := range l.all {
		for _, r := range b.Reports {
			if r.Event.Faulty || b.withheld != "" && r.Title.S != "" && !r.Date.IsZero() {
				told[r.ID.ID] = true
			}
		}
	}
	for _, b := range l.all {
		if b.withheld == "" {
			continue
		}
		for i := range b.Brief.Figures {
			l.speaker(b.Brief.Figures[i].SaidBy)
		}
		for _, r := range b.Reports {
			if id := r.ID.ID; id != "" && l.events[id] == nil && !told[id] {
				l.list.Errorf(diag.EventIncomplete, r.ID.At, runes(id), "add `title: …` and `date: …`", "the event %q has no title or no date in any brief", id)
			}
		}
	}
}

// untoldEvent reports an event of which no published brief gives a part. If one that is
// withheld does, the event is left out until then.
func (l *linker) untoldEvent(e *Event, part string, gives func(*Report) bool) {
	first := e.Reports[0]
	by := l.withheldBrief(func(b *Brief) bool {
		return slices.ContainsFunc(b.Reports, func(r *Report) bool { return r.ID.ID == e.ID && gives(r) })
	})
	switch {
	case e.leftOut || l.partial || slices.ContainsFunc(e.Reports, func(r *Report) bool { return r.Event.Faulty }):
	case by != nil:
		e.leftOut = true
		l.list.Warnf(diag.WithheldOnly, first.ID.At, runes(e.ID), fmt.Sprintf("add `%s: …` to it here, or publish that brief", part), "the event %q is left out: only %s gives it a %s", e.ID, by.unpublished(), part)
	default:
		l.list.Errorf(diag.EventIncomplete, first.ID.At, runes(e.ID), fmt.Sprintf("add `%s: …` to it in one brief", part), "the event %q has no %s in any brief", e.ID, part)
	}
}

// untoldFigure does the same for a figure without a label.
func (l *linker) untoldFigure(f *Figure) {
	first := f.Tellings[0]
	gives := func(t *archive.Figure) bool { return t.ID.ID == f.ID && t.Label != "" }
	by := l.withheldBrief(func(b *Brief) bool {
		return slices.ContainsFunc(b.Brief.Figures, func(t archive.Figure) bool { return gives(&t) }) ||
			slices.ContainsFunc(b.Reports, func(r *Report) bool {
				return slices.ContainsFunc(r.Event.Figures, func(t archive.Figure) bool { return gives(&t) })
			})
	})
	switch {
	case l.partial || slices.ContainsFunc(l.all, func(b *Brief) bool { return b.faulty(f.ID) }):
	case by != nil:
		f.leftOut = true
		l.list.Warnf(diag.WithheldOnly, first.ID.At, runes(f.ID), "add `label: …` to it here, or publish that brief", "the figure %q is left out: only %s gives it a label", f.ID, by.unpublished())
	default:
		l.list.Errorf(diag.FigureUnlabelled, first.ID.At, runes(f.ID), "add `label: …` to it in one brief", "the figure %q has no label in any brief", f.ID)
	}
}

// faulty reports whether something of a brief's figure could not be read.
func (b *Brief) faulty(figure string) bool {
	is := func(f archive.Figure) bool { return f.ID.ID == figure && f.Faulty }
	return slices.ContainsFunc(b.Brief.Figures, is) ||
		slices.ContainsFunc(b.Brief.Events, func(e archive.Event) bool { return slices.ContainsFunc(e.Figures, is) })
}

// withheldBrief finds the first withheld brief for which something holds.
func (l *linker) withheldBrief(holds func(*Brief) bool) *Brief {
	for _, b := range l.all {
		if b.withheld != "" && holds(b) {
			return b
		}
	}
	return nil
}

// unpublished names a brief that is withheld.
func (b *Brief) unpublished() string {
	if b.due == edtf.MaxDay {
		return "the draft " + b.File
	}
	return b.File + ", which is dated in the future,"
}

// leaveOut takes out what is left out, wherever it stands.
func (l *linker) leaveOut() {
	g := l.graph
	events, figures := len(g.Events), len(g.Figures)
	g.Events = slices.DeleteFunc(g.Events, func(e *Event) bool { return e.leftOut })
	g.Figures = slices.DeleteFunc(g.Figures, func(f *Figure) bool { return f.leftOut })
	if len(g.Events) == events && len(g.Figures) == figures {
		return
	}
	out := func(t *Telling) bool {
		if t.Event != nil && t.Event.leftOut {
			t.Event = nil
		}
		return t.Merged.leftOut
	}
	for _, b := range g.Briefs {
		b.Tellings = slices.DeleteFunc(b.Tellings, out)
		b.Reports = slices.DeleteFunc(b.Reports, func(r *Report) bool { return r.Merged != nil && r.Merged.leftOut })
		for _, r := range b.Reports {
			r.Tellings = slices.DeleteFunc(r.Tellings, out)
		}
	}
	for _, a := range g.Actors {
		a.Said = slices.DeleteFunc(a.Said, out)
	}
}
