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
		Use:   "fmt [FILE|FOLDER...]",
		Short: "Write front matter in one order and style",
		Long: `Fmt puts the keys of front matter, site.yaml and sources.yaml into the order of the model
(chancery help model), with one space behind a colon and lists indented by two. What is
said stays the same, and so do comments and the text. A folder stands for the files in it;
without any it takes all of content/. It prints what it changes. A second run changes nothing.`,
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
	if len(args) > 0 {
		return s.named(files, names, args)
	}
	return names, nil
}

// named gives the files that are named: each by itself, or by its folder.
func (s *settings) named(files *layers.Reader, all, args []string) (names []string, err error) {
	for _, arg := range args {
		n := len(names)
		for _, name := range inArchive(s.source, arg) {
			if _, err := files.Stat(name); err == nil {
				names = append(names, name)
				break
			}
			for _, file := range all {
				if strings.HasPrefix(file, name+"/") {
					names = append(names, file)
				}
			}
			if len(names) > n {
				break
			}
		}
		if len(names) == n {
			return nil, usageError{fmt.Errorf("there is no file %s in the archive", arg)}
		}
	}
	return names, nil
}

// inArchive gives the paths from an archive's root that may be meant by a file that somebody
// names: from the folder in which they are or in full, or else from the root.
func inArchive(source, file string) (paths []string) {
	root, err := filepath.Abs(source)
	if err == nil {
		root = resolved(root)
	}
	if abs, err2 := filepath.Abs(file); err == nil && err2 == nil {
		if rel, err := filepath.Rel(root, filepath.Join(resolved(filepath.Dir(abs)), filepath.Base(abs))); err == nil && filepath.IsLocal(rel) {
			paths = append(paths, filepath.ToSlash(rel))
		}
	}
	return append(paths, path.Clean(filepath.ToSlash(file)))
}

// resolved follows the symbolic links in the path of a folder, as far as there is one.
func resolved(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}
