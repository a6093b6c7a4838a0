//go:build unix

package measure

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Print writes a table of what commands used: the middle of the runs, the least
// and the most in brackets, and how many times as much processor time as the
// first command each took.
func Print(w io.Writer, all []Series) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "command\tCPU s\twall s\tpeak MB\tCPU ratio\truns")
	for _, s := range all {
		cpu := s.Of(CPUSeconds)
		ratio := "–"
		if first := all[0].Of(CPUSeconds).Median; first > 0 {
			ratio = fmt.Sprintf("%.2f", cpu.Median/first)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%d\n", s.Name, cpu, s.Of(WallSeconds), s.Of(Megabytes), ratio, len(s.Samples))
	}
	t.Flush()
}

// String gives the middle, and the least and the most in brackets where they differ.
func (s Spread) String() string {
	digits := 2
	if s.Max >= 100 {
		digits = 0
	}
	if s.Min == s.Max {
		return fmt.Sprintf("%.*f", digits, s.Median)
	}
	return fmt.Sprintf("%.*f (%.*f–%.*f)", digits, s.Median, digits, s.Min, digits, s.Max)
}
