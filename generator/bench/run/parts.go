//go:build unix

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"chancery/generator/bench/internal/measure"
	"chancery/generator/bench/internal/report"
)

// part is what one part of a divided build took.
type part struct {
	sample  measure.Sample
	whole   time.Duration // on the clock, over the whole archive; each part does that
	files   int
	written int64 // bytes
}

// inParts builds the parts of an archive one after the other, cold.
func (s settings) inParts(ctx context.Context, p programs, at place) ([]part, error) {
	fmt.Fprintf(s.verbose, "a build in %d parts\n", s.parts)
	var all []part
	for i := range s.parts {
		site := filepath.Join(at.parts, fmt.Sprint(i+1))
		x, err := measure.Once(ctx, measure.Command{Name: "part", Limit: s.limit, Before: s.aside(at.cache),
			Args: []string{p.chancery, "build", "--part", fmt.Sprintf("%d/%d", i+1, s.parts), "--timings", "-s", at.archive, "-d", site, "--cache", at.cache}})
		if err != nil {
			return all, err
		}
		one := part{sample: x, whole: wholeArchive(x)}
		one.files, one.written = weigh(site)
		all = append(all, one)
	}
	return all, nil
}

// divided is the table of the parts; "" without any.
func (r result) divided() string {
	if len(r.parts) == 0 {
		return ""
	}
	t := report.NewTable("part", "CPU s", "of the whole build's CPU", "wall s", "whole archive, wall s", "of its wall", "peak MB", "files", "MB out")
	var sum measure.Sample
	single := r.cold.Of(measure.CPUSeconds).Median
	for i, p := range r.parts {
		x := p.sample
		t.Add(fmt.Sprintf("%d of %d", i+1, len(r.parts)), seconds(x.CPU), percent(x.CPU.Seconds()/single), seconds(x.Wall), seconds(p.whole),
			percent(p.whole.Seconds()/x.Wall.Seconds()), fmt.Sprintf("%.0f", measure.Megabytes(x)), thousands(p.files), fmt.Sprintf("%.0f", mega(p.written)))
		sum.CPU, sum.Wall = sum.CPU+x.CPU, sum.Wall+x.Wall
	}
	t.Add("all of them", seconds(sum.CPU), percent(sum.CPU.Seconds()/single), seconds(sum.Wall))
	return fmt.Sprintf("%s briefs, in %d parts, one after the other\n\n%s", thousands(r.briefs), len(r.parts), t)
}
