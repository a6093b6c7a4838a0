package render

import (
	"html/template"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/program"
	"chancery/generator/internal/words"
)

// cardNames are the cards that a theme must have.
var cardNames = []string{"brief-card", "brief-line", "actor-card", "event-card", "event-line", "event-mark", "event-differ", "recommendation",
	"recommendation-card", "recommendation-line", "source-card", "source-mark", "figure-card", "figure-line"}

// folder is where messages say that the templates are.
const folder = "templates/"

// New parses every *.html file at the root of files, to show the words w. What is
// wrong with a template, or missing, is an error in the list with its file and line;
// the Renderer is of use only when the list has no error.
func New(files map[string][]byte, w *words.Catalogue) (*Renderer, diag.List) {
	return load(files, w, functions(w))
}

func load(files map[string][]byte, w *words.Catalogue, functions map[string]program.Func) (*Renderer, diag.List) {
	r := &Renderer{words: w, set: program.New(functions), kinds: map[address.Kind]kindOfPage{}}
	r.buffers.New = func() any { return new([]byte) }
	for kind, view := range page.Kinds() {
		r.kinds[kind] = kindOfPage{view, reflect.StructOf([]reflect.StructField{{Name: "Page", Type: view}, {Name: "Main", Type: reflect.TypeFor[template.HTML]()}})}
	}
	var msgs diag.List
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" || path.Dir(name) != "." {
			continue
		}
		if err := r.set.Parse(name, string(files[name])); err != nil {
			pos, what := located(err)
			fail(&msgs, pos, "", what)
		}
	}
	for _, t := range r.set.Trees() {
		r.findWords(t, &msgs)
		if w.StandIn {
			nameLanguage(t, w.Tag)
		}
		r.findLinks(t, string(files[t.ParseName]), &msgs)
	}
	if msgs.Count(diag.Error) == 0 {
		r.take(&msgs)
	}
	if msgs.Count(diag.Error) == 0 {
		r.compile()
	}
	return r, msgs
}

// take makes sure that all templates are there which the renderer executes, and
// has html/template check each for markup in which values cannot be made safe.
func (r *Renderer) take(msgs *diag.List) {
	names := []string{base}
	for kind := range r.kinds {
		names = append(names, string(kind)+".html")
	}
	slices.Sort(names)
	for _, name := range names {
		if !r.set.Has(name) {
			fail(msgs, diag.Pos{File: folder + name}, "remove your own file of this name to use the built-in one", "the template is missing or empty")
		}
	}
	for _, name := range cardNames {
		if !r.set.Has(name) {
			fail(msgs, diag.Pos{File: folder}, `define it, or remove the file of your own that should: `+cardFile(name), "no file defines the card "+strconv.Quote(name))
		}
	}
	if msgs.Count(diag.Error) > 0 {
		return
	}
	for _, err := range r.set.Check(append(names, cardNames...)...) {
		pos, what := located(err)
		fail(msgs, pos, "", what)
	}
	msgs.Sort()
}

// compile has the templates of all pages compiled. It says which are left to html/template.
func (r *Renderer) compile() map[program.Root]error {
	var roots []program.Root
	for name, kind := range r.kinds {
		roots = append(roots, program.Root{Name: string(name) + ".html", Data: kind.view})
		if !bare(name) {
			roots = append(roots, program.Root{Name: base, Data: kind.layout})
		}
	}
	return r.set.Compile(roots...)
}

// cardFile is the built-in file that defines a card.
func cardFile(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	if slices.Contains([]string{"brief-line", "event-mark", "source-mark"}, name) {
		kind = "lines"
	}
	return "card-" + kind + ".html"
}

func fail(msgs *diag.List, pos diag.Pos, fix, what string) {
	msgs.Errorf(diag.TemplateBroken, pos, 1, fix, "%s", what)
}
