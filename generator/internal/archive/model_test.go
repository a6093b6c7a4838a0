package archive

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// modelTypes are the sections of the model's text and the types they describe.
func modelTypes() map[string]reflect.Type {
	return map[string]reflect.Type{
		"Site": reflect.TypeFor[Site](), "Brief": reflect.TypeFor[Brief](), "Author": reflect.TypeFor[Author](), "Menu": reflect.TypeFor[MenuItem](),
		"Source": reflect.TypeFor[Source](), "Recommendation": reflect.TypeFor[Recommendation](),
		"History": reflect.TypeFor[HistoryEntry](), "Event": reflect.TypeFor[Event](), "Figure": reflect.TypeFor[Figure](),
		"File": reflect.TypeFor[Attachment](), "Term": reflect.TypeFor[Word](),
		"Actor": reflect.TypeFor[Actor](), "Name": reflect.TypeFor[Name](), "Topic": reflect.TypeFor[Topic](), "Page": reflect.TypeFor[Page](),
	}
}

var keyLine = regexp.MustCompile(`^    ([a-z_]+)(?:  +(.*))?$`)

// modelSection gives what a section of the model's text says of each key, and the
// keys in their order.
func modelSection(text, section string) (said map[string]string, order []string) {
	_, rest, _ := strings.Cut(text, "\n## "+section+"\n")
	rest, _, _ = strings.Cut(rest, "\n## ")
	said = map[string]string{}
	key := ""
	for line := range strings.SplitSeq(rest, "\n") {
		if m := keyLine.FindStringSubmatch(line); m != nil {
			key = m[1]
			said[key] = m[2]
			order = append(order, key)
		} else if strings.HasPrefix(line, "     ") && key != "" {
			said[key] += " " + strings.TrimSpace(line)
		} else {
			key = ""
		}
	}
	return said, order
}

// TestModelText holds what "chancery help model" prints against the types that
// decide what an author may write.
func TestModelText(t *testing.T) {
	d := newDecoder(nil)
	for section, typ := range modelTypes() {
		t.Run(section, func(t *testing.T) {
			said, order := modelSection(Model, section)
			s := d.schemas[typ]
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
	for typ := range d.schemas {
		if !slices.Contains(valuesOf(modelTypes()), typ) {
			t.Errorf("no section of the text describes the type %s", typ.Name())
		}
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

func valuesOf(m map[string]reflect.Type) (list []reflect.Type) {
	for _, v := range m {
		list = append(list, v)
	}
	return list
}
