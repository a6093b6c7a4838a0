package graph

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
)

// BenchmarkLink links the archive that comes with the generator.
func BenchmarkLink(b *testing.B) {
	files, err := layers.OpenDir("../../..")
	if err != nil {
		b.Fatal(err)
	}
	defer files.Close()
	a, _, err := archive.Read(files, prose.Kept{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if g, _ := Link(a, Options{Today: edtf.DayOf(2026, 1, 1)}); len(g.Briefs) == 0 {
			b.Fatal("no briefs")
		}
	}
}
