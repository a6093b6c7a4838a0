package main

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/format"
	"chancery/generator/internal/layers"

	"github.com/spf13/cobra"
)

// fmtCommand writes front matter in one style.
func fmtCommand(s *settings, env environment) *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Write front matter in one order and style",
		Long: `Fmt puts the keys of front matter, site.yaml and sources.yaml into the order of the model
(chancery help model), with one space behind a colon and lists indented by two. What is
said stays the same, and so do comments and the text. Without files it takes all of
content/; what it changes it prints. A second run changes nothing.`,
		Example: `  chancery fmt
  chancery fmt --check                      lists what would change, and fails if something would`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.fromEnvironment(c.Flags(), env.getenv); err != nil {
				return err
			}
			return s.restyle(env, args, check)
		},
	}
	c.Flags().BoolVar(&check, "check", false, "write nothing; print what would change, and fail if something would")
	return c
}

func (s *settings) restyle(env environment, args []string, check bool) error {
	files, err := layers.OpenDir(s.source)
	if err != nil {
		return usageError{err}
	}
	defer files.Close()
	names, err := s.formatted(files, args)
	if err != nil {
		return err
	}
	var changed []edit.File
	for _, name := range names {
		src, err := files.Read(name, archive.MaxYAML)
		if err != nil {
			return err
		}
		after, err := format.File(name, src)
		switch {
		case errors.Is(err, format.ErrUnclear):
			if !s.quiet {
				fmt.Fprintf(env.err, "chancery: %s is left as it is: %v\n", name, err)
			}
		case err != nil:
			return err
		case !bytes.Equal(src, after):
			changed = append(changed, edit.File{From: name, To: name, Before: src, After: after})
			fmt.Fprintln(env.out, name)
		}
	}
	if check {
		if len(changed) > 0 {
			return errContent
		}
		return nil
	}
	return edit.Write(s.source, changed)
}

// formatted lists the files to be formatted: those that are given, or all.
func (s *settings) formatted(files *layers.Reader, args []string) (names []string, err error) {
	for _, arg := range args {
		name := arg
		if rel, err := filepath.Rel(s.source, arg); err == nil && !filepath.IsAbs(rel) {
			name = rel
		}
		name = path.Clean(filepath.ToSlash(name))
		if _, err := files.Stat(name); err != nil {
			return nil, usageError{fmt.Errorf("there is no file %s in the archive", arg)}
		}
		names = append(names, name)
	}
	if len(args) > 0 {
		return names, nil
	}
	list, problems := files.List(archive.Root)
	for _, p := range problems {
		err = errors.Join(err, p)
	}
	if err != nil { // not all files are known
		return nil, err
	}
	for _, f := range list {
		if ending := path.Ext(f.Path); ending == ".md" && !strings.EqualFold(path.Base(f.Path), "readme.md") || ending == ".yaml" {
			names = append(names, f.Path)
		}
	}
	return names, nil
}
