package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/online"
	"chancery/generator/internal/site"

	"github.com/spf13/cobra"
)

// sourceCheck is what check does about sources when it is asked to.
type sourceCheck struct {
	list   bool   // name those that no archived copy is given of
	online string // the file of results; "" asks nobody
}

func (k *sourceCheck) flags(c *cobra.Command) {
	c.Flags().BoolVar(&k.list, "sources", false, "also list the sources on the web that no archived copy is given of")
	c.Flags().StringVar(&k.online, "online", "", "also ask whether the addresses of sources still answer, and keep what they answer in a `file`")
}

func (k *sourceCheck) wanted() bool { return k.list || k.online != "" }

// run follows a check that found no errors.
func (k *sourceCheck) run(c *cobra.Command, s *settings, env environment) error {
	return s.look(env, func(_ *site.Session, snapshot *site.Snapshot) error {
		sources := snapshot.Graph().Sources
		if k.list {
			listUnarchived(env, sources)
		}
		if k.online == "" {
			return nil
		}
		return k.ask(c, s, env, sources)
	})
}

// listUnarchived prints the sources on the web without an archived copy.
func listUnarchived(env environment, sources []*graph.Source) {
	onWeb, without := 0, 0
	for _, s := range sources {
		if s.URL.Href == "" {
			continue
		}
		onWeb++
		if s.Archived.Href == "" {
			without++
			fmt.Fprintf(env.out, "%s: no archived copy: %s %s\n", s.URL.At, s.ID.ID, s.URL.Href)
		}
	}
	fmt.Fprintf(env.err, "%d of %s on the web have no archived copy (key: archived)\n", without, count(onWeb, "source"))
}

// ask asks for all addresses of sources, and prints those that lead nowhere or elsewhere.
func (k *sourceCheck) ask(c *cobra.Command, s *settings, env environment, sources []*graph.Source) error {
	known, err := k.known()
	if err != nil {
		return err
	}
	at, wanted := map[string]diag.Pos{}, []string{}
	note := func(address string, pos diag.Pos) {
		if address != "" && at[address].IsZero() {
			at[address], wanted = pos, append(wanted, address)
		}
	}
	for _, v := range sources {
		note(v.URL.Href, v.URL.At)
		note(v.Archived.Href, v.Archived.At)
	}
	asked := 0
	checker := online.Checker{Agent: "chancery/" + version, Now: env.now, Done: func(r online.Result) {
		if asked++; s.verbose {
			fmt.Fprintf(env.err, "%s: %s\n", r.Address, r)
		}
	}}
	results, ended := checker.Check(c.Context(), wanted, known)
	if err := k.keep(results); err != nil {
		return errors.Join(err, ended)
	}
	dead := 0
	for _, r := range results {
		switch {
		case r.Dead():
			dead++
			fallthrough
		case r.Moved != "":
			fmt.Fprintf(env.out, "%s: %s: %s\n", at[r.Address], r.Address, r)
		}
	}
	fmt.Fprintf(env.err, "asked for %s; %d of %d lead nowhere; the answers are in %s\n", addresses(asked), dead, len(results), k.online)
	if ended == nil && dead > 0 && s.strict {
		return errContent
	}
	return ended
}

// known reads the answers of earlier runs.
func (k *sourceCheck) known() ([]online.Result, error) {
	f, err := os.Open(k.online)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	results, err := online.Read(f)
	if err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", k.online, err)}
	}
	return results, nil
}

// keep writes the answers, all or none.
func (k *sourceCheck) keep(results []online.Result) error {
	f, err := os.CreateTemp(filepath.Dir(k.online), ".chancery-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // is no longer there when all went well
	if err := errors.Join(online.Write(f, results), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), k.online)
}
