//go:build unix

// Command bench measures builds of made-up archives of several sizes, cold, with
// nothing changed and after edits, beside the reading of all files and, if asked for, Hugo, and holds the figures to the goals. ./build.sh bench runs it.
//
//	bench [flags]                  1,000 and 10,000 briefs; -h lists the flags
//	bench synth -n 10000 -o DIR    writes a made-up archive
//	bench hugo -s ARCHIVE -o DIR   turns an archive into a site for Hugo
//	bench reading -s ARCHIVE       reads every file, and nothing else
//	bench session -s ARCHIVE       opens a session
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

	"chancery/generator/bench/corpus"
	"chancery/generator/bench/hugo"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	name := "measure"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("bench "+name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	var do func() error
	switch name {
	case "measure":
		b := &bench{log: stderr}
		sizes := b.flags(flags)
		do = func() error { return b.run(ctx, *sizes, stdout) }
	case "synth":
		n, seed, out := flags.Int("n", 1000, "how many `briefs`"), flags.Uint64("seed", 1, seedUsage), flags.String("o", "", "the `folder` to write into")
		do = func() error {
			if *out == "" || *n < 1 {
				return errors.New("synth needs a folder, -o, and at least one brief")
			}
			return corpus.New(corpus.Options{Briefs: *n, Seed: *seed}).Write(corpus.Into(*out))
		}
	case "hugo":
		source, out := flags.String("s", ".", "the archive's `folder`"), flags.String("o", "", "the `folder` for Hugo's site")
		do = func() error {
			if *out == "" {
				return errors.New("hugo needs a folder, -o")
			}
			return hugo.Convert(*source, corpus.Into(*out))
		}
	case "reading":
		source := flags.String("s", ".", "the archive's `folder`")
		do = func() error { return reading(*source) }
	case "session":
		source, cache := flags.String("s", ".", "the archive's `folder`"), flags.String("cache", "", "the `folder` for what later sessions can use")
		edit := flags.Int("edit", 0, "make the edits, the first with this `number`; 0 makes none")
		do = func() error { return session(*source, *cache, *edit, stdout) }
	default:
		return fmt.Errorf("unknown command %q: there are synth, hugo, reading and session, and none is to measure", name)
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%s takes no argument %q", name, flags.Arg(0))
	}
	return do()
}

const seedUsage = "another `seed` makes another archive"

// bench is a run of the measuring.
type bench struct {
	runs                 int
	seed                 uint64
	report, hugo, folder string
	limit                time.Duration
	log                  io.Writer // says what is going on
	programs             programs
}

func (b *bench) flags(f *flag.FlagSet) (sizes *string) {
	f.IntVar(&b.runs, "runs", 3, "how many `times` each build is run")
	f.Uint64Var(&b.seed, "seed", 1, seedUsage)
	f.StringVar(&b.report, "o", "", "write the tables to this `file` as well, as Markdown: between its marks for figures, if it has any")
	f.StringVar(&b.hugo, "hugo", "", "compare with this Hugo `program`; \"fetch\" builds version "+hugoVersion)
	f.StringVar(&b.folder, "dir", "", "the `folder` to work in, which is kept; a temporary one otherwise")
	f.DurationVar(&b.limit, "limit", 30*time.Minute, "how `long` one build may take")
	return f.String("sizes", "1000,10000", "how many `briefs` the archives have; 100000:1 builds one of that size once, whatever -runs says, and without Hugo: half an hour, 15 GB of memory and 10 GB of disk")
}

// size is an archive to measure.
type size struct {
	briefs, runs int
	alone        bool // without Hugo
}

// parseSizes reads "1000,100000:1".
func parseSizes(text string, runs int) ([]size, error) {
	var list []size
	for one := range strings.SplitSeq(text, ",") {
		briefs, times, given := strings.Cut(strings.TrimSpace(one), ":")
		n, err := strconv.Atoi(briefs)
		k := runs
		if err == nil && given {
			k, err = strconv.Atoi(times)
		}
		if err != nil || n < 1 || k < 1 {
			return nil, fmt.Errorf("-sizes: %q is not a number of briefs and, after a colon, of runs", one)
		}
		list = append(list, size{n, k, given})
	}
	return list, nil
}

// run measures archives of every size and prints the tables.
func (b *bench) run(ctx context.Context, sizes string, stdout io.Writer) (err error) {
	list, err := parseSizes(sizes, b.runs)
	if err != nil {
		return err
	}
	if b.folder == "" {
		if b.folder, err = os.MkdirTemp("", "chancery-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(b.folder)
	}
	if b.folder, err = filepath.Abs(b.folder); err != nil {
		return err
	}
	if err := b.build(ctx); err != nil {
		return err
	}
	defer b.clear()
	before := load()
	var all []*result
	for _, n := range list {
		r, err := b.measure(ctx, n)
		if err != nil {
			return err
		}
		all = append(all, r)
		fmt.Fprintf(stdout, "%s\n", r.tables())
	}
	text := map[string]string{"machine": machine(before), "goals": goals(all), "growth": growth(all)}
	fmt.Fprintf(stdout, "%s\n%s\n%s", text["machine"], text["growth"], text["goals"])
	if b.report == "" {
		return nil
	}
	for _, r := range all {
		text["builds"] += r.tables() + "\n"
	}
	return save(b.report, text)
}
