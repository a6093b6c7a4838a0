package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/generator/internal/build"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/progress"

	"github.com/spf13/cobra"
)

// exportCommand writes the site, or its data or citations alone, into a zip file.
func (s *settings) exportCommand(env environment) *cobra.Command {
	var file, only string
	c := &cobra.Command{
		Use:   "export --zip FILE",
		Short: "Write the site, or its data or citations alone, into a zip file",
		Long: `Export makes the site and packs it into a zip file. Unpacked, it opens from a disk, search
included. Nothing is published, and the archive's ledger of addresses stays as it is.`,
		Example: `  chancery export --zip archive.zip
  chancery export --zip data.zip --only data
  chancery export --zip references.zip --only citations`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return s.export(c, env, file, only) },
	}
	c.Flags().SortFlags = false
	c.Flags().StringVar(&file, "zip", "", "the `file` to write")
	c.Flags().StringVar(&only, "only", "", "export this alone: "+strings.Join(build.Selections(), " or "))
	s.including(c.Flags())
	s.making(c.Flags())
	return c
}

func (s *settings) export(c *cobra.Command, env environment, file, only string) error {
	start := time.Now()
	if err := s.fromEnvironment(c.Flags(), env.getenv); err != nil {
		return err
	}
	if file == "" {
		return usageError{errors.New("export wants the file to write: chancery export --zip archive.zip")}
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return usageError{fmt.Errorf("%s is a folder: name the file to write, such as %s", file, filepath.Join(file, "archive.zip"))}
	}
	if _, err := os.Stat(filepath.Dir(file)); errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf("%s cannot be written: there is no folder %s", file, filepath.Dir(file))}
	}
	if only != "" && !slices.Contains(build.Selections(), only) {
		return usageError{fmt.Errorf("%q cannot be exported by itself: %s", only, diag.DidYouMean(only, build.Selections(), "it is one of "+strings.Join(build.Selections(), ", ")))}
	}
	o, err := s.options(env, false)
	if err != nil {
		return err
	}
	report, done := progress.Start(env.err, s.progressMode(env))
	o.Progress = report
	result, list, err := build.Export(c.Context(), o, file, only)
	done()
	if printErr := s.print(env, list); err == nil && printErr != nil {
		err = fmt.Errorf("print the messages: %w", printErr)
	}
	switch {
	case err != nil:
		return err
	case !result.OK:
		fmt.Fprintf(env.err, "chancery: %s, %s; nothing was written\n", count(list.Count(diag.Error), "error"), count(list.Count(diag.Warning), "warning"))
		return errContent
	case !s.quiet:
		what := "the site"
		if only != "" {
			what = "the " + only
		}
		fmt.Fprintf(env.err, "exported %s into %s in %s\n", what, file, round(time.Since(start)))
	}
	return nil
}
