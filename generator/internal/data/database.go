package data

import (
	"io"
	"strconv"
	"strings"

	"chancery/generator/internal/sqlite"
)

// writeDatabase writes the tables as one SQLite database. Lists are JSON arrays, which
// SQLite's json_each takes apart; what is not known is NULL.
func writeDatabase(to io.WriteSeeker, tables []*Table) error {
	db := sqlite.New(to)
	var rows sqlite.Rows
	var record sqlite.Record
	var sortKey sqlite.Key
	var scratch []byte
	for _, t := range tables {
		rows.Reset()
		t.each(func(r *row) bool {
			sortKey = sortKey[:0]
			record.Reset()
			for i, v := range r.cells {
				c := &t.Columns[i]
				if i < len(t.Key) {
					if c.Kind == Whole {
						sortKey.Int(v.number)
					} else {
						sortKey.Text(v.text)
					}
				}
				scratch = c.record(&record, scratch, r, v)
			}
			rows.Add(sortKey, &record)
			return true
		})
		db.Table(t.Name, t.sql(), &rows)
	}
	return db.Close()
}

// record adds a value to a record.
func (c *Column) record(to *sqlite.Record, scratch []byte, r *row, v cell) []byte {
	switch {
	case !v.given:
		to.Null()
	case c.Kind == Whole, c.Kind == Flag:
		to.Int(int64(v.number))
	case c.Kind == Number:
		f, _ := strconv.ParseFloat(v.text, 64) // the archive has read it as one
		to.Real(f)
	case c.list():
		scratch = appendStrings(scratch[:0], r.values(v))
		to.Text(string(scratch))
	default:
		to.Text(v.text)
	}
	return scratch
}

// sql is the statement that makes the table.
func (t *Table) sql() string {
	var b strings.Builder
	b.WriteString("CREATE TABLE " + t.Name + " (\n")
	for _, c := range t.Columns {
		b.WriteString("  " + c.Name + " " + c.affinity())
		if c.Needs {
			b.WriteString(" NOT NULL")
		}
		if c.Kind == ID && c.Of != "" {
			b.WriteString(" REFERENCES " + c.Of)
		}
		b.WriteString(",\n")
	}
	b.WriteString("  PRIMARY KEY (" + strings.Join(t.Key, ", ") + ")\n) WITHOUT ROWID")
	return b.String()
}

func (c *Column) affinity() string {
	switch c.Kind {
	case Whole, Flag:
		return "INTEGER"
	case Number:
		return "REAL"
	}
	return "TEXT"
}
