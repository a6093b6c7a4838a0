//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// briefsOf gives the files of an archive's briefs.
func briefsOf(archive string) ([]string, error) {
	briefs, err := filepath.Glob(filepath.Join(archive, "content", "briefs", "*", "*.md"))
	if err == nil && len(briefs) == 0 {
		err = fmt.Errorf("there is no brief in %s", archive)
	}
	return briefs, err
}

// edit adds a sentence to the text of one brief, another each time.
func edit(archive string, n int) error {
	briefs, err := briefsOf(archive)
	if err != nil {
		return fmt.Errorf("edit a brief: %w", err)
	}
	f, err := os.OpenFile(briefs[n*7919%len(briefs)], os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "\nEdit number %d was made by hand.\n", n)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// sample is how many briefs at most are asked whom they name.
const sample = 500

// mostNamed gives the file of the actor whose id stands in the most briefs.
func mostNamed(archive string) (string, error) {
	briefs, err := briefsOf(archive)
	if err != nil {
		return "", fmt.Errorf("find an actor: %w", err)
	}
	actors, err := filepath.Glob(filepath.Join(archive, "content", "actors", "*.md"))
	if err == nil && len(actors) == 0 {
		err = fmt.Errorf("there is no actor in %s", archive)
	}
	if err != nil {
		return "", err
	}
	named := make([]int, len(actors))
	for i := 0; i < len(briefs); i += 1 + len(briefs)/sample {
		text, err := os.ReadFile(briefs[i])
		if err != nil {
			return "", err
		}
		for k, actor := range actors {
			if bytes.Contains(text, []byte(strings.TrimSuffix(filepath.Base(actor), ".md"))) {
				named[k]++
			}
		}
	}
	most := 0
	for k, n := range named {
		if n > named[most] {
			most = k
		}
	}
	return actors[most], nil
}

// retitle gives an actor another name each time: its first one, and a number.
func retitle(file string, n int) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(text), "\nname: ")
	name, after, _ := strings.Cut(rest, "\n")
	if !found {
		return fmt.Errorf("%s has no name", file)
	}
	name, _, _ = strings.Cut(strings.Trim(name, `"'`), " Number ")
	return os.WriteFile(file, fmt.Appendf(nil, "%s\nname: %s Number %d\n%s", before, name, n, after), 0o644)
}
