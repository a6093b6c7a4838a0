package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/desk"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/suggest"

	"github.com/spf13/cobra"
)

// suggestCommand guesses what briefs lack.
func (s *settings) suggestCommand(env environment) *cobra.Command {
	var write bool
	c := &cobra.Command{
		Use:   "suggest FILE…",
		Short: "Guess what the front matter of a brief lacks, from its text",
		Long: `Suggest reads the text of a brief, in English or German, and guesses what its front matter
lacks: actors that it names, names that look like actors unknown to the archive, dates
without an event, sentences that advise someone to act without a recommendation, quantities
without a figure, and events that other briefs report.

It prints a diff that adds its guesses as comments; --write adds them. They are guesses:
read the sentence before you accept one.`,
		Example: `  chancery suggest content/briefs/fees.md
  chancery suggest --write content/briefs/*.md`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("suggest wants the file of a brief, such as content/briefs/fees.md")}
			}
			return s.atDesk(c, env, func(d *desk.Desk) error { return s.suggest(env, d, args, write) })
		},
	}
	c.Flags().BoolVar(&write, "write", false, "add the guesses to the files, as comments")
	return c
}

// suggest gives the guesses of each file.
func (s *settings) suggest(env environment, d *desk.Desk, files []string, write bool) error {
	guesses := 0
	for _, file := range files {
		b := briefOf(d.Graph, s.source, file)
		if b == nil {
			return usageError{fmt.Errorf("%s is not a brief of this archive (-s names another)", file)}
		}
		source, err := d.Source(b.File)
		if err != nil {
			return err
		}
		list := suggest.Brief(d.Graph, b, string(source))
		guesses += len(list)
		after, ok := suggest.Annotated(string(source), list)
		if !ok {
			continue
		}
		if write {
			err = edit.Write(s.source, []edit.File{{From: b.File, To: b.File, Before: source, After: []byte(after)}})
		} else {
			_, err = fmt.Fprint(env.out, edit.Diff(&edit.Change{File: b.File, To: b.File}, source, []byte(after)))
		}
		if err != nil {
			return err
		}
	}
	switch {
	case s.quiet:
	case guesses == 0:
		fmt.Fprintln(env.err, "nothing seems to be missing")
	case guesses == 1:
		fmt.Fprintln(env.err, "1 guess; read the text before you take it over")
	default:
		fmt.Fprintf(env.err, "%d guesses; read the text before you take one over\n", guesses)
	}
	return nil
}

// briefOf finds a brief by its file, from the archive's folder or from where the command runs,
// or by its id.
func briefOf(g *graph.Graph, source, file string) *graph.Brief {
	paths := inArchive(source, file)
	for _, b := range g.Briefs {
		if slices.Contains(paths, b.File) || b.ID == file || slices.Contains(paths, strings.TrimPrefix(b.File, archive.Root+"/")) {
			return b
		}
	}
	return nil
}
