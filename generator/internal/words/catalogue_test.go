package words_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/words"

	"github.com/google/go-cmp/cmp"
)

// entry is one text of a catalogue and the gaps that its type promises.
type entry struct{ text, gaps string }

// entries lists all texts of a catalogue by the way to them: "Home.NewestBriefs",
// "Counts.Brief.One", "Terms.Status.proposed".
func entries(c *words.Catalogue) map[string]entry {
	all := map[string]entry{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					walk(strings.TrimPrefix(path+"."+f.Name, "."), v.Field(i))
				}
			}
		case reflect.Array:
			for i := range v.Len() {
				walk(fmt.Sprint(path, ".", i), v.Index(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(path+"."+k.String(), v.MapIndex(k))
			}
		case reflect.String:
			gaps := map[string]string{"Phrase": "{1}", "Phrase2": "{1}{2}"}[v.Type().Name()]
			if strings.HasSuffix(path, ".One") || strings.HasSuffix(path, ".Other") {
				gaps = "{n}"
			}
			all[path] = entry{v.String(), gaps}
		case reflect.Bool:
		default:
			panic("a catalogue holds a " + v.Kind().String() + " at " + path)
		}
	}
	walk("", reflect.ValueOf(c).Elem())
	return all
}

func catalogue(t testing.TB, tag string) *words.Catalogue {
	t.Helper()
	c, ok := words.For(tag)
	if !ok {
		t.Fatalf("there is no catalogue for %q", tag)
	}
	return c
}

// TestComplete holds that each language has every word, and each word its gaps.
func TestComplete(t *testing.T) {
	english := slices.Sorted(maps.Keys(entries(catalogue(t, "en"))))
	gap := regexp.MustCompile(`\{[^}]*\}`)
	for _, tag := range words.Languages() {
		all := entries(catalogue(t, tag))
		if diff := cmp.Diff(english, slices.Sorted(maps.Keys(all))); diff != "" {
			t.Errorf("%s has other words than English:\n%s", tag, diff)
		}
		for _, path := range english {
			e := all[path]
			if strings.TrimSpace(strings.Trim(e.text, ",;")) == "" && path != "Text.ListComma" {
				t.Errorf("%s: %s has no text", tag, path)
			}
			if strings.TrimSpace(e.text) != e.text && path != "Text.ListComma" {
				t.Errorf("%s: %s has space around it: %q", tag, path, e.text)
			}
			got := gap.FindAllString(e.text, -1)
			slices.Sort(got)
			if strings.Join(got, "") != e.gaps {
				t.Errorf("%s: %s has the gaps %q, want %q: %q", tag, path, got, e.gaps, e.text)
			}
		}
	}
}

// TestTranslated holds that no word was left in English. Those that are the same in
// both languages are named.
func TestTranslated(t *testing.T) {
	same := strings.Fields(`Cite.Circa Cite.In Actor.Wikidata Actor.ORCID Parts.Atom Parts.JSONFeed Filter.Heading Filter.Instrument Recommendation.Instrument Prose.Permalink Data.Kinds.id
		Terms.ActorKind.person Terms.Qualified.exactly
		Terms.SourceKind.interview Terms.SourceKind.resolution
		Source.DOI Source.ISBN Source.Issue
		Text.Aside Text.Headed Text.ListComma Text.WithUnit`)
	german := entries(catalogue(t, "de"))
	for path, e := range entries(catalogue(t, "en")) {
		if strings.HasPrefix(path, "Chart.Months.") {
			continue // most are
		}
		if isSame := e.text == german[path].text; isSame != slices.Contains(same, path) {
			t.Errorf("%s is %q in English and %q in German", path, e.text, german[path].text)
		}
	}
}

// TestTerms holds the vocabularies against those of the content model.
func TestTerms(t *testing.T) {
	terms := func(of any, field string) []string {
		f, ok := reflect.TypeOf(of).FieldByName(field)
		if !ok || f.Tag.Get("terms") == "" {
			t.Fatalf("%T.%s has no terms", of, field)
		}
		return slices.Sorted(slices.Values(strings.Split(f.Tag.Get("terms"), ",")))
	}
	for _, tag := range words.Languages() {
		w := catalogue(t, tag).Terms
		for name, c := range map[string]struct{ got, want []string }{
			"BriefKind":   {keys(w.BriefKind), terms(archive.Brief{}, "Kind")},
			"ActorKind":   {keys(w.ActorKind), terms(archive.Actor{}, "Kind")},
			"ActorKinds":  {keys(w.ActorKinds), terms(archive.Actor{}, "Kind")},
			"SourceKind":  {keys(w.SourceKind), terms(archive.Source{}, "Kind")},
			"Status":      {keys(w.Status), terms(archive.Recommendation{}, "Status")},
			"StatusTitle": {keys(w.StatusTitle), terms(archive.Recommendation{}, "Status")},
			"Response":    {keys(w.Response), terms(archive.Recommendation{}, "Response")},
			"Instrument":  {keys(w.Instrument), terms(archive.Recommendation{}, "Instrument")},
			"EventStatus": {keys(w.EventStatus), terms(archive.Event{}, "Status")},
			"Priority":    {keys(w.Priority), terms(archive.Recommendation{}, "Priority")},
			"Qualifier":   {keys(w.Qualifier), terms(archive.Figure{}, "Qualifier")},
			"Qualified":   {keys(w.Qualified), terms(archive.Figure{}, "Qualifier")},
		} {
			if diff := cmp.Diff(c.want, c.got); diff != "" {
				t.Errorf("%s: %s:\n%s", tag, name, diff)
			}
		}
		if n := reflect.TypeOf(w).NumField(); n != 12 {
			t.Errorf("of %d vocabularies 12 are compared", n)
		}
	}
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{
		"": "en true", "en": "en true", "en-GB": "en true", "EN": "en true", "de": "de true", "de-AT": "de true",
		"De-CH-1901": "de true", "fr": "en false", "den": "en false", "x-de": "en false",
	} {
		c, ok := words.For(tag)
		if got := fmt.Sprint(c.Tag, " ", ok); got != want {
			t.Errorf("for %q: %s, want %s", tag, got, want)
		}
	}
	if !slices.IsSorted(words.Languages()) {
		t.Error("the languages are not in order")
	}
	for _, tag := range words.Languages() {
		if c := catalogue(t, tag); c.Tag != tag {
			t.Errorf("for %q there is the catalogue %q", tag, c.Tag)
		}
	}
}

// TestDatesHaveTheLanguages holds that package edtf words dates in every language
// that there is a catalogue of.
func TestDatesHaveTheLanguages(t *testing.T) {
	d, err := edtf.Parse("2022-11-05~/..")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range words.Languages() {
		if isEnglish := d.In(tag) == d.In("en"); isEnglish != (tag == "en") {
			t.Errorf("in %s the date is %q", tag, d.In(tag))
		}
	}
}
