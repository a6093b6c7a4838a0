package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// archive makes documents in the proportions of a real archive of n briefs: words
// as frequent as in natural language, names that nearly every brief holds.
func archive(n int, seed uint64) []*Document {
	g := &generator{rand.New(rand.NewPCG(seed, 1)), invented(20_000, seed)}
	var list []*Document
	actors := make([]Value, 40+n/20)
	for i := range actors {
		name := g.word() + " " + g.word()
		actors[i] = Value{fmt.Sprintf("actor-%d", i), name}
		list = append(list, &Document{Kind: Actor, URL: fmt.Sprintf("actors/actor-%d.html", i), Title: name, Names: []string{g.word()}, Summary: g.text(20)})
	}
	few := func(n int) []Value {
		var list []Value
		for range n {
			list = append(list, actors[int(math.Pow(g.Float64(), 3)*float64(len(actors)))])
		}
		return list
	}
	year := func(i, n int) string { return fmt.Sprint(2024 - 15*i/n) }
	topics := func() []Value {
		i := g.IntN(12)
		return []Value{{fmt.Sprintf("topic-%d", i), fmt.Sprintf("Topic %d", i)}}
	}
	for i := range n {
		list = append(list, &Document{Kind: Brief, URL: fmt.Sprintf("briefs/%d-%s.html", i, g.word()), Title: g.text(8), Summary: g.text(30),
			Headings: []string{g.text(3), g.text(3), g.text(4)}, Body: g.text(1050), Date: "19 June " + year(i, n),
			Facets: Facets{Year: year(i, n), Actors: few(5), Topics: topics()}})
	}
	for i := range 5 * n / 2 {
		id := 2 * i / 5
		list = append(list, &Document{Kind: Recommendation, URL: fmt.Sprintf("briefs/%d.html#rec-%d", id, i%5), Title: g.text(25), Date: year(id, n),
			Facets: Facets{Year: year(id, n), Addressees: few(2), Topics: topics(), Status: []Value{{"proposed", "Proposed"}}}})
	}
	for i := range 4 * n {
		list = append(list, &Document{Kind: Event, URL: fmt.Sprintf("timeline/%s.html#event-%d", year(i, 4*n), i), Title: g.text(7), Summary: g.text(25),
			Date: "19 June " + year(i, 4*n), Facets: Facets{Year: year(i, 4*n), Actors: few(2)}})
	}
	for i := range 2 * n {
		list = append(list, &Document{Kind: Source, URL: fmt.Sprintf("sources/index.html#src-%d", i), Title: g.text(9), Detail: g.text(3), Date: "2020", Facets: Facets{Year: year(i, 2*n)}})
	}
	return list
}

type generator struct {
	*rand.Rand
	words []string
}

// word gives a word as frequent as its rank says (Zipf's law).
func (g *generator) word() string {
	n := float64(len(g.words))
	return g.words[min(int(math.Exp(g.Float64()*math.Log(n+1)))-1, len(g.words)-1)]
}

func (g *generator) text(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch w := g.word(); {
		case g.IntN(40) == 0:
			b.WriteString("North Korea")
		case g.IntN(60) == 0:
			b.WriteString("Kim Jong-un’s")
		case g.IntN(100) == 0:
			b.WriteString("United States")
		case g.IntN(12) == 0:
			b.WriteString(strings.ToUpper(w[:1]) + w[1:] + ",")
		default:
			b.WriteString(w)
		}
	}
	return b.String() + "."
}

// invented makes pronounceable words; frequent ones are short.
func invented(n int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 2))
	seen := map[string]bool{}
	list := []string{"the", "of", "and", "to", "in", "a", "that", "for", "on", "is", "with", "sanctions", "missile", "nuclear", "china", "russia", "talks", "allies", "trade"}
	for len(list) < n {
		var b strings.Builder
		for range 2 + r.IntN(2+int(math.Log10(float64(len(list))))) {
			b.WriteByte("bcdfghjklmnpqrstvwz"[r.IntN(19)])
			b.WriteByte("aeiou"[r.IntN(5)])
			if r.IntN(3) == 0 {
				b.WriteByte("nrstlm"[r.IntN(6)])
			}
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			list = append(list, w)
		}
	}
	return list
}
