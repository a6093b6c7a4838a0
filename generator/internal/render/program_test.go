package render

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/program"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
	"chancery/generator/internal/words"
)

// The built-in templates all have programs: without one, a template is right but
// ten times as slow. If this fails for a new template, teach the compiler what it
// uses, or write the template with less.
func TestEveryTemplateHasAProgram(t *testing.T) {
	for root, err := range standard(t).compile() {
		t.Errorf("%s with a %v: %v", root.Name, root.Data, err)
	}
}

// interpreted is a renderer that leaves everything to html/template.
func interpreted(t testing.TB, files layers.Files) *Renderer {
	t.Helper()
	r, msgs := New(files, english())
	if msgs.Count(diag.Error) > 0 {
		t.Fatal(msgs.Messages)
	}
	r.set.Compile() // nothing
	return r
}

// alone is a renderer that fails where it turns to html/template: programs do not ask for
// the words, which they have been given.
func alone(t testing.TB) *Renderer {
	t.Helper()
	loaded, funcs := false, functions(english())
	funcs["words"] = program.Plain(func() (*words.Catalogue, error) {
		if loaded {
			return nil, errors.New("left to html/template")
		}
		return english(), nil
	})
	r, msgs := load(builtIn(t), english(), funcs)
	for _, m := range msgs.Messages {
		t.Fatalf("%s: %s", m.Pos, m.Text)
	}
	loaded = true
	return r
}

func TestProgramsMakeWhatHTMLTemplateMakes(t *testing.T) {
	plain, r := interpreted(t, builtIn(t)), alone(t)
	for _, p := range samplePages() {
		if diff := cmp.Diff(rendered(t, plain, p), rendered(t, r, p)); diff != "" {
			t.Errorf("%s differs (-html/template +program):\n%s", p.path, diff)
		}
	}
}

// The same for whole archives: the project's own, and the one that has everything.
func TestProgramsMakeWholeSites(t *testing.T) {
	for _, dir := range []string{"../../..", "../../testdata/kitchen"} {
		plain, r := interpreted(t, builtIn(t)), alone(t)
		pages, texts := planned(t, dir)
		for _, p := range pages {
			sample := samplePage{address.Path(dir + ": " + string(p.Path)), p.Kind, "../", page.Shown(p.View(texts))}
			if diff := cmp.Diff(rendered(t, plain, sample), rendered(t, r, sample)); diff != "" {
				t.Errorf("%s differs (-html/template +program):\n%s", sample.path, diff)
			}
		}
		if len(pages) < 20 {
			t.Errorf("%s has only %d pages", dir, len(pages))
		}
	}
}

func planned(t *testing.T, dir string) ([]*page.Page, wording.Texts) {
	t.Helper()
	files, err := layers.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	store := cache.Temporary()
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: store})
	a, msgs, err := reading.Read()
	if err != nil || msgs.Count(diag.Error) > 0 {
		t.Fatal(dir, err, msgs.Messages)
	}
	g, _, err := graph.Link(a, graph.Options{Drafts: true, Future: true, Today: edtf.DayOf(2030, time.January, 1), Texts: reading, Store: store})
	if err != nil {
		t.Fatal(err)
	}
	plan, _ := page.New(g, page.Options{BaseURL: "https://example.org/sub", Words: english()})
	return plan.Pages, texts{reading, g.Bodies()}
}

// The same for views that hold anything anywhere, and nothing where a template
// expects something: then the error is the same.
func FuzzPages(f *testing.F) {
	for i := range 5 * len(samplePages()) {
		f.Add(uint64(i), hostile[i%len(hostile)])
	}
	plain, r := interpreted(f, builtIn(f)), standard(f)
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		s := scrambler{rand.New(rand.NewPCG(seed, 0)), append(slices.Clone(hostile), text)}
		pages := samplePages()
		p := pages[seed%uint64(len(pages))]
		view := s.scrambled(reflect.ValueOf(p.view), 0).Interface()
		want, wantErr := plain.Page(nil, p.kind, view, p.place())
		got, gotErr := r.Page(nil, p.kind, view, p.place())
		if (wantErr == nil) != (gotErr == nil) || wantErr != nil && wantErr.Error() != gotErr.Error() {
			t.Fatalf("%s: the error is %v, from html/template %v", p.path, gotErr, wantErr)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Fatalf("%s differs (-html/template +program):\n%s", p.path, diff)
		}
	})
}

// A scrambler makes copies of values in which something has been changed here and
// there.
type scrambler struct {
	*rand.Rand
	texts []string
}

func (s scrambler) scrambled(v reflect.Value, depth int) reflect.Value {
	made := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && (depth == 0 || s.IntN(30) > 0) {
			made.Set(reflect.New(v.Type().Elem()))
			made.Elem().Set(s.scrambled(v.Elem(), depth+1))
		}
	case reflect.Slice:
		for i := range v.Len() {
			if s.IntN(8) > 0 {
				made = reflect.Append(made, s.scrambled(v.Index(i), depth+1))
			}
		}
	case reflect.Struct:
		made.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				made.Field(i).Set(s.scrambled(v.Field(i), depth+1))
			}
		}
	case reflect.String:
		made.SetString(v.String())
		if s.IntN(3) == 0 {
			made.SetString(s.texts[s.IntN(len(s.texts))])
		}
	case reflect.Int:
		made.SetInt([]int64{v.Int(), 0, 1, -1234567, 300}[s.IntN(5)])
	case reflect.Bool:
		made.SetBool(s.IntN(2) == 0)
	default:
		made.Set(v)
	}
	return made
}

// hostile are texts that might break out of where they stand.
var hostile = []string{
	"", "plain", `"'<>&+`, "a\x00b", "%00/x", "%zz%41", "javascript:alert(1)", "java/script:x", "HTTPS://x", "mailto:a+b@c",
	"//x:y", "a\nb\tc\r", "\xff\xfe<", "한국", "</title><script>", "<!--", "{{.}}", " href=\"%00/x\"", "&amp;&lt;", "a?b=c&d=é#f", "`=|\\",
}

// texts are those of an archive.
type texts struct {
	reading *archive.Reading
	bodies  *graph.Bodies
}

func (t texts) Linked(b *graph.Body) (digest.Sum, []graph.Linked) {
	_, linked := t.Body(b)
	return t.bodies.Key(b), linked
}

func (t texts) Body(b *graph.Body) (*prose.Doc, []graph.Linked) {
	if b.Outline == nil {
		return nil, nil
	}
	doc, err := t.reading.Doc(b.File, t.bodies.Key(b))
	if err != nil {
		panic(err)
	}
	return doc, t.bodies.Linked(b, doc)
}
