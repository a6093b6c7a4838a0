package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/generator/internal/desk"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/importer"
	"chancery/generator/internal/suggest"

	"github.com/spf13/cobra"
)

// importCommand brings documents from elsewhere into an archive.
func (s *settings) importCommand(env environment) *cobra.Command {
	var o importer.Options
	c := &cobra.Command{
		Use:   "import SOURCE…",
		Short: "Import documents and bibliographies from elsewhere",
		Long: `Import makes a draft of every document and leaves the rest to its author.

A source is a folder or a file:
  a folder of Markdown    from Hugo, Jekyll, Eleventy, Docusaurus, Obsidian, or no generator
  .html                   a page
  .xml                    a WordPress export (Tools > Export); a copy of wp-content/uploads
                          beside it has the pictures
  .docx, .odt             with pandoc, which has to be installed
  .json, .bib, .ris       a bibliography as CSL-JSON (Zotero, Better CSL JSON), BibTeX or RIS;
                          its entries go into content/sources.yaml

Nothing is overwritten that an author has changed, so an import may be run again: it brings
what is new. content/imported.txt records what it wrote. What could not be kept is listed,
and stays in the draft as comments, together with the guesses of suggest.`,
		Example: `  chancery import ~/old-site/content --into archive
  chancery import export.xml --into archive
  chancery import library.json --into archive --dry-run`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("import wants something to import: a folder or files (chancery import --help lists the kinds)")}
			}
			for _, source := range args {
				if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
					return usageError{fmt.Errorf("there is no file or folder %s to import", source)}
				}
			}
			o.Sources = args
			if o.Into == "" {
				o.Into = s.source
			}
			done := s.during(env, "importing")
			result, err := importer.Run(o)
			done()
			if errors.Is(err, importer.ErrNothing) {
				return usageError{err}
			}
			if err != nil {
				return err
			}
			s.imported(env, o, result)
			if o.DryRun {
				return nil
			}
			return s.annotate(c, env, o.Into, result.Written)
		},
	}
	c.Flags().StringVar(&o.Into, "into", "", "the archive's `folder` (default: that of -s)")
	c.Flags().BoolVar(&o.DryRun, "dry-run", false, "say what would be written, and write nothing")
	return c
}

func (s *settings) imported(env environment, o importer.Options, r importer.Result) {
	for _, n := range r.Notes {
		fmt.Fprintln(env.err, n)
	}
	for _, k := range r.Kept {
		fmt.Fprintf(env.err, "%s: has been changed or deleted since the last import, and was left as it is\n", k)
	}
	if s.verbose || o.DryRun {
		for _, w := range r.Written {
			fmt.Fprintln(env.out, w)
		}
	}
	if s.quiet {
		return
	}
	verb := "imported"
	if o.DryRun {
		verb = "would import"
	}
	fmt.Fprintf(env.err, "%s %s into %s, %d unchanged, %d left alone; %s to read\n", verb, count(len(r.Written), "file"), filepath.Join(o.Into, "content"),
		len(r.Unchanged), len(r.Kept), count(len(r.Notes), "note"))
	if !o.DryRun && slices.ContainsFunc(r.Written, func(name string) bool { return strings.HasSuffix(name, ".md") }) {
		fmt.Fprintf(env.err, "drafts are published with -D only: chancery build -s %s -D shows them\n", diag.Shell(o.Into))
	}
}

// annotate adds to new drafts what suggest guesses of them.
func (s *settings) annotate(c *cobra.Command, env environment, into string, written []string) error {
	there := *s
	there.source = into
	return there.atDesk(c, env, func(d *desk.Desk) error {
		for _, b := range d.Graph.Briefs {
			if !slices.Contains(written, b.File) {
				continue
			}
			source, err := d.Source(b.File)
			if err != nil {
				return err
			}
			after, ok := suggest.Annotated(string(source), suggest.Brief(d.Graph, b, string(source)))
			if !ok {
				continue
			}
			if err := edit.Write(into, []edit.File{{From: b.File, To: b.File, Before: source, After: []byte(after)}}); err != nil {
				return err
			}
		}
		return nil
	})
}
