package data

import (
	"slices"

	"chancery/generator/internal/edtf"
)

// Kind is what a column holds.
type Kind uint8

// The kinds of columns.
const (
	Text    Kind = iota
	Texts        // a list of texts
	ID           // of a row of the table, or of the table that Of names
	IDs          // a list of these
	Term         // of a closed vocabulary, Terms
	Terms        // a list of these
	Whole        // a whole number
	Number       // a decimal number
	Flag         // whether something is so
	Date         // as it is written, in EDTF
	Day          // the first or last day that a date can mean
	Address      // of something in the site, or of anything in the web
)

// Column is a column of a table.
type Column struct {
	Name  string
	Kind  Kind
	Of    string   // the table whose IDs it holds, if that is another or one of its own
	Terms []string // the vocabulary of a Term or of Terms
	Needs bool     // whether every row has a value
	Date  string   // the column of the date that it belongs to, or ""
}

// Table is one kind of things, a row for each.
type Table struct {
	Name    string
	Columns []Column
	Key     []string // the columns that tell rows apart; they come first
	Count   func() int
	rows    func(r *row)
}

// cell is a value of a row: what it holds depends on the kind of its column.
type cell struct {
	text     string
	from, to int32 // of row.list: a list
	number   int
	given    bool // whether there is a value
}

// row is the row at hand. A table says its values in the order of its columns and then
// ends it.
type row struct {
	cells []cell
	list  []string // what is in the lists of all cells
	dates map[edtf.Date]dateCells
	end   func() (more bool) // the row is complete; more is whether another is wanted
}

// dateCells is what the cells of a date hold: most dates stand in many rows.
type dateCells struct{ text, start, end string }

// IsKey reports whether a column is part of the table's key.
func (t *Table) IsKey(c *Column) bool { return slices.Contains(t.Key, c.Name) }

// each calls yield with each row of the table until it returns false. The row is the same
// each time.
func (t *Table) each(yield func(r *row) bool) {
	r := &row{cells: make([]cell, 0, len(t.Columns)), dates: map[edtf.Date]dateCells{}}
	r.end = func() bool {
		more := yield(r)
		r.cells, r.list = r.cells[:0], r.list[:0]
		return more
	}
	t.rows(r)
}

func (r *row) add(c cell) { r.cells = append(r.cells, c) }

// text adds a Text, ID, Term, Number, Date, Day or Address; "" is none.
func (r *row) text(s string) { r.add(cell{text: s, given: s != ""}) }

// whole adds a whole number.
func (r *row) whole(n int) { r.add(cell{number: n, given: true}) }

// flag adds whether something is so.
func (r *row) flag(is bool) {
	n := 0
	if is {
		n = 1
	}
	r.whole(n)
}

// none adds nothing n times.
func (r *row) none(n int) {
	for range n {
		r.add(cell{})
	}
}

// texts adds a list, of each of the items what of gives. One in which nothing is said is
// none.
func texts[T any](r *row, items []T, of func(T) string) {
	c := cell{from: int32(len(r.list))}
	for _, v := range items {
		s := of(v)
		r.list, c.given = append(r.list, s), c.given || s != ""
	}
	c.to = int32(len(r.list))
	r.add(c)
}

// perDate is how many columns a date has.
const perDate = 6

// date adds the columns of a date: see dated.
func (r *row) date(d edtf.Date) {
	if d.IsZero() {
		r.none(perDate)
		return
	}
	c, known := r.dates[d]
	if !known {
		c = dateCells{d.String(), day(d.Earliest()), day(d.Latest())}
		r.dates[d] = c
	}
	r.text(c.text)
	r.text(c.start)
	r.text(c.end)
	r.text(d.Precision().String())
	r.flag(d.Approximate())
	r.flag(d.Uncertain())
}

// day is a day as it is written; "" where an interval is open.
func day(d edtf.Day) string {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return ""
	}
	return d.String()
}

// values gives the items of a list.
func (r *row) values(c cell) []string { return r.list[c.from:c.to] }

// dated is the columns of a date: as it is written, and for programs that know no EDTF the
// days between which it lies, how precise it is, and how sure.
func dated(name string, needs bool) []Column {
	precisions := make([]string, 0, 7)
	for p := edtf.PrecisionCentury; p <= edtf.PrecisionTime; p++ {
		precisions = append(precisions, p.String())
	}
	return []Column{
		{Name: name, Kind: Date, Needs: needs},
		{Name: name + "_start", Kind: Day, Date: name},
		{Name: name + "_end", Kind: Day, Date: name},
		{Name: name + "_precision", Kind: Term, Terms: precisions, Date: name},
		{Name: name + "_approximate", Kind: Flag, Date: name},
		{Name: name + "_uncertain", Kind: Flag, Date: name},
	}
}

// The columns that tables are made of.

func key(name string) Column           { return Column{Name: name, Kind: ID, Needs: true} }
func keyOf(name, table string) Column  { return Column{Name: name, Kind: ID, Of: table, Needs: true} }
func ref(name, table string) Column    { return Column{Name: name, Kind: ID, Of: table} }
func refs(name, table string) Column   { return Column{Name: name, Kind: IDs, Of: table} }
func text(name string) Column          { return Column{Name: name, Kind: Text} }
func needed(name string) Column        { return Column{Name: name, Kind: Text, Needs: true} }
func list(name string) Column          { return Column{Name: name, Kind: Texts} }
func whole(name string) Column         { return Column{Name: name, Kind: Whole, Needs: true} }
func flag(name string) Column          { return Column{Name: name, Kind: Flag, Needs: true} }
func site(name string) Column          { return Column{Name: name, Kind: Address, Needs: true} }
func web(name string) Column           { return Column{Name: name, Kind: Address} }
func term(n string, v []string) Column { return Column{Name: n, Kind: Term, Terms: v} }

// columns joins columns and groups of them.
func columns(parts ...any) (all []Column) {
	for _, p := range parts {
		switch p := p.(type) {
		case Column:
			all = append(all, p)
		case []Column:
			all = append(all, p...)
		}
	}
	return all
}
