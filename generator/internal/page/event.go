package page

import (
	"chancery/generator/internal/graph"
)

// eventStatus labels what has not happened.
func (p *planner) eventStatus(status string) *Label {
	if status == graph.Happened {
		return nil
	}
	return &Label{ID: status, Text: p.Words.Terms.EventStatus[status]}
}

// eventNotes says what is to be known of an event besides what the briefs tell: that it
// was yet to come when they were written, and that it stands on the page of another year
// than its date's.
func (p *planner) eventNotes(e *graph.Event) []string {
	var notes []string
	if e.Foretold() {
		notes = append(notes, p.Words.Event.Foretold[e.Status].With(p.Date(e.Told.Date.Date)))
		if e.Passed {
			notes = append(notes, p.Words.Event.Passed)
		}
	}
	if e.Year != e.Date.YearKey() {
		notes = append(notes, p.Words.Event.Filed.With(p.year(e.Year)))
	}
	return notes
}

// reportNotes says what one brief foretold of an event, and what others say since.
func (p *planner) reportNotes(r *graph.Report) []string {
	said := p.Words.Event.ForetoldHere[r.State()]
	if said == "" {
		return nil
	}
	notes := []string{said}
	if e := r.Merged; e.Status != r.State() && e.Told != r.Brief {
		notes = append(notes, p.Words.Event.Since[e.Status])
	}
	return notes
}

// next gives the events that are expected, soonest first, up to a number.
func next(events []*graph.Event, most int) []*graph.Event {
	var list []*graph.Event
	for _, e := range events {
		if len(list) < most && e.Foretold() && !e.Passed {
			list = append(list, e)
		}
	}
	return list
}
