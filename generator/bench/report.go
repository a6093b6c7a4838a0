//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// table gives rows, of which the first is the headings, as Markdown with aligned
// columns. The first column stands at the left, the others, figures mostly, at the right.
func table(rows ...[]string) string {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], 3, utf8.RuneCountInString(cell))
		}
	}
	rule := make([]string, len(width))
	for i, n := range width {
		rule[i] = strings.Repeat("-", n-1) + ":"
	}
	rule[0] = strings.Repeat("-", width[0])
	var b strings.Builder
	for _, row := range slices.Insert(rows, 1, rule) {
		for i, cell := range row {
			blank := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				cell, blank = cell+blank, ""
			}
			b.WriteString("| " + blank + cell + " ")
		}
		b.WriteString("|\n")
	}
	return b.String()
}

const opens, closes = "<!-- figures: %s -->\n", "<!-- end -->"

// save writes texts into a document, each between its marks
//
//	<!-- figures: NAME -->
//	…
//	<!-- end -->
//
// and leaves all else. A text without marks is written after the rest, with them.
func save(file string, texts map[string]string) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	doc := string(old)
	for _, name := range []string{"machine", "goals", "builds", "growth"} {
		mark := fmt.Sprintf(opens, name)
		if !strings.Contains(doc, mark) {
			doc += "\n" + mark + closes + "\n"
		}
		before, rest, _ := strings.Cut(doc, mark)
		old, after, ended := strings.Cut(rest, closes)
		if !ended || strings.Contains(old, opens[:10]) {
			return fmt.Errorf("%s: no %q follows %q", file, closes, strings.TrimSpace(mark))
		}
		doc = before + mark + "\n" + strings.Trim(texts[name], "\n") + "\n\n" + closes + after
	}
	return os.WriteFile(file, []byte(doc), 0o644)
}

// thousands writes a number with a comma between groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
