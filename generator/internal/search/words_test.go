package search

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// example is a text and the terms it is cut into.
type example struct {
	Text  string   `json:"text"`
	Terms []string `json:"terms,omitempty"`
}

func examples(t *testing.T) []example {
	t.Helper()
	data, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []example
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// cutIntoTerms gives the terms of a text in the order in which search.js does.
func cutIntoTerms(text string) []string {
	list := []string{}
	words(text, func(word string, run bool) {
		if run {
			grams(word, func(term string) { list = append(list, term) })
		} else if term := fold(word); term != "" {
			list = append(list, term)
		}
	})
	return list
}

func TestTextsAreCutIntoTerms(t *testing.T) {
	for _, e := range examples(t) {
		if diff := cmp.Diff(e.Terms, cutIntoTerms(e.Text)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", e.Text, diff)
		}
	}
}

// TestTheScriptCutsTextsAlike compares the two on the examples and on texts put
// together at random from what is hard about them.
func TestTheScriptCutsTextsAlike(t *testing.T) {
	var list []example
	for _, e := range examples(t) {
		list = append(list, example{Text: e.Text})
	}
	parts := []rune("aSs.,'’ʼ-1 23,456éßЁŁ김정은核ン゛ﬁ½ḱ̈ܐा็ก\u1100\u1161Σς’s．𠀀İıﬀ㈱ŉizyzencourtbamm")
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		text := make([]rune, 1+r.IntN(12))
		for i := range text {
			text[i] = parts[r.IntN(len(parts))]
		}
		list = append(list, example{Text: string(text)})
	}
	for i, got := range ask[example, []string](t, nil, list) {
		if diff := cmp.Diff(cutIntoTerms(list[i].Text), got); diff != "" {
			t.Errorf("%q: (-Go +script)\n%s", list[i].Text, diff)
		}
	}
}
