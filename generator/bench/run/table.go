//go:build unix

package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"chancery/generator/bench/internal/measure"
)

// print writes the table of one archive: the middle of the runs, the least and
// the most in brackets.
func (r result) print(w io.Writer) {
	fmt.Fprintf(w, "\n%d briefs, %.0f MB read; the site: %d files, %.0f MB", r.briefs, mega(r.read), r.files, mega(r.written))
	if r.hugoFiles > 0 {
		fmt.Fprintf(w, "; Hugo's: %d files, %.0f MB", r.hugoFiles, mega(r.hugoWritten))
	}
	fmt.Fprintf(w, "\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "build\tCPU s\twall s\tpeak MB\tCPU ms a brief\tCPU of the floor\tCPU of a cold build")
	for _, s := range r.rows() {
		if len(s.Samples) > 0 {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.2f\t%s\t%s\n", s.Name, s.Of(measure.CPUSeconds), s.Of(measure.WallSeconds), s.Of(measure.Megabytes),
				r.perBrief(s), ratio(s, r.floors[1]), ratio(s, r.cold))
		}
	}
	t.Flush()
	if len(r.hugo.Samples) > 0 {
		fmt.Fprintf(w, "\nHugo takes %s times the CPU and %.1f times the memory of a cold build.\n", ratio(r.hugo, r.cold),
			r.hugo.Of(measure.Megabytes).Median/r.cold.Of(measure.Megabytes).Median)
	}
	fmt.Fprintf(w, "With nothing changed a build takes %s times the CPU of reading the tree.\n", ratio(r.unchanged, r.reading))
}

func (r result) rows() []measure.Series {
	return append([]measure.Series{r.reading, r.floors[0], r.floors[1]}, r.cold, r.unchanged, r.edited, r.hugo)
}

// perBrief is the processor time in milliseconds.
func (r result) perBrief(s measure.Series) float64 {
	return s.Of(measure.CPUSeconds).Median * 1000 / float64(r.briefs)
}

// ratio is how many times the processor time of b a took.
func ratio(a, b measure.Series) string {
	of := b.Of(measure.CPUSeconds).Median
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", a.Of(measure.CPUSeconds).Median/of)
}

// printGrowth writes how the cost of one brief grows with the archive.
func printGrowth(w io.Writer, all []result) {
	fmt.Fprintf(w, "\nThe cost of one brief as the archive grows\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "briefs\tcold CPU ms\tagainst the smallest\tpeak KB\tKB out")
	for _, r := range all {
		n := float64(r.briefs)
		fmt.Fprintf(t, "%d\t%.2f\t%.2f\t%.0f\t%.1f\n", r.briefs, r.perBrief(r.cold), r.perBrief(r.cold)/all[0].perBrief(all[0].cold),
			r.cold.Of(measure.Megabytes).Median*1000/n, float64(r.written)/1000/n)
	}
	t.Flush()
}

func mega(bytes int64) float64 { return float64(bytes) / 1e6 }
