package render

import (
	"html/template"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The built-in templates all have programs: without one, a template is right but
// ten times as slow. If this fails for a new template, teach the compiler what it
// uses, or write the template with less.
func TestEveryTemplateHasAProgram(t *testing.T) {
	for key, err := range standard(t).compile() {
		if err != nil {
			t.Errorf("%s with a %v: %v", key.name, key.typ, err)
		}
	}
}

// interpreted is a renderer that leaves everything to html/template.
func interpreted(t testing.TB) *Renderer {
	r := standard(t)
	r.programs = nil
	return r
}

// alone is a renderer that cannot turn to html/template.
func alone(t testing.TB) *Renderer {
	r := standard(t)
	r.set = template.New("")
	for name := range r.kinds {
		template.Must(r.set.New(name + ".html").Parse("{{.LeftToHTMLTemplate}}"))
	}
	template.Must(r.set.New(base).Parse("{{.LeftToHTMLTemplate}}"))
	return r
}

func TestProgramsMakeWhatHTMLTemplateMakes(t *testing.T) {
	plain, r := interpreted(t), alone(t)
	for _, p := range samplePages() {
		want, got := rendered(t, plain, p), rendered(t, r, p)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s differs (-html/template +program):\n%s", p.path, diff)
		}
	}
}
