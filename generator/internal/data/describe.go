package data

import (
	"strconv"
	"unicode/utf8"

	"chancery/generator/internal/wording"
)

// mostSampled is how many rows are looked through for examples.
const mostSampled = 500

// Sample gives a value of each column, from the first rows that have one; "" where none of
// them has.
func (t *Table) Sample() []string {
	values, missing, n := make([]string, len(t.Columns)), len(t.Columns), 0
	t.each(func(r *row) bool {
		for i, v := range r.cells {
			if v.given && values[i] == "" {
				values[i] = short(t.Columns[i].shown(r, v))
				missing--
			}
		}
		n++
		return missing > 0 && n < mostSampled
	})
	return values
}

func (c *Column) shown(r *row, v cell) string {
	switch {
	case c.Kind == Whole:
		return strconv.Itoa(v.number)
	case c.Kind == Flag:
		return strconv.FormatBool(v.number == 1)
	case c.list():
		return joined(r.values(v))
	}
	return v.text
}

// short cuts an example.
func short(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// Name is the name of a kind of column among the words.
func (k Kind) Name() string {
	return [...]string{"text", "texts", "id", "ids", "term", "terms", "whole", "number", "flag", "date", "day", "address"}[k]
}

// Queries gives statements that answer the questions of the data page from the database,
// about the actor of whom most is asked and the source that most briefs use.
func Queries(w *wording.Wording) [3]string {
	actor, most := "", -1
	for _, a := range w.Graph.Actors {
		if len(a.To) > most {
			actor, most = a.ID, len(a.To)
		}
	}
	source, most := "", -1
	for _, s := range w.Graph.Sources {
		if len(s.Uses) > most {
			source, most = s.ID.ID, len(s.Uses)
		}
	}
	return [3]string{
		`SELECT r.text, r.status, h.date, h.status AS became, h.note
FROM recommendations r
JOIN json_each(r.addressees) a
LEFT JOIN recommendation_history h ON h.recommendation = r.id
WHERE a.value = '` + actor + `'
ORDER BY r.id, h.position;`,
		`SELECT e.title, p.date, b.title AS brief, p.url
FROM events e
JOIN event_reports p ON p.event = e.id
JOIN briefs b ON b.id = p.brief
WHERE e.dates_differ AND p.date IS NOT NULL
ORDER BY e.date_start, e.id, b.date_start, b.id;`,
		`SELECT b.title, c.cited_by, c.thing, c.locator
FROM citations c
JOIN briefs b ON b.id = c.brief
WHERE c.source = '` + source + `'
ORDER BY b.date_start, b.id, c.position;`,
	}
}
