// Package report writes what was measured as Markdown: tables that can be read as
// they stand, on a screen, too, and sections that take their place in a document.
package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"
)

// Table is rows of texts below a row of headings. The first column stands at the
// left, the others, which are figures mostly, at the right.
type Table struct {
	head []string
	rows [][]string
}

// NewTable begins a table with its headings.
func NewTable(head ...string) *Table { return &Table{head: head} }

// Add appends a row. Cells that are missing are empty.
func (t *Table) Add(cells ...string) {
	row := make([]string, len(t.head))
	copy(row, cells)
	t.rows = append(t.rows, row)
}

// String gives the table as Markdown (GFM), its columns aligned.
func (t *Table) String() string {
	width := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			width[i] = max(width[i], 3, utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	line := func(row []string) {
		for i, cell := range row {
			blank := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				b.WriteString("| " + cell + blank)
			} else {
				b.WriteString(" | " + blank + cell)
			}
		}
		b.WriteString(" |\n")
	}
	line(t.head)
	rule := make([]string, len(t.head))
	for i := range rule {
		rule[i] = strings.Repeat("-", width[i])
		if i > 0 {
			rule[i] = rule[i][1:] + ":"
		}
	}
	line(rule)
	for _, row := range t.rows {
		line(row)
	}
	return b.String()
}

// Section is a part of a report: its text, and the name of its place in a document.
type Section struct{ Name, Text string }

// Sections are a report.
type Sections []Section

// String gives the texts, one after the other.
func (s Sections) String() string {
	var b strings.Builder
	for _, section := range s {
		b.WriteString(strings.Trim(section.Text, "\n") + "\n\n")
	}
	return b.String()
}

// Save writes the report into a file. A document that has places for sections,
//
//	<!-- figures: NAME -->
//	…
//	<!-- end -->
//
// keeps all else, and what stands there for sections that this report has not; any
// other file is written anew.
func (s Sections) Save(file string) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text := s.String()
	if strings.Contains(string(old), opens) {
		if text, err = s.fill(string(old)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return os.WriteFile(file, []byte(text), 0o644)
}

const opens, closes = "<!-- figures: ", "<!-- end -->"

// fill puts the sections into their places in a document.
func (s Sections) fill(doc string) (string, error) {
	for _, section := range s {
		mark := opens + section.Name + " -->\n"
		before, rest, found := strings.Cut(doc, mark)
		if !found {
			continue
		}
		_, after, ended := strings.Cut(rest, closes)
		if !ended {
			return "", fmt.Errorf("no %q follows %q", closes, strings.TrimSpace(mark))
		}
		doc = before + mark + "\n" + strings.Trim(section.Text, "\n") + "\n\n" + closes + after
	}
	return doc, nil
}
