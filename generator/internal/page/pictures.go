package page

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/chart"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// density draws when events happened, above links to the years.
func (p *planner) density(events []*graph.Event, years []group[*graph.Event]) *chart.Density {
	marks := lists.Each(events, func(e *graph.Event) chart.Event {
		return chart.Event{Date: e.Date, Title: p.when(e.Date).Text + ": " + e.Title, URL: string(wording.EventURL(e))}
	})
	var periods []chart.Period
	for _, y := range years {
		if d, ok := edtf.YearOf(y.key); ok {
			periods = append(periods, chart.Period{Date: d, Text: p.year(y.key), URL: string(address.Timeline().Year(y.key).URL()), N: len(y.items)})
		}
	}
	return chart.NewDensity("Density", marks, periods, p.calendar())
}

// calendar words the axes of pictures.
func (p *planner) calendar() chart.Calendar {
	return chart.Calendar{Tag: p.Words.Tag, Months: p.Words.Chart.Months}
}

// tiesAmong is how far down the list of those whom an actor appears with most we
// look for ties between two others in its picture.
const tiesAmong = 64

// network draws whom an actor appears with.
func (p *planner) network(a *graph.Actor) *chart.Network {
	shown := a.Together()[:min(len(a.Together()), chart.MostNodes)]
	at := map[*graph.Actor]int{}
	var others []chart.Actor
	for i, t := range shown {
		at[t.Actor] = i
		n := p.networkActor(t.Actor)
		n.Weight = t.Briefs + t.Events
		n.Note = t.Actor.Name.S + ": " + p.Words.Count(t.Briefs, p.Words.Counts.Brief) + ", " + p.Words.Count(t.Events, p.Words.Counts.Event)
		others = append(others, n)
	}
	var ties []chart.Tie
	for i, t := range shown {
		for _, u := range t.Actor.Together()[:min(len(t.Actor.Together()), tiesAmong)] {
			if j, ok := at[u.Actor]; ok && i < j {
				ties = append(ties, chart.Tie{A: i, B: j, Weight: u.Briefs + u.Events})
			}
		}
	}
	n := chart.NewNetwork("Together-picture", p.networkActor(a), others, ties)
	if n != nil {
		n.More = len(a.Together()) - len(shown)
	}
	return n
}

func (p *planner) networkActor(a *graph.Actor) chart.Actor {
	return chart.Actor{Name: a.Name.S, URL: string(wording.ActorURL(a)), Kind: a.Kind.ID, KindText: p.Words.Terms.ActorKind[a.Kind.ID]}
}

// activity draws how much there is of an actor in each year.
func (p *planner) activity(years []Count, parts []YearLink) *chart.Years {
	counts := make([]chart.YearCount, len(years))
	for i, y := range years {
		d, _ := edtf.YearOf(y.ID)
		counts[i] = chart.YearCount{Date: d, Text: y.Text, N: y.N}
		if i < len(parts) {
			counts[i].URL = string(parts[i].URL)
		}
	}
	return chart.NewYears("Years-picture", counts, p.calendar())
}
