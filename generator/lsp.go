package main

import (
	"chancery/generator/internal/cache"
	"chancery/generator/internal/desk"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/lsp"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"

	"errors"

	"github.com/spf13/cobra"
)

// lspCommand is the language server for editors.
func (s *settings) lspCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "lsp",
		Short: "Language server for editors: messages, completion, hover, definitions, references, rename",
		Long: `Lsp speaks the Language Server Protocol over its standard input and output, for an editor
that starts it. It reports what check reports while you type, drafts included; completes
keys, ids and vocabularies; shows what an id stands for and where it is defined and used;
and renames it everywhere. The archive is the folder that the editor has open, or that of -s.
It writes nothing.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.fromEnvironment(c.Flags(), env.getenv); err != nil {
				return err
			}
			o := lsp.Options{Version: version, Open: func(dir string) (*site.Session, error) { return s.openSession(env, dir) }, Rename: renameIn(env)}
			if c.Flags().Changed("source") || s.source != "." {
				o.Source = s.source
			}
			return lsp.Serve(env.in, env.out, o)
		},
	}
}

// openSession opens the archive in a folder with all that is withheld, for as long as the
// program runs.
func (s *settings) openSession(env environment, dir string) (*site.Session, error) {
	there := *s
	there.source = dir
	o, err := there.options(env, false)
	if err != nil {
		return nil, err
	}
	return site.Open(dir, site.Options{BaseURL: o.BaseURL, Drafts: true, Future: true, Now: env.now, Version: o.Version, Program: o.Program,
		Cache: cache.Open(o.Cache), Templates: templates.Files, Static: static.Files})
}

// renameIn gives what renaming changes in an archive.
func renameIn(env environment) func(files *layers.Reader, kind, old, to string) ([]edit.Change, error) {
	return func(files *layers.Reader, kind, old, to string) ([]edit.Change, error) {
		d, err := desk.Of(files, env.now())
		if err != nil {
			return nil, err
		}
		changes, err := d.Rename(kind, old, to)
		return changes, errors.Join(err, d.Close())
	}
}
