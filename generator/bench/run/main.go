//go:build unix

// Command run measures builds of made-up archives of several sizes: cold, with
// nothing changed, after one edit, after an actor got another name, and in parts,
// beside a floor and, if asked for, Hugo; and holds the figures to the goals.
//
//	go run ./generator/bench/run                         1,000 and 10,000 briefs
//	go run ./generator/bench/run -full                   and 100,000
//	go run ./generator/bench/run -hugo hugo -sizes 1000  with Hugo from the path
//
// Its numbers are those of the machine that it runs on; what can be compared are
// the ratios.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

// size is an archive to measure.
type size struct {
	briefs int
	runs   int // of each build
}

// settings are the flags.
type settings struct {
	sizes   []size
	parts   int
	report  string
	seed    uint64
	hugo    string
	folder  string
	limit   time.Duration
	verbose io.Writer // says what is going on
}

func parse(args []string, stderr io.Writer) (settings, error) {
	s := settings{verbose: stderr}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	sizes := flags.String("sizes", "1000,10000", "how many briefs the archives have, divided by commas; 100000:1 builds one of that size once, whatever -runs says")
	full := flags.Bool("full", false, "measure 100,000 briefs as well, each build once: takes an hour and 10 GB of disk")
	runs := flags.Int("runs", 3, "how many `times` each build is run")
	flags.IntVar(&s.parts, "parts", 4, "build each archive in so many `parts`, too, once; 0 does not")
	flags.StringVar(&s.report, "o", "", "write the tables to this `file`, too, as Markdown: into its places for figures, if it has any")
	flags.Uint64Var(&s.seed, "seed", 1, "another seed makes other archives")
	flags.StringVar(&s.hugo, "hugo", "", "compare with this Hugo `program`; \"fetch\" builds the pinned version")
	flags.StringVar(&s.folder, "dir", "", "the `folder` to work in, which is kept; otherwise a temporary one")
	flags.DurationVar(&s.limit, "limit", 15*time.Minute, "how `long` one build may take")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if *full {
		*sizes += ",100000:1"
	}
	if *runs < 1 || s.parts < 0 || s.parts == 1 || flags.NArg() > 0 {
		return s, fmt.Errorf("usage: bench [flags]; -runs is at least 1, -parts 0 or at least 2")
	}
	for text := range strings.SplitSeq(*sizes, ",") {
		one, err := parseSize(strings.TrimSpace(text), *runs)
		if err != nil {
			return s, err
		}
		s.sizes = append(s.sizes, one)
	}
	return s, nil
}

// parseSize reads "10000" or "10000:1".
func parseSize(text string, runs int) (size, error) {
	briefs, times, given := strings.Cut(text, ":")
	n, err := strconv.Atoi(briefs)
	if err == nil && given {
		runs, err = strconv.Atoi(times)
	}
	if err != nil || n < 1 || runs < 1 {
		return size{}, fmt.Errorf("-sizes: %q is not a number of briefs", text)
	}
	return size{n, runs}, nil
}

// run measures every size, prints the tables of each when it is done, and then those
// of all together.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	if s.folder == "" {
		if s.folder, err = os.MkdirTemp("", "chancery-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(s.folder)
	}
	if s.folder, err = filepath.Abs(s.folder); err != nil {
		return err
	}
	p, err := s.programs(ctx)
	if err != nil {
		return err
	}
	defer s.clear()
	before := load()
	var all []result
	for _, n := range s.sizes {
		r, err := s.measure(ctx, p, n)
		if len(r.cold.Samples) > 0 { // what was measured counts, even if the rest failed
			all = append(all, r)
			fmt.Fprintf(stdout, "%s\n%s\n", r.builds(), r.divided())
		}
		if err != nil {
			return errors.Join(err, s.save(all, before))
		}
	}
	for _, section := range sections(all, machine(s.folder, before)) {
		if section.Name != "builds" && section.Name != "parts" {
			fmt.Fprintf(stdout, "%s\n", section.Text)
		}
	}
	return s.save(all, before)
}

// save writes the report.
func (s settings) save(all []result, load string) error {
	if s.report == "" || len(all) == 0 {
		return nil
	}
	return sections(all, machine(s.folder, load)).Save(s.report)
}
