package feed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// change is a step in what became of a recommendation.
type change struct {
	of   *graph.Recommendation
	step int // from the oldest, from 1
	at   time.Time
}

// changes lists those that were made last, the newest first.
func (m *Maker) changes() (list []change) {
	for _, r := range m.Graph.Recommendations {
		if !published(r.Brief) {
			continue
		}
		var before time.Time
		for i := range r.History { // of which none comes before the one before it
			at := moment(m.Instant(r.History[i].Date.Date))
			if at.Before(before) {
				at = before
			}
			list, before = append(list, change{r, i + 1, at}), at
		}
	}
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Or(b.at.Compare(a.at), b.step-a.step) })
	return list[:min(len(list), most)]
}

func (m *Maker) ofChanges(title string, changes []change) *Feed {
	f := m.frame(address.Recommendations().Index, title, "")
	f.Entries = lists.Each(changes, m.change)
	f.Updated = f.Entries[0].Updated
	return f
}

// change tells of one step: what has become of what.
func (m *Maker) change(c change) *Entry {
	r, h := c.of, &c.of.History[c.step-1]
	path, at := address.Brief(r.Brief.ID), "#"+address.RecPrefix+r.ID.ID
	became := m.Words.Terms.Status[h.Status.ID]
	if h.Status.ID == "" {
		became = m.Words.Terms.Response[h.Response.ID]
	}
	e := &Entry{ID: m.firstly(r) + "/" + strconv.Itoa(c.step), URL: m.Absolute(path) + at, Language: m.Graph.Lang(r.Brief), Date: h.Date.String(),
		Title: wording.Brief(wording.Plain(&r.Content)), Published: m.Published(h.Date.Date), Updated: c.at.Format(time.RFC3339)}
	if became != "" {
		e.Title = m.Words.Text.Headed.With(became, e.Title)
	}
	e.Summary = wording.Line(wording.Plain(&h.Note), m.FullTitle(r.Brief))
	e.Topics = lists.Each(r.Brief.Topics, func(t *graph.Topic) Topic { return Topic{t.ID, t.Title} })
	return e
}

// firstly is the address that a recommendation had first.
func (m *Maker) firstly(r *graph.Recommendation) string {
	path, id := first(r.Brief), r.ID.ID
	if len(r.Recommendation.Formerly) > 0 {
		before := r.Recommendation.Formerly[0].ID
		if brief, rec, across := strings.Cut(before, "#"); across {
			path, id = address.Brief(brief), rec
		} else {
			id = before
		}
	}
	return path.Absolute(m.ids()) + "#" + address.RecPrefix + id
}
