package data

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/words"
)

const kitchen = "../../testdata/kitchen"

// TestTablesAreWhole holds every row to its table's columns, keys, patterns and vocabularies,
// and every column to its words.
func TestTablesAreWhole(t *testing.T) {
	w := load(t, kitchen)
	tables := Tables(w)
	ids := map[string]map[string]bool{}
	for _, table := range tables {
		seen, n := map[string]bool{}, 0
		ids[table.Name] = seen
		table.each(func(r *row) bool {
			n++
			if len(r.cells) != len(table.Columns) {
				t.Fatalf("a row of %s has %d cells, the table %d columns", table.Name, len(r.cells), len(table.Columns))
			}
			var key []string
			for i, v := range r.cells {
				c := &table.Columns[i]
				text := c.csv(r, v)
				if i < len(table.Key) {
					key = append(key, text)
				}
				if c.Needs && !v.given {
					t.Errorf("%s of a row of %s is missing", c.Name, table.Name)
				}
				if p := table.pattern(c); p != "" && v.given && !regexp.MustCompile(p).MatchString(text) {
					t.Errorf("%s of a row of %s is %q, which is not as %s", c.Name, table.Name, text, p)
				}
				if c.Kind == Term && v.given && !slices.Contains(c.Terms, text) {
					t.Errorf("%s of a row of %s is %q", c.Name, table.Name, text)
				}
			}
			if k := strings.Join(key, " "); seen[k] {
				t.Errorf("two rows of %s are called %s", table.Name, k)
			} else {
				seen[k] = true
			}
			return true
		})
		if n == 0 || n != table.Count() {
			t.Errorf("%s has %d rows and counts %d", table.Name, n, table.Count())
		}
	}
	for _, table := range tables {
		for i := range table.Columns {
			if c := &table.Columns[i]; c.Of != "" && ids[c.Of] == nil {
				t.Errorf("%s of %s refers to %s, which is no table", c.Name, table.Name, c.Of)
			}
		}
	}
}

// TestColumnsAreDescribed wants words for every table, column and file, in every language,
// and none for what is not there.
func TestColumnsAreDescribed(t *testing.T) {
	w := load(t, kitchen)
	tables := Tables(w)
	for _, tag := range words.Languages() {
		w.Words, _ = words.For(tag)
		used := map[string]bool{}
		for _, table := range tables {
			if w.Words.Data.Table[table.Name] == "" || w.Words.Data.About[table.Name] == "" {
				t.Errorf("%s: %s is not described", tag, table.Name)
			}
			for i := range table.Columns {
				c := &table.Columns[i]
				if table.Describe(w, c) == "" || w.Words.Data.Kinds[c.Kind.Name()] == "" {
					t.Errorf("%s: %s of %s is not described", tag, c.Name, table.Name)
				}
				used[table.Name+"."+c.Name], used[c.Name] = true, true
			}
		}
		for name := range w.Words.Data.Columns {
			if !used[name] {
				t.Errorf("%s: there is no column %s", tag, name)
			}
		}
		for _, f := range Files(w, tables)[2*len(tables):] {
			if w.Words.Data.Contents[f.Name] == "" {
				t.Errorf("%s: %s is not described", tag, f.Name)
			}
		}
	}
}

// TestDatePattern holds the pattern of dates to what EDTF allows, and what it does not.
func TestDatePattern(t *testing.T) {
	pattern := regexp.MustCompile(anchored(dateForm))
	for _, s := range strings.Fields("2024 2024-06 2024-06-19 2023-09-13~ 2024? 2024% 202X 20XX 2024-XX 2024-06-XX 2024-21 2024-02/2024-03 2022-11/.. ../2022 /2022 2022/ 2022-11~/2024? 1985-04-12T23:20:30Z 1985-04-12T23:20:30+09:00 '-0043 Y170000002 Y-170000002") {
		if !pattern.MatchString(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "2024-6", "June 2024", "2024-06?x", "x2024", "2024-06/2024-07/2024-08", "20240619"} {
		if pattern.MatchString(s) {
			t.Errorf("%q passes", s)
		}
	}
}

// TestGuarded holds that a reader can undo what is done to texts.
func TestGuarded(t *testing.T) {
	for _, s := range []string{"", "a", "=1+1", "+5", "-0043", "@x", "\tx", "\rx", "'", "'=1", "''", "a=b"} {
		g := guarded(s)
		if strings.HasPrefix(g, "'") != (g != s) || strings.TrimPrefix(g, "'") != s {
			t.Errorf("%q becomes %q", s, g)
		}
		if g != "" && strings.ContainsRune("=+-@\t\r", rune(g[0])) {
			t.Errorf("%q can be run", g)
		}
	}
}
