package page

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/digest"
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
	store := cache.Temporary()
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: store})
	a, _, err := reading.Read()
	if err != nil {
		b.Fatal(err)
	}
	g, _, err := graph.Link(a, graph.Options{Today: edtf.DayOf(2026, 1, 1), Texts: reading, Store: store})
	if err != nil {
		b.Fatal(err)
	}
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
			if p.View(noTexts{}) == nil {
				b.Fatal("no view")
			}
		}
	}
}

// noTexts leaves texts out.
type noTexts struct{}

func (noTexts) Body(*graph.Body) (*prose.Doc, []graph.Linked)   { return nil, nil }
func (noTexts) Linked(*graph.Body) (digest.Sum, []graph.Linked) { return digest.Sum{}, nil }
