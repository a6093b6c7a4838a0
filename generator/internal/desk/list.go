package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/graph"
)

// Row is a thing in a list.
type Row struct {
	Kind   string `json:"kind"` // brief, actor, event, …
	ID     string `json:"id"`
	Date   string `json:"date,omitempty"` // EDTF
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"` // why it is in the list
	File   string `json:"file"`
	Line   int32  `json:"line,omitempty"`
}

// Listing is a list that an author may ask for.
type Listing struct {
	Name, About string
	rows        func(*Desk) ([]Row, error)
}

// Listings are all lists.
func Listings() []Listing {
	plain := func(f func(*Desk) []Row) func(*Desk) ([]Row, error) {
		return func(d *Desk) ([]Row, error) { return f(d), nil }
	}
	return []Listing{
		{"drafts", "briefs that say draft: true", plain((*Desk).drafts)},
		{"scheduled", "briefs dated in the future", plain((*Desk).scheduled)},
		{"open", "recommendations whose outcome is still open", plain((*Desk).open)},
		{"stale", "recommendations still proposed after their deadline, and briefs whose actors appear in later events", plain((*Desk).stale)},
		{"superseded", "briefs and recommendations that others supersede", plain((*Desk).superseded)},
		{"conflicts", "events and figures on which briefs differ", plain((*Desk).conflicts)},
		{"orphans", "what nothing refers to: actors, topics, sources and files", plain((*Desk).orphans)},
		{"unlinked", "names in text that link to no actor: weak aliases, and names that several actors share", (*Desk).unlinked},
	}
}

// Rows makes a list, by its name.
func (d *Desk) Rows(name string) ([]Row, error) {
	for _, l := range Listings() {
		if l.Name == name {
			return l.rows(d)
		}
	}
	return nil, fmt.Errorf("no list is called %q", name)
}

func brief(b *graph.Brief, detail string) Row {
	return Row{Kind: Brief, ID: b.ID, Date: b.Date.String(), Title: b.Title.S, Detail: detail, File: b.File}
}

func recommendation(r *graph.Recommendation, detail string) Row {
	row := Row{Kind: "recommendation", ID: r.Key(), Title: r.Text.S, Detail: detail, File: r.ID.At.File, Line: r.ID.At.Line}
	if !r.Horizon.IsZero() {
		row.Date = r.Horizon.String()
	}
	return row
}

func (d *Desk) drafts() (rows []Row) {
	for _, b := range d.Graph.Briefs {
		if b.Draft {
			rows = append(rows, brief(b, ""))
		}
	}
	return rows
}

func (d *Desk) scheduled() (rows []Row) {
	for _, b := range d.Graph.Briefs {
		if b.Upcoming {
			detail := ""
			if b.Draft {
				detail = "a draft"
			}
			rows = append(rows, brief(b, detail))
		}
	}
	slices.SortStableFunc(rows, func(x, y Row) int { return cmp.Compare(x.Date, y.Date) })
	return rows
}

func (d *Desk) open() (rows []Row) {
	for _, r := range d.Graph.Recommendations {
		if r.Open() && len(r.Brief.SupersededBy) == 0 {
			rows = append(rows, recommendation(r, r.Status.ID+", to "+joined(r.To, func(a *graph.Actor) string { return a.ID })))
		}
	}
	return rows
}

func (d *Desk) stale() (rows []Row) {
	for _, r := range d.Graph.Recommendations {
		if r.Overdue {
			rows = append(rows, recommendation(r, "its horizon has passed, and it is still proposed"))
		}
	}
	for _, b := range d.Graph.Briefs {
		if later := b.Later(len(d.Graph.Events)); len(later) > 0 {
			last := later[len(later)-1]
			rows = append(rows, brief(b, fmt.Sprintf("%s since, last %s (%s)", count(len(later), "event"), last.ID, last.Date)))
		}
	}
	return rows
}

func (d *Desk) superseded() (rows []Row) {
	for _, b := range d.Graph.Briefs {
		if len(b.SupersededBy) > 0 {
			rows = append(rows, brief(b, "by "+joined(b.SupersededBy, func(b *graph.Brief) string { return b.ID })))
		}
	}
	for _, r := range d.Graph.Recommendations {
		if r.SupersededBy != nil {
			rows = append(rows, recommendation(r, "by "+r.SupersededBy.Key()))
		}
	}
	return rows
}

func (d *Desk) conflicts() (rows []Row) {
	for _, e := range d.Graph.Events {
		var what []string
		if e.DatesDiffer {
			what = append(what, "dates: "+joined(e.Datings, func(t graph.Dating) string { return t.Date.String() }))
		}
		if e.PlaceDiffer {
			what = append(what, "places")
		}
		for _, f := range e.Differ() {
			what = append(what, "figure "+f.ID)
		}
		if len(what) > 0 {
			at := e.Reports[0].ID.At
			rows = append(rows, Row{Kind: "event", ID: e.ID, Date: e.Date.String(), Title: e.Title, Detail: strings.Join(what, "; "), File: at.File, Line: at.Line})
		}
	}
	for _, f := range d.Graph.Figures {
		if f.Differ {
			at := f.Tellings[0].ID.At
			rows = append(rows, Row{Kind: "figure", ID: f.ID, Title: f.Label, Detail: "in " + joined(f.Tellings, func(t *graph.Telling) string { return t.Brief.ID }), File: at.File, Line: at.Line})
		}
	}
	return rows
}

func (d *Desk) orphans() (rows []Row) {
	for _, a := range d.Graph.Actors {
		if a.Unmentioned() {
			rows = append(rows, Row{Kind: Actor, ID: a.ID, Title: a.Name.S, Detail: "no brief refers to it", File: a.File})
		}
	}
	for _, t := range d.Graph.Topics {
		if len(t.Briefs) == 0 && len(t.Backlinks) == 0 {
			rows = append(rows, Row{Kind: Topic, ID: t.ID, Title: t.Title, Detail: "no brief has it", File: t.File})
		}
	}
	used := map[string]bool{}
	for _, s := range d.Graph.Sources {
		used[s.ID.ID] = true
	}
	for _, s := range d.Archive.Sources {
		if s.ID.ID != "" && !used[s.ID.ID] {
			rows = append(rows, Row{Kind: "source", ID: s.ID.ID, Title: s.Title, Detail: "no brief lists it", File: s.ID.At.File, Line: s.ID.At.Line})
		}
	}
	var files []string
	for name := range d.Archive.Files {
		if _, linked := slices.BinarySearch(d.Graph.Files, name); !linked {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	for _, name := range files {
		rows = append(rows, Row{Kind: "file", ID: name, Detail: "nothing links to it", File: name})
	}
	return rows
}

func (d *Desk) unlinked() (rows []Row, err error) {
	found, err := d.Graph.Unlinked(d.texts)
	for _, u := range found {
		row := brief(u.Brief, fmt.Sprintf("%q, %s, may be %s", u.Name, times(u.Times), joined(u.Actors, func(a *graph.Actor) string { return a.ID })))
		rows = append(rows, row)
	}
	return rows, err
}

func joined[T any](list []T, name func(T) string) string {
	var names []string
	for _, v := range list {
		names = append(names, name(v))
	}
	return strings.Join(names, ", ")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
