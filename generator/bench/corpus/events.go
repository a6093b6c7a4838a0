package corpus

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// eventsABrief is how many events have their first report in each brief.
const eventsABrief = 2

// events: the brief's own, and one to three that others tell too.
func (m *maker) events() {
	for k := range eventsABrief {
		m.report(eventsABrief*m.i+k, true)
	}
	famous := 1 + m.corpus.Briefs/25
	for range 1 + m.IntN(3) {
		e := eventsABrief*m.near() + m.IntN(eventsABrief)
		if m.IntN(10) == 0 { // spread over all times
			e = below(m.Rand, famous, 0.6) * (m.corpus.Briefs * eventsABrief / famous)
		}
		m.report(e, false)
	}
}

// report adds a report of event e. The brief to which the event belongs tells its
// title and date; others may leave them out, or tell them otherwise.
func (m *maker) report(e int, own bool) {
	r := m.corpus.stream(forEvents, e)
	owner := m.corpus.base(min(e/eventsABrief, m.corpus.Briefs-1))
	t := owner.day.AddDate(0, 0, -r.IntN(150))
	f := filler{Rand: r, corpus: m.corpus, year: t.Year(), actors: m.corpus.distinct(r, 2)}
	title := upper(f.fill(pick(r, eventTitles)))
	v := event{ID: fmt.Sprintf("%s-%d-%05d", slug(f.fill("{p} {n}")), t.Year(), e), Title: title, Date: imprecise(r, t, true), Place: pick(r, places)}
	if slices.ContainsFunc(m.Events, func(x event) bool { return x.ID == v.ID }) {
		return
	}
	v.Actors = m.corpus.actorIDs(f.actors)
	v.Sources = []string{m.anySource()}
	v.Summary = upper(m.fill("{j} {n} that {a} {v} in {o}; the {p} account {v} it, and {q} cases of {n} were {v} later."))
	if !own {
		m.retell(&v, t)
	}
	if begins(v.Date).After(m.day) {
		v.Status = "expected"
	}
	for _, g := range m.Figures {
		if m.IntN(3) == 0 {
			v.Figures = append(v.Figures, g.ID)
		}
	}
	m.Events = append(m.Events, v)
}

// begins is the first day of a date that imprecise has made.
func begins(date string) time.Time {
	var year, month, day int
	_, _ = fmt.Sscanf(strings.ReplaceAll(date, "X", "0"), "%4d-%2d-%2d", &year, &month, &day) // what is missing is not known
	if month > 12 {
		month = 3 * (month - 20) // a season
	}
	return time.Date(year, time.Month(max(month, 1)), max(day, 1), 0, 0, 0, 0, time.UTC)
}

// retell changes what another brief's report says: some leave out a part, and
// some disagree.
func (m *maker) retell(v *event, t time.Time) {
	switch m.IntN(12) {
	case 0, 1:
		v.Date = day(t.AddDate(0, 0, 1+m.IntN(20)))
	case 2, 3:
		v.Date = t.Format("2006-01")
	case 4:
		v.Date = ""
	}
	switch m.IntN(6) {
	case 0:
		v.Place = ""
	case 1:
		v.Place = pick(m.Rand, places)
	case 2:
		v.Title, v.Actors = "", nil
	case 3:
		v.Summary = ""
	}
}

// recommendation adds the k-th recommendation. The older the brief, the more has
// become of it.
func (m *maker) recommendation(k int) {
	text := upper(m.fill(pick(m.Rand, recommendationTexts)))
	v := recommendation{ID: recID(k), Text: text, Status: "proposed", Sources: []string{m.anySource()}}
	v.To = []string{m.corpus.actors[m.someActor()].id}
	if other := m.corpus.actors[m.someActor()].id; m.IntN(3) == 0 && other != v.To[0] {
		v.To = append(v.To, other)
	}
	v.Concerns = []string{m.corpus.actors[m.someActor()].id}
	v.Instrument = []string{pick(m.Rand, []string{"diplomacy", "sanctions", "deterrence", "alliance", "information", "economic", "legal", "military", "other"})}
	if m.IntN(2) == 0 {
		v.By = []string{m.corpus.actors[m.someActor()].id}
	}
	if m.IntN(3) == 0 {
		v.Horizon = m.day.AddDate(1+m.IntN(3), 0, 0).Format("2006")
	}
	if m.IntN(2) == 0 {
		v.Priority = pick(m.Rand, []string{"high", "medium", "low"})
	}
	if !m.superseded(&v) {
		m.history(&v)
	}
	if j := m.near(); j < m.i && m.IntN(5) == 0 {
		if b := m.corpus.base(j); b.recs > 0 {
			v.Related = []string{b.id + "#" + recID(m.IntN(b.recs))}
		}
	}
	m.Recommendations = append(m.Recommendations, v)
}

// superseded lets one in twelve be replaced by one of a later brief.
func (m *maker) superseded(v *recommendation) bool {
	later := m.i + 1 + m.IntN(12)
	if m.IntN(12) > 0 || later >= m.corpus.Briefs {
		return false
	}
	b := m.corpus.base(later)
	if b.recs == 0 {
		return false
	}
	v.SupersededBy, v.Status = b.id+"#"+recID(m.IntN(b.recs)), "superseded"
	v.History = []step{{Date: day(b.day), Status: "superseded", Note: "Replaced by a later recommendation."}}
	return true
}

func (m *maker) history(v *recommendation) {
	t := m.day
	for _, next := range []string{"in-progress", "partly-adopted", "adopted"} {
		t = t.AddDate(0, 4+m.IntN(20), m.IntN(28))
		if t.After(lastDay) || m.IntN(5) < 2 {
			return
		}
		if m.IntN(6) == 0 {
			next = "not-adopted"
		}
		v.Status = next
		now := step{Date: t.Format("2006-01"), Status: next, Note: upper(m.fill("{a} {v} a {j} {n}."))}
		if v.Response == "" {
			v.Response = pick(m.Rand, []string{"accepted", "accepted-in-part", "noted", "rejected"})
			now.Response = v.Response
		}
		if m.IntN(2) == 0 {
			now.Source = m.anySource()
		}
		v.History = append(v.History, now)
		if next == "not-adopted" {
			return
		}
	}
}
