//go:build unix

package main

import (
	"fmt"
	"time"

	"chancery/generator/bench/internal/measure"
	"chancery/generator/bench/internal/report"
)

// million reckons what a million briefs would take from what an archive took, as if
// every brief cost the same. It measures nothing.
func million(r result) string {
	const n = 1e6
	scale := n / float64(r.briefs)
	t := report.NewTable("a million briefs", "reckoned", "how, from the archive of "+thousands(r.briefs)+" briefs")
	cpuS, wallS := r.cold.Of(measure.CPUSeconds).Median, r.cold.Of(measure.WallSeconds).Median
	peak := r.cold.Of(measure.Megabytes).Median
	row := func(what string, value string, how string, args ...any) {
		t.Add(what, value, fmt.Sprintf(how, args...))
	}
	row("archive", gigabytes(float64(r.read)*scale), "%.1f KB a brief", float64(r.read)/1000/float64(r.briefs))
	row("CPU, cold", minutes(cpuS*scale), "%.2f ms a brief", cpuS*1000/float64(r.briefs))
	row("wall, cold, on as many cores", minutes(wallS*scale), "%.2f ms a brief", wallS*1000/float64(r.briefs))
	row("memory", gigabytes(peak*1e6*scale), "%.1f KB a brief", peak*1000/float64(r.briefs))
	row("files of the site", thousands(int(float64(r.files)*scale)), "%.2f a brief", float64(r.files)/float64(r.briefs))
	row("bytes of the site", gigabytes(float64(r.written)*scale), "%.1f KB a brief", float64(r.written)/1000/float64(r.briefs))
	row("of which the search index, files", thousands(int(float64(r.indexFiles)*scale)), "%.2f a brief", float64(r.indexFiles)/float64(r.briefs))
	row("of which the search index, bytes", gigabytes(float64(r.indexBytes)*scale), "%.1f KB a brief", float64(r.indexBytes)/1000/float64(r.briefs))
	if len(r.unchanged.Samples) > 0 {
		row("nothing changed, CPU", minutes(r.unchanged.Of(measure.CPUSeconds).Median*scale), "%.3f ms a brief", r.perBrief(r.unchanged))
		row("one brief edited, CPU", minutes(r.edited.Of(measure.CPUSeconds).Median*scale), "%.3f ms a brief", r.perBrief(r.edited))
	}
	if len(r.parts) > 0 {
		whole, index := 0.0, 0.0
		for _, p := range r.parts {
			whole += p.whole.Seconds() / float64(len(r.parts))
		}
		for _, s := range r.shares {
			if s.what == "search index" {
				index = s.wall * wallS
			}
		}
		row("whole-archive stage, wall, in each part", minutes(whole*scale), "%.2f ms a brief", whole*1000/float64(r.briefs))
		for _, m := range []float64{4, 16, 64} {
			row(fmt.Sprintf("wall on %.0f machines", m), minutes((whole+max(index, (wallS-whole)/m))*scale), "whole + the greater of (all − whole) / %.0f and the search index, which one part makes", m)
		}
	}
	return t.String()
}

func gigabytes(bytes float64) string { return fmt.Sprintf("%.1f GB", bytes/1e9) }

// minutes words seconds as people read them.
func minutes(s float64) string {
	return time.Duration(s * float64(time.Second)).Round(time.Second).String()
}
