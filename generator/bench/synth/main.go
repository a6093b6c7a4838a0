// Command synth writes a made-up archive to measure with. The same options make
// the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"

	"chancery/generator/bench/internal/corpus"
)

func main() {
	n := flag.Int("n", 1000, "how many `briefs`")
	seed := flag.Uint64("seed", 1, "another seed makes another archive")
	out := flag.String("o", "", "the `folder` to write into")
	flag.Parse()
	if *out == "" || *n < 1 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "usage: synth -n 10000 -seed 1 -o folder")
		os.Exit(2)
	}
	if err := corpus.New(corpus.Options{Briefs: *n, Seed: *seed}).WriteDir(*out); err != nil {
		fmt.Fprintf(os.Stderr, "synth: %v\n", err)
		os.Exit(1)
	}
}
