package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// garbage is how much of it the collector lets grow beside what lives, in percent. Less is
	// slower.
	garbage = 60
	// leastLimit is how many bytes the process may take before the collector works more than
	// that, and mostBeside what it may take for each 100 that live, of large archives: all of
	// their graph lives all the time, and as much garbage as of a small one is too much.
	leastLimit = 540 << 20
	mostBeside = 140
)

// frugal keeps the memory of the process near what lives in it, unless the environment says
// how much it is to take.
func frugal() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		limit(0)
	}
}

// collected is unreachable from the beginning, so that something can follow each collection.
type collected struct{ _ *int }

// limit sets how much memory the process may take, from what the last collection has found
// to live, and does so again after the next one. set is what was set before.
func limit(set int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if next := max(leastLimit, int64(live[0].Value.Uint64()/100*mostBeside)); next != set {
		debug.SetMemoryLimit(next)
		set = next
	}
	runtime.AddCleanup(&collected{}, limit, set)
}
