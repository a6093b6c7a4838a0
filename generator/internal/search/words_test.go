package search

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
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

// cutIntoTerms gives the terms of a text in the order in which search-words.js does.
func cutIntoTerms(text string) []string {
	var spans []span
	var terms [][]string
	words(text, func(start, end int, run bool) {
		var list []string
		if run {
			grams(text[start:end], func(term string) { list = append(list, term) })
			start = end
		} else if list = []string{fold(text[start:end])}; list[0] == "" {
			return
		}
		spans, terms = append(spans, span{start, end}), append(terms, list)
	})
	list := []string{}
	for i, words := range terms {
		if n := joinAt(text, spans, i); n > 0 {
			list = append(list, fold(text[spans[i].start:spans[i+n-1].end]))
		}
		list = append(list, words...)
	}
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
	pieces := []string{"l’", "qu'", "sis", "ses", "zzes", "men", "ie", "gases", "F-", "16", " 345", ".345", " 345", "-", "\u2011", "\u00ad", "\u200b", "\u2060", "\u200c", "\ufe0f", "A", "é"}
	parts := []rune("aSs.,'’ʼ-1 23,456éßЁŁ김정은核ン゛ﬁ½ḱ̈ܐा็ก\u1100\u1161Σς’s．𠀀İıﬀ㈱ŉizyzencourtbamm")
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		text := make([]rune, 1+r.IntN(12))
		for i := range text {
			text[i] = parts[r.IntN(len(parts))]
		}
		list = append(list, example{Text: string(text)})
		var mixed strings.Builder
		for range 1 + r.IntN(8) {
			if r.IntN(3) == 0 {
				mixed.WriteRune(parts[r.IntN(len(parts))])
			} else {
				mixed.WriteString(pieces[r.IntN(len(pieces))])
			}
		}
		list = append(list, example{Text: mixed.String()})
	}
	for i, got := range ask[example, []string](t, nil, list) {
		if diff := cmp.Diff(cutIntoTerms(list[i].Text), got); diff != "" {
			t.Errorf("%q: (-Go +script)\n%s", list[i].Text, diff)
		}
	}
}

// TestFormsOfAWordFindEachOther holds a word, its plural and other ways to write it to
// one term.
func TestFormsOfAWordFindEachOther(t *testing.T) {
	for _, forms := range [][]string{
		{"gas", "gases"}, {"bus", "buses"}, {"status", "statuses"}, {"virus", "viruses"}, {"crisis", "crises"}, {"basis", "bases", "base"}, {"oasis", "oases"},
		{"thesis", "theses"}, {"analysis", "analyses", "analyse", "analyze", "analyzes"}, {"axis", "axes"}, {"movie", "movies"}, {"party", "parties"}, {"économie", "économies"},
		{"bias", "biases"}, {"lens", "lenses"}, {"atlas", "atlases"}, {"sense", "senses"}, {"tense", "tenses"}, {"house", "houses"}, {"purpose", "purposes"}, {"case", "cases"},
		{"process", "processes"}, {"loss", "losses"}, {"impasse", "impasses"}, {"box", "boxes"}, {"cache", "caches"}, {"church", "churches"}, {"push", "pushes"}, {"quiz", "quizzes"},
		{"size", "sizes"}, {"prize", "prizes"}, {"waltz", "waltzes"}, {"buzz", "buzzes"}, {"veto", "vetoes"}, {"shoe", "shoes"}, {"canoe", "canoes"}, {"use", "uses"},
		{"defence", "defences", "defense", "defenses"}, {"centre", "centres", "center", "centers"}, {"realise", "realizes"}, {"measure", "measures"}, {"iris", "irises"},
		{"woman", "women", "women’s"}, {"policeman", "policemen"}, {"specimen", "specimens"}, {"child", "children’s"}, {"half", "halves"}, {"criterion", "criteria"},
		{"Rohingya", "Ro\u00adhin\u00adgya", "Rohin\u200bgya"}, {"aujourd'hui", "d’aujourd’hui", "D’AUJOURD’HUI"}, {"Europe", "l’Europe", "L'EUROPE", "d'Europe"}, {"Unione", "dell’Unione"},
	} {
		for _, form := range forms[1:] {
			if a, b := fold(forms[0]), fold(form); a != b {
				t.Errorf("%s is %q, and %s is %q", forms[0], a, form, b)
			}
		}
	}
	for _, apart := range [][2]string{{"ten", "tense"}, {"US", "use"}, {"Los", "lose"}, {"July", "Julie"}, {"these", "theses"}, {"sen", "sense"}, {"lap", "lapse"}, {"Louis", "Louise"}, {"corps", "corpse"}} {
		if a, b := fold(apart[0]), fold(apart[1]); a == b {
			t.Errorf("%s and %s are both %q", apart[0], apart[1], a)
		}
	}
}
