package search

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// form appends the form of a document, as a Writer makes it.
func (a *Analyser) form(dst []byte, d *Document) []byte {
	a.analyse(d)
	return a.appendForm(dst, d)
}

func TestAFormDependsOnItsDocumentAlone(t *testing.T) {
	documents := append(archive(20, 1), small()...)
	busy := NewAnalyser("en") // it has met other words before
	for _, d := range slices.Backward(documents) {
		busy.form(nil, d)
	}
	for i, d := range documents {
		fresh := NewAnalyser("en").form(nil, d)
		if got := busy.form(nil, d); !bytes.Equal(got, fresh) {
			t.Errorf("document %d, %s: the analyser's past shows in its form", i, d.URL)
		}
		if got := busy.form([]byte("before"), d); !bytes.Equal(got, append([]byte("before"), fresh...)) {
			t.Errorf("document %d, %s: the form is not appended", i, d.URL)
		}
	}
}

// TestFormsMakeTheSameIndex adds some documents as they are and others by their forms.
func TestFormsMakeTheSameIndex(t *testing.T) {
	documents := archive(30, 1)
	want := index(t, documents, 1)
	var mu sync.Mutex
	got := map[string][]byte{}
	b := New(len(documents), "en", func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		got[path] = data
		return nil
	})
	b.atOnce = 3000
	defer b.Close()
	w, other := b.Writer(), b.Writer()
	for i, d := range documents {
		if i%3 > 0 {
			if err := w.AddDocument(i, d); err != nil {
				t.Fatal(err)
			}
			if form := w.Form(nil, d); !bytes.Equal(form, NewAnalyser("en").form(nil, d)) {
				t.Errorf("document %d has another form for its writer", i)
			}
			continue
		}
		if err := other.Add(i, NewAnalyser("en").form(nil, d)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	for path := range want {
		if !bytes.Equal(got[path], want[path]) {
			t.Errorf("%s differs", path)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

func TestAFormHoldsWhatTheIndexNeeds(t *testing.T) {
	d := &Document{Kind: Event, URL: "timeline/2023.html#summit", Title: "The parties meet", ID: "summit-2023", Superseded: true,
		Summary: "Parties of the talks meet, says the WHO.", Facets: Facets{Year: "2023", Actors: []Value{{"who", "World Health Organization"}}}}
	r := formReader{form: NewAnalyser("en").form(nil, d)}
	if version, kind, old := r.byte(), Kind(r.byte()), r.byte(); version != formVersion || kind != Event || old != 1 {
		t.Errorf("version %d, kind %v, superseded %d", version, kind, old)
	}
	if got, want := string(r.text()), `["timeline/2023.html#summit","The parties meet","Parties of the talks meet, says the WHO."]`; got != want {
		t.Errorf("the record is %s, want %s", got, want)
	}
	var values, terms []string
	for range facetCount {
		for range r.count() {
			values = append(values, string(r.text())+"="+string(r.text()))
		}
	}
	for range r.count() {
		term, level, written := r.text(), r.byte(), r.text()
		if level >= levels {
			t.Errorf("%s has level %d", term, level)
		}
		terms = append(terms, strings.TrimSuffix(string(term)+" "+string(written), " "))
	}
	if diff := cmp.Diff([]string{"2023=2023", "who=World Health Organization"}, values); diff != "" {
		t.Errorf("facets (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"party parties", "meet", "summit", "2023", "talk talks", "say says", "who"}, terms); diff != "" {
		t.Errorf("terms (-want +got)\n%s", diff)
	}
	if n := r.count(); n != 6 || len(r.form)-r.at != 3*n || r.bad {
		t.Errorf("%d pairs in %d bytes", n, len(r.form)-r.at)
	}
}

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
		a := NewAnalyser(test.language)
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

// TestDamagedFormsAreRefused cuts a form everywhere and changes each of its bytes:
// the writer may take what is left for a document, and must not panic.
func TestDamagedFormsAreRefused(t *testing.T) {
	form := NewAnalyser("en").form(nil, small()[0])
	add := func(form []byte) error { return New(1, "en", nil).Writer().Add(0, form) }
	if err := New(2, "en", nil).Writer().Add(0, form); err != nil {
		t.Fatalf("the whole form: %v", err)
	}
	for n := range form {
		if err := add(form[:n]); !errors.Is(err, ErrForm) {
			t.Errorf("%d of %d bytes: %v", n, len(form), err)
		}
		for _, mask := range []byte{1, 0x80, 0xFF} {
			damaged := bytes.Clone(form)
			damaged[n] ^= mask
			_ = add(damaged)
		}
	}
	damaged := append([]byte{formVersion + 1}, form[1:]...)
	if err := add(damaged); !errors.Is(err, ErrForm) {
		t.Errorf("another version: %v", err)
	}
}

// TestAnEditChangesFewFiles changes one document and counts the files that change.
func TestAnEditChangesFewFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an archive of 300 briefs, several times")
	}
	documents := archive(300, 1)
	before := index(t, documents, 2)
	i := slices.IndexFunc(documents, func(d *Document) bool { return d.Kind == Brief }) + 100
	middle := func(d *Document, text string) {
		at := strings.IndexByte(d.Body[len(d.Body)/2:], ' ') + len(d.Body)/2
		d.Body = d.Body[:at] + text + d.Body[at:]
	}
	for _, test := range []struct {
		name string
		edit func(d *Document)
		most int
	}{
		{"nothing", func(*Document) {}, 0},
		{"a word", func(d *Document) { middle(d, " unheardof") }, 8},            // its shard, 3 of pairs, the root
		{"a title", func(d *Document) { d.Title += " revisited" }, 12},          // its words, and the document
		{"a sentence", func(d *Document) { middle(d, " Talks on trade.") }, 12}, // 3 words, 4 pairs
		{"a fact", func(d *Document) { d.Facets.Year = "1999" }, 4},
	} {
		edited, d := slices.Clone(documents), *documents[i]
		test.edit(&d)
		edited[i] = &d
		after := index(t, edited, 2)
		var changed []string
		for _, path := range slices.Sorted(maps.Keys(after)) {
			if !bytes.Equal(before[path], after[path]) {
				changed = append(changed, path)
			}
		}
		if len(changed) > test.most || len(changed) == 0 && test.most > 0 {
			t.Errorf("%s: %d of %d files change: %v", test.name, len(changed), len(after), changed)
		}
	}
}
