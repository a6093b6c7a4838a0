package graph

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// What is taken for folded is what the long way makes of it.
func TestFold(t *testing.T) {
	long := func(s string) string {
		s = strings.NewReplacer("’", "'", "‐", "-", "‑", "-").Replace(s)
		return strings.Join(strings.Fields(cases.Fold().String(norm.NFC.String(s))), " ")
	}
	parts := []string{"a", "z9", "Kim", " ", "  ", "\t", "-", "‑", "'", "’", "é", "e\u0301", "김", "ß", "\x7f", "\x00", "\u00a0"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(6) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		if got, want := fold(b.String()), long(b.String()); got != want {
			t.Fatalf("%q is folded to %q, not %q", b.String(), got, want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		fold("kim-jong-un")
		fold("Kim Jong Un")
		fold("Kim Jong-un’s État")
	}
}
