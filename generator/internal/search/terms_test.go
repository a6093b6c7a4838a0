package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWordsThatSayNothing are left out by the archive's language, unless a text has no
// others or they are acronyms.
func TestWordsThatSayNothing(t *testing.T) {
	for _, test := range []struct {
		language, title string
		terms           []string
	}{
		{"en", "The sanctions of the WHO and what it does", []string{"sanction", "who"}},
		{"en", "What is to be", []string{"what", "is", "to", "be"}},
		{"en", "Die Union", []string{"die", "union"}},
		{"de-AT", "Die Lage der Union und das Abkommen", []string{"lage", "union", "abkomman"}},
		{"fr", "La guerre et la paix", []string{"la", "guerre", "et", "paix"}},
		{"", "The war", []string{"the", "war"}},
	} {
		a := newAnalyser(test.language)
		a.analyse(&Document{Title: test.title})
		var terms []string
		for _, l := range a.local {
			terms = append(terms, a.ids.texts[l.term])
		}
		if diff := cmp.Diff(test.terms, terms); diff != "" {
			t.Errorf("%q in %q (-want +got)\n%s", test.title, test.language, diff)
		}
	}
}

func TestWhatAnIndexHoldsOfADocument(t *testing.T) {
	d := &Document{Kind: Event, URL: "timeline/2023.html#summit", Title: "The parties meet", ID: "summit-2023", Superseded: true,
		Summary: "Parties of the talks meet, says the WHO.", Facets: Facets{Year: "2023", Actors: []Value{{"who", "World Health Organization"}, {"who", "World Health Organization"}}}}
	ix := indexOf(t, New("en", &memory{}), []*Document{d}, 1)
	var got analysed
	if err := ix.each(0, 1, func(_ int, d analysed) { got = d }); err != nil {
		t.Fatal(err)
	}
	if got.kind() != Event || !got.superseded() {
		t.Errorf("kind %v, superseded: %v", got.kind(), got.superseded())
	}
	if diff := cmp.Diff([fieldCount]string{"timeline/2023.html#summit", "The parties meet", "Parties of the talks meet, says the WHO."}, got.texts()); diff != "" {
		t.Errorf("record (-want +got)\n%s", diff)
	}
	var values, terms []string
	r := got.rest()
	for n := range facetCount {
		for range r.count() {
			v := ix.view.facets[n][r.count()]
			values = append(values, v.ID+"="+v.Name)
		}
	}
	_ = ix.eachTerm(func(_ uint32, list []uint32) {
		for _, t := range list {
			text := ix.view.terms[ix.view.termOf[t>>levelBits]]
			if w := ix.view.written[t>>levelBits]; w != "" {
				text += " " + w
			}
			terms = append(terms, text)
		}
	})
	if diff := cmp.Diff([]string{"2023=2023", "who=World Health Organization"}, values); diff != "" {
		t.Errorf("facets (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"party parties", "meet", "summit", "2023", "talk talks", "say says", "who"}, terms); diff != "" {
		t.Errorf("terms (-want +got)\n%s", diff)
	}
	if _, pairs := got.parts(); len(pairs) != 3*6 {
		t.Errorf("%d bytes of pairs", len(pairs))
	}
}
