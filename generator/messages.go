package main

import (
	"os"
	"path/filepath"

	"chancery/generator/internal/diag"
)

// The formats of messages: for people on standard error, for programs on standard output.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatGitHub = "github"
)

var formats = []string{formatText, formatJSON, formatGitHub}

// print shows the messages; notes only where they are asked for.
func (s *settings) print(env environment, list diag.List) error {
	shown := list.Messages[:0:0]
	for _, m := range list.Messages {
		if m.Severity != diag.Note || s.verbose {
			shown = append(shown, m)
		}
	}
	switch s.format {
	case formatJSON:
		return diag.JSON(env.out, shown)
	case formatGitHub:
		return diag.GitHub(env.out, shown, s.inRepository(env))
	}
	p := diag.Printer{Color: coloured(env), Source: func(file string) []byte {
		data, err := os.ReadFile(filepath.Join(s.source, filepath.FromSlash(file)))
		if err != nil {
			return nil
		}
		return data
	}}
	return p.Print(env.err, shown)
}

// inRepository gives the path of a file of the archive from the root of what GitHub has
// checked out; outside of GitHub, from the working directory.
func (s *settings) inRepository(env environment) func(file string) string {
	root := env.getenv("GITHUB_WORKSPACE")
	if root == "" {
		root = "."
	}
	from, err := filepath.Abs(root)
	if err != nil {
		from = root
	}
	return func(file string) string {
		path := filepath.Join(s.source, filepath.FromSlash(file))
		if abs, err := filepath.Abs(path); err == nil {
			if rel, err := filepath.Rel(from, abs); err == nil {
				path = rel
			}
		}
		return filepath.ToSlash(path)
	}
}
