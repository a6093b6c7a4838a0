package graph

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
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
	store := cache.Temporary()
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: store})
	a, _, err := reading.Read()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if g, _, err := Link(a, Options{Today: edtf.DayOf(2026, 1, 1), Texts: reading, Store: store}); err != nil || len(g.Briefs) == 0 {
			b.Fatal("no briefs")
		}
	}
}
