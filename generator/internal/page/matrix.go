package page

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/graph"
)

// mostColumns and mostRows are how many addressees and authors the matrix has room for.
const (
	mostColumns = 12
	mostRows    = 20
)

// matrix counts the recommendations of each author to each addressee, for those who
// make and get most.
func (p *planner) matrix(recs []*graph.Recommendation) *Matrix {
	if len(recs) == 0 {
		return nil
	}
	columns := p.countActors(recs, func(r *graph.Recommendation) []*graph.Actor { return r.To },
		func(a *graph.Actor) URL { return address.To.Of(a.ID).Index.URL() })
	m := &Matrix{All: len(recs), More: max(0, len(columns)-mostColumns)}
	at := map[string]int{}
	for i, c := range columns[:min(len(columns), mostColumns)] {
		at[c.ID] = i
		m.Columns = append(m.Columns, Link{c.Text, c.URL})
		m.Totals = append(m.Totals, c.N)
	}
	rows := map[string]int{}
	for _, r := range recs {
		by := p.by(r)
		if len(by) == 0 {
			by = []Link{{Text: p.Words.Recommendations.AuthorNotNamed}}
		}
		for _, author := range by {
			i, ok := rows[author.Text]
			if !ok {
				i = len(m.Rows)
				rows[author.Text] = i
				m.Rows = append(m.Rows, MatrixRow{Author: author, Cells: make([]Cell, len(m.Columns))})
			}
			m.Rows[i].Total++
			m.Several = m.Several || len(r.To) > 1 || len(by) > 1
			for _, a := range r.To {
				if c, shown := at[a.ID]; shown {
					m.Rows[i].Cells[c].N++
				}
			}
		}
	}
	slices.SortStableFunc(m.Rows, func(a, b MatrixRow) int { return cmp.Compare(b.Total, a.Total) })
	m.MoreRows = max(0, len(m.Rows)-mostRows)
	m.Rows = m.Rows[:min(len(m.Rows), mostRows)]
	for _, r := range m.Rows {
		for i, c := range m.Columns {
			r.Cells[i].URL = c.URL
			if m.Totals[i] >= fewestInLists && r.Author.Text != p.Words.Recommendations.AuthorNotNamed {
				r.Cells[i].URL = c.URL.Choosing("author", choice(r.Author))
			}
		}
	}
	return m
}

// choice names what a link leads to as filters do: by the id of its page, or else by
// its text.
func choice(l Link) string {
	if l.URL == "" {
		return l.Text
	}
	return strings.TrimSuffix(path.Base(string(l.URL.Path())), ".html")
}
