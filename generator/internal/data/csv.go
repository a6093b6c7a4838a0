package data

import (
	"bufio"
	"encoding/csv"
	"strconv"
)

// writeCSV writes a table as RFC 4180 has it, in UTF-8 without a byte order mark, which
// half of the readers take for a part of the first column's name.
func (t *Table) writeCSV(out *bufio.Writer) {
	w := csv.NewWriter(out)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = c.Name
	}
	_ = w.Write(record) // out keeps the error
	t.each(func(r *row) bool {
		for i, c := range r.cells {
			record[i] = t.Columns[i].csv(r, c)
		}
		return w.Write(record) == nil
	})
	w.Flush()
}

// csv is a value as it stands in a cell of a CSV file.
func (c *Column) csv(r *row, v cell) string {
	switch {
	case !v.given:
		return ""
	case c.Kind == Whole:
		return strconv.Itoa(v.number)
	case c.Kind == Flag:
		return strconv.FormatBool(v.number == 1)
	case c.Kind == Number:
		return v.text
	case c.list():
		return guarded(joined(r.values(v)))
	}
	return guarded(v.text)
}

func (c *Column) list() bool { return c.Kind == Texts || c.Kind == IDs || c.Kind == Terms }

// guarded puts an apostrophe before a text that a spreadsheet would run or take for a
// number with a sign, and before one that begins with an apostrophe: whoever takes one
// apostrophe away from the head of a text has what was there.
func guarded(s string) string {
	if s != "" {
		switch s[0] {
		case '=', '+', '-', '@', '\t', '\r', '\'':
			return "'" + s
		}
	}
	return s
}
