package render

import (
	"fmt"
	"testing"
)

// The pages of the sample, by program and by html/template; then each card.
func BenchmarkPages(b *testing.B) {
	for name, r := range map[string]*Renderer{"program": standard(b), "html-template": interpreted(b, builtIn(b))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var dst []byte
			pages, size := samplePages(), 0
			for b.Loop() {
				size = 0
				for _, p := range pages {
					var err error
					if dst, err = r.Page(dst[:0], p.kind, p.view, p.place()); err != nil {
						b.Fatal(err)
					}
					size += len(dst)
				}
			}
			b.SetBytes(int64(size))
		})
	}
}

func BenchmarkCard(b *testing.B) {
	r := standard(b)
	for name, view := range map[string]any{
		"brief-card": briefCards()[0], "recommendation-card": recommendations()[1], "recommendation-line": recommendations()[1],
		"event-line": events()[1], "actor-card": actorCards()[0],
	} {
		b.Run(fmt.Sprint(name), func(b *testing.B) {
			var out []byte
			for b.Loop() {
				out, _ = r.set.Append(out[:0], name, view)
			}
			b.ReportMetric(float64(len(out)), "bytes")
		})
	}
}
