//go:build unix

// Command stages runs the first stages of a build, read and link, and prints what
// each costs: time, processor time, allocations, collections, and what remains in
// memory.
//
//	go run ./generator/bench/stages -profile folder archive
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"syscall"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
)

func main() {
	profiles := flag.String("profile", "", "write read.pprof, link.pprof and heap.pprof into this `folder`, which exists")
	percent := flag.Int("gc", 100, "how much the memory grows, in `percent`, between two collections")
	flag.Parse()
	debug.SetGCPercent(*percent)
	if err := run(flag.Arg(0), *profiles); err != nil {
		fmt.Fprintf(os.Stderr, "stages: %v\n", err)
		os.Exit(1)
	}
}

func run(dir, profiles string) error {
	files, err := layers.OpenDir(dir)
	if err != nil {
		return err
	}
	defer files.Close()
	var a *archive.Archive
	var g *graph.Graph
	err = measured("read", profiles, func() (err error) {
		a, _, err = archive.Read(files, prose.Kept{})
		return err
	})
	if err != nil {
		return err
	}
	err = measured("link", profiles, func() error {
		y, m, d := time.Now().Date()
		g, _ = graph.Link(a, graph.Options{Today: edtf.DayOf(y, m, d)})
		return nil
	})
	if err == nil && profiles != "" {
		err = writeTo(filepath.Join(profiles, "heap.pprof"), func(f *os.File) error { return pprof.Lookup("heap").WriteTo(f, 0) })
	}
	runtime.KeepAlive(g)
	return err
}

// measured runs a stage and prints what it cost.
func measured(name, profiles string, stage func() error) error {
	var before, after, live runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	processor, start := used(), time.Now()
	if err := profiled(name, profiles, stage); err != nil {
		return err
	}
	wall, cpu := time.Since(start), used()-processor
	runtime.ReadMemStats(&after)
	runtime.GC()
	runtime.ReadMemStats(&live)
	fmt.Printf("%s: %.2f s, %.2f s of processors, %d allocations of %.0f MB, %d collections; %.0f MB in %d pieces remain\n",
		name, wall.Seconds(), cpu.Seconds(), after.Mallocs-before.Mallocs, megabytes(after.TotalAlloc-before.TotalAlloc),
		after.NumGC-before.NumGC, megabytes(live.HeapAlloc), live.HeapObjects)
	return nil
}

func profiled(name, profiles string, stage func() error) error {
	if profiles == "" {
		return stage()
	}
	return writeTo(filepath.Join(profiles, name+".pprof"), func(f *os.File) error {
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
		return stage()
	})
}

func writeTo(file string, write func(*os.File) error) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// used is the processor time of this process so far.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func megabytes(n uint64) float64 { return float64(n) / 1e6 }
