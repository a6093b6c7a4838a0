//go:build unix

// Command run measures builds of made-up archives of several sizes: cold, with
// nothing changed, and after one edit, beside a floor and, if asked for, Hugo.
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

// settings are the flags.
type settings struct {
	sizes   []int
	runs    int
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
	sizes := flags.String("sizes", "1000,10000", "how many briefs the archives have, divided by commas")
	full := flags.Bool("full", false, "measure 100,000 briefs as well: takes an hour and 10 GB of disk")
	flags.IntVar(&s.runs, "runs", 3, "how many `times` each build is run")
	flags.Uint64Var(&s.seed, "seed", 1, "another seed makes other archives")
	flags.StringVar(&s.hugo, "hugo", "", "compare with this Hugo `program`; \"fetch\" builds the pinned version")
	flags.StringVar(&s.folder, "dir", "", "the `folder` to work in, which is kept; otherwise a temporary one")
	flags.DurationVar(&s.limit, "limit", 15*time.Minute, "how `long` one build may take")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	for size := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil || n < 1 {
			return s, fmt.Errorf("-sizes: %q is not a number of briefs", size)
		}
		s.sizes = append(s.sizes, n)
	}
	if *full {
		s.sizes = append(s.sizes, 100_000)
	}
	if s.runs < 1 || flags.NArg() > 0 {
		return s, fmt.Errorf("usage: bench [flags]; -runs is at least 1")
	}
	return s, nil
}

// run measures every size and prints a table for each, and one of how the cost of
// a brief grows.
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
	var all []result
	for _, n := range s.sizes {
		r, err := s.measure(ctx, p, n)
		if len(r.cold.Samples) > 0 { // what was measured counts, even if the rest failed
			r.print(stdout)
			all = append(all, r)
		}
		if err != nil {
			return err
		}
	}
	if len(all) > 1 {
		printGrowth(stdout, all)
	}
	return nil
}
