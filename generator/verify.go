package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"chancery/generator/internal/manifest"
	"chancery/generator/internal/verify"

	"github.com/spf13/cobra"
)

// verifyCommand holds a published copy to its manifest.
func verifyCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "verify DIR|URL",
		Short: "Compare a published copy with its manifest",
		Long: `Verify reads ` + manifest.Name + `, which every build writes, from a folder or from a site
on the web, and says which files are missing, changed or, in a folder, not part of the site. On the web
it asks for four files at a time, waits when the host says that it is busy, and leaves out
what hosts keep to themselves (_headers, _redirects, .nojekyll). It exits with 1 if
anything differs.`,
		Example: `  chancery verify public
  chancery verify https://briefs.example.org/`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("verify wants one folder or one address")}
			}
			r, err := verified(c, args[0])
			if err != nil {
				return err
			}
			return printReport(env, args[0], r)
		},
	}
}

func verified(c *cobra.Command, copy string) (*verify.Report, error) {
	if strings.Contains(copy, "://") {
		return verify.Client{Agent: "chancery/" + version}.URL(c.Context(), copy)
	}
	if info, err := os.Stat(copy); errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf("there is no folder %s", copy)}
	} else if err == nil && !info.IsDir() {
		return nil, usageError{fmt.Errorf("%s is a file: verify wants the folder of a site", copy)}
	}
	r, err := verify.Dir(c.Context(), copy)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf("%w (a build with --part writes no manifest)", err)}
	}
	return r, err
}

func printReport(env environment, copy string, r *verify.Report) error {
	for _, list := range []struct {
		what  string
		paths []string
	}{{"missing", r.Missing}, {"changed", r.Changed}, {"foreign", r.Foreign}} {
		for _, p := range list.paths {
			fmt.Fprintf(env.out, "%s: %s\n", list.what, p)
		}
	}
	if len(r.Unasked) > 0 {
		fmt.Fprintf(env.err, "not served, as they are for the host: %s\n", strings.Join(r.Unasked, ", "))
	}
	if r.OK() {
		fmt.Fprintf(env.err, "%s is as it was published: %s\n", copy, count(r.Files, "file"))
		return nil
	}
	fmt.Fprintf(env.err, "chancery: %s is not as it was published: of %s, %d missing, %d changed; %d foreign\n", copy, count(r.Files, "file"), len(r.Missing), len(r.Changed), len(r.Foreign))
	return errContent
}
