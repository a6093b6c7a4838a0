//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// edit is a change that authors make to a brief. Each number makes another one.
type edit struct {
	name   string
	change func(text string, n int) string // the text as it was if it cannot be made
}

// edits are what is measured: of a text, then of front matter.
var edits = []edit{
	{"a paragraph edited", func(text string, n int) string {
		return text + fmt.Sprintf("\nEdit number %d was made by hand.\n", n)
	}},
	{"a title edited", func(text string, n int) string {
		return after(text, "\ntitle: ", func(old string) string {
			quote := old[:len(old)-len(strings.TrimLeft(old, `"`))]
			return fmt.Sprintf("%sEdit %d of %s", quote, n, old[len(quote):])
		})
	}},
	{"a date edited", func(text string, n int) string {
		return after(text, "\ndate: \"", func(old string) string { return fmt.Sprintf("%s-%02d-%02d\"", old[:4], 1+n%12, 1+n%28) })
	}},
	{"an event added", func(text string, n int) string {
		_, year, _ := strings.Cut(text, "\ndate: \"")
		return after(text, "\nevents:", func(string) string {
			return fmt.Sprintf("\n  - id: edit-%d\n    date: \"%.4s-03\"\n    title: Edit %d is made\n    summary: Somebody made it by hand.", n, year, n)
		})
	}},
}

// after changes the rest of a line of front matter.
func after(text, mark string, change func(rest string) string) string {
	before, rest, found := strings.Cut(text, mark)
	line, end, ended := strings.Cut(rest, "\n")
	if !found || !ended {
		return text
	}
	return before + mark + change(line) + "\n" + end
}

// apply edits a brief, another one each time, and gives its file.
func (e edit) apply(archive string, n int) (file string, err error) {
	briefs, err := filepath.Glob(filepath.Join(archive, "content", "briefs", "*", "*.md"))
	if err != nil || len(briefs) == 0 {
		return "", errors.Join(err, fmt.Errorf("there is no brief in %s", archive))
	}
	for i := range briefs {
		file = briefs[(n*7919+i)%len(briefs)]
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if changed := e.change(string(text), n); changed != string(text) {
			return file, os.WriteFile(file, []byte(changed), 0o644)
		}
	}
	return "", fmt.Errorf("%s: there is nothing of the kind in %s", e.name, archive)
}
