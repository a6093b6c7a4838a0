package page

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/words"
)

// benchGraph is that of the archive that comes with the generator.
func benchGraph(b *testing.B) (*graph.Graph, Options) {
	b.Helper()
	files, err := layers.OpenDir("../../..")
	if err != nil {
		b.Fatal(err)
	}
	defer files.Close()
	a, _, err := archive.Read(files, prose.Kept{})
	if err != nil {
		b.Fatal(err)
	}
	g, _ := graph.Link(a, graph.Options{Today: edtf.DayOf(2026, 1, 1)})
	english, _ := words.For("en")
	return g, Options{BaseURL: "https://archive.example", Generator: "chancery", Words: english}
}

// BenchmarkNew plans a site: its addresses, and no view.
func BenchmarkNew(b *testing.B) {
	g, o := benchGraph(b)
	b.ReportAllocs()
	for b.Loop() {
		if plan, _ := New(g, o); len(plan.Pages) == 0 {
			b.Fatal("no pages")
		}
	}
}

// BenchmarkViews plans a site and makes the view of every page.
func BenchmarkViews(b *testing.B) {
	g, o := benchGraph(b)
	b.ReportAllocs()
	for b.Loop() {
		plan, _ := New(g, o)
		for _, p := range plan.Pages {
			if p.View() == nil {
				b.Fatal("no view")
			}
		}
	}
}
