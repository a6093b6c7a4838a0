//go:build unix

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery/generator/bench/internal/measure"
)

var (
	writtenLine = regexp.MustCompile(`(?m)^(\d+) files written,`)
	stageLine   = regexp.MustCompile(`(?m)^ *(\S.*?) +(\d+) +(\d+)( +\d+)? *$`)
	wholeLine   = regexp.MustCompile(`(?m)^whole archive (\d+) ms of (\d+) ms`)
	focusLine   = regexp.MustCompile(`(?m)^Showing nodes accounting for [^,]+, ([\d.]+)%`)
)

// filesWritten is how many files a build says that it wrote.
func filesWritten(s measure.Sample) float64 {
	found := writtenLine.FindStringSubmatch(s.Said)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1])
	return float64(n)
}

// stage is how long a stage took by the table of --timings, and whether there was
// one. A kind of page may have the same name; the stages after rendering stand below.
func stage(s measure.Sample, name string) (took time.Duration, ran bool) {
	for _, row := range stageLine.FindAllStringSubmatch(s.Said, -1) {
		if row[1] == name {
			ms, _ := strconv.Atoi(row[3])
			took, ran = time.Duration(ms)*time.Millisecond, true
		}
	}
	return took, ran
}

// wholeArchive is how long a part of a build says that it took over the whole
// archive; 0 if it does not say.
func wholeArchive(s measure.Sample) time.Duration {
	found := wholeLine.FindStringSubmatch(s.Said)
	if found == nil {
		return 0
	}
	ms, _ := strconv.Atoi(found[1])
	return time.Duration(ms) * time.Millisecond
}

// share is how much of a cold build goes into something made of the whole archive.
type share struct {
	what string
	wall float64 // of the time on the clock; less than 0 where it is no stage of its own
	cpu  float64 // of the samples of a processor profile
}

// wholes are what a site has of the whole archive besides its pages: the stages of
// --timings, and what a profile's stacks tell them by. The profile does not tell for
// whom the garbage collector works.
var wholes = []struct{ what, stage, focus string }{
	{"search index", "search", `build\.\(\*builder\)\.index|internal/search\.`},
	{"previews", "glances", `build\.\(\*builder\)\.writeScripts`},
	{"card pictures", "cards", `build\.\(\*builder\)\.drawCards`},
	{"charts in pages", "", `internal/chart\.`},
}

// shares builds once more, with a profile.
func (s settings) shares(ctx context.Context, build measure.Command, at place, cold measure.Series) ([]share, error) {
	fmt.Fprintln(s.verbose, "a cold build with a profile")
	build.Args = append(build.Args[:len(build.Args):len(build.Args)], "--profile", at.profile)
	build.Limit = s.limit
	if _, err := measure.Once(ctx, build); err != nil {
		return nil, err
	}
	var all []share
	for _, w := range wholes {
		if _, ran := stage(cold.Samples[0], w.stage); w.stage != "" && !ran {
			continue // card pictures are made only where site.yaml asks for them
		}
		out, err := exec.CommandContext(ctx, "go", "tool", "pprof", "-top", "-nodefraction=0", "-nodecount=1000000", "-focus="+w.focus,
			build.Args[0], filepath.Join(at.profile, "cpu.pprof")).CombinedOutput()
		found := focusLine.FindSubmatch(out)
		if found == nil && !strings.Contains(string(out), "focus expression matched no samples") {
			return nil, fmt.Errorf("read the profile for %s: %w\n%s", w.what, err, out)
		}
		one := share{what: w.what, wall: -1}
		if found != nil {
			percent, _ := strconv.ParseFloat(string(found[1]), 64)
			one.cpu = percent / 100
		}
		if w.stage != "" {
			one.wall = cold.Of(func(x measure.Sample) float64 {
				took, _ := stage(x, w.stage)
				return took.Seconds() / x.Wall.Seconds()
			}).Median
		}
		all = append(all, one)
	}
	return all, nil
}
