package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"text/tabwriter"

	"chancery/generator/internal/build"
)

// profile begins to write profiles into dir: cpu.pprof, and heap.pprof at the end.
// With dir "" it does nothing. The function that it returns ends the profiles.
func profile(dir string) (stop func() error, err error) {
	if dir == "" {
		return func() error { return nil }, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	cpu, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return func() error {
		pprof.StopCPUProfile()
		heap, err := os.Create(filepath.Join(dir, "heap.pprof"))
		if err != nil {
			return errors.Join(cpu.Close(), fmt.Errorf("profile: %w", err))
		}
		runtime.GC() // so that the heap shows what is still in use
		return errors.Join(cpu.Close(), pprof.WriteHeapProfile(heap), heap.Close())
	}, nil
}

// printTimings prints a table of how long each stage took, and how much of that every
// part of a divided build does anew.
func printTimings(out io.Writer, r *build.Result) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "stage\tnumber\tms\tµs each\t")
	for _, t := range r.Timings {
		each := ""
		if t.N > 0 {
			each = strconv.FormatInt(t.Took.Microseconds()/int64(t.N), 10)
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%s\t\n", t.Stage, t.N, t.Took.Milliseconds(), each)
	}
	w.Flush()
	if whole, all := r.Whole(); all > 0 {
		fmt.Fprintf(out, "whole archive %d ms of %d ms (%d %%)\n", whole.Milliseconds(), all.Milliseconds(), 100*whole/all)
	}
}
