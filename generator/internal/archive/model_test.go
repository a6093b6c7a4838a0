package archive

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestModelText holds what "chancery help model" prints against the types that
// decide what an author may write.
func TestModelText(t *testing.T) {
	d := newDecoder(nil)
	for typ, s := range d.schemas {
		t.Run(sectionOf(typ), func(t *testing.T) {
			said, order := modelSection(Model, sectionOf(typ))
			for _, key := range order {
				if !slices.Contains(s.keys, key) {
					t.Errorf("the text has the key %q, the type %s does not", key, typ.Name())
				}
			}
			for _, f := range s.fields {
				words, ok := said[f.key]
				if !ok {
					t.Errorf("the type %s has the key %q, the text does not", typ.Name(), f.key)
					continue
				}
				required := strings.HasPrefix(words, "required") && !strings.HasPrefix(words, "required, unless")
				if required != f.required {
					t.Errorf("%s: the text says %q, but required is %v", f.key, words, f.required)
				}
				checkTerms(t, f, words)
			}
		})
	}
}

// checkTerms wants every word of a vocabulary in the text, and no other, with the
// default marked. "As above" refers to another section.
func checkTerms(t *testing.T, f field, words string) {
	t.Helper()
	if len(f.terms) == 0 || strings.HasPrefix(words, "as above") {
		return
	}
	for _, term := range f.terms {
		if !regexp.MustCompile(`(^|[ ,;])` + term + `($|[ ,;:.])`).MatchString(words) {
			t.Errorf("%s: the text does not list %q: %s", f.key, term, words)
		}
		if marked := strings.Contains(words, term+" (default)"); marked != (term == f.fallback) {
			t.Errorf("%s: the default is %q, the text says: %s", f.key, f.fallback, words)
		}
	}
	list, _, _ := strings.Cut(words, ": what")
	list, _, _ = strings.Cut(list, "; site.yaml")
	_, list, _ = strings.Cut("; "+strings.TrimPrefix(list, "one or several of: "), "; ")
	if n := strings.Count(strings.TrimPrefix(list, "required; "), ",") + 1; n != len(f.terms) {
		t.Errorf("%s: %d words in the text, %d in the type: %s", f.key, n, len(f.terms), list)
	}
}
