//go:build unix

// Command profile builds the site of an archive once, with a profile of the
// processor's time and one of the memory that is held at the fullest.
//
//	go run ./generator/bench/profile -s archive -d site -cpu cpu.out -heap heap.out
//	go tool pprof -top cpu.out
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"syscall"
	"time"

	"chancery/generator/internal/build"
	"chancery/static"
	"chancery/templates"
)

func main() {
	var s settings
	flag.StringVar(&s.source, "s", ".", "the archive's `folder`")
	flag.StringVar(&s.destination, "d", "", "the `folder` for the site; without one the pages are made and not written")
	flag.StringVar(&s.cpu, "cpu", "", "write a processor profile to this `file`")
	flag.StringVar(&s.heap, "heap", "", "write a heap profile to this `file`, taken at the end of the build")
	flag.StringVar(&s.allocs, "allocs", "", "write a profile of all allocations to this `file`")
	flag.Parse()
	if err := s.run(); err != nil {
		fmt.Fprintf(os.Stderr, "profile: %v\n", err)
		os.Exit(1)
	}
}

type settings struct{ source, destination, cpu, heap, allocs string }

func (s *settings) run() error {
	if s.allocs != "" {
		runtime.MemProfileRate = 64 << 10
	}
	if s.cpu != "" {
		f, err := os.Create(s.cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	most := make(chan uint64)
	stop := make(chan struct{})
	go s.watch(stop, most)
	start := time.Now()
	result, list, err := build.Run(context.Background(), build.Options{Source: s.source, Destination: s.destination,
		Today: time.Now().UTC(), Version: "profile", Templates: templates.Files, Static: static.Files})
	if err != nil {
		return err
	}
	wall := time.Since(start)
	close(stop)
	peak := <-most
	for _, m := range list.Messages {
		fmt.Fprintln(os.Stderr, m)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%d pages, %d files written, %d unchanged, %.1f MB out\n", result.Pages, result.Stats.Written, result.Stats.Unchanged, float64(result.Stats.Bytes)/1e6)
	fmt.Printf("wall %v, processor %v, %d collections taking %.0f %% of it\n", wall.Round(time.Millisecond), processor().Round(time.Millisecond), m.NumGC, m.GCCPUFraction*100)
	fmt.Printf("heap at most %d MB, allocated %d MB in %d objects, from the system %d MB\n", peak>>20, m.TotalAlloc>>20, m.Mallocs, m.Sys>>20)
	return s.write(s.allocs, "allocs")
}

// watch writes the heap profile whenever the heap has grown by a tenth, so that
// the last one shows it at its fullest.
func (s *settings) watch(stop chan struct{}, most chan uint64) {
	var m runtime.MemStats
	peak, profiled := uint64(0), uint64(16<<20)
	for {
		select {
		case <-stop:
			most <- peak
			return
		case <-time.After(200 * time.Millisecond):
		}
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapInuse)
		if s.heap != "" && m.HeapInuse > profiled+profiled/10 {
			profiled = m.HeapInuse
			if err := s.write(s.heap, "heap"); err != nil {
				fmt.Fprintf(os.Stderr, "profile: %v\n", err)
			}
		}
	}
}

func (s *settings) write(file, kind string) error {
	if file == "" {
		return nil
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return pprof.Lookup(kind).WriteTo(f, 0)
}

// processor is the time that all threads of this process have used.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
