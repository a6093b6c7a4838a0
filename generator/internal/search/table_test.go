package search

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestATableNumbersTexts(t *testing.T) {
	known := map[string]int32{}
	var table table
	r := rand.New(rand.NewPCG(1, 1))
	check := func(text string) {
		n, isNew := number(&table, text)
		want, ok := known[text]
		if !ok {
			want = int32(len(known))
			known[text] = want
		}
		if n != want || isNew == ok {
			t.Fatalf("%q has number %d (new: %v), want %d (new: %v)", text, n, isNew, want, !ok)
		}
		if again, _ := number(&table, []byte(text)); again != want || table.texts[n] != text {
			t.Fatalf("%q has number %d as bytes, and is kept as %q", text, again, table.texts[n])
		}
	}
	for n := range 40 { // alike but for one byte, at every length
		for i := range n + 1 {
			check(strings.Repeat("a", i) + strings.Repeat("b", n-i))
			check(strings.Repeat("\x00", i) + strings.Repeat("a", n-i))
		}
	}
	for range 20_000 {
		text := make([]byte, r.IntN(24))
		for i := range text {
			text[i] = byte('a' + r.IntN(3))
		}
		check(string(text))
	}
}
