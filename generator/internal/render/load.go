package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

// cardNames are the cards that a theme must have.
var cardNames = []string{"brief-card", "actor-card", "event-card", "event-line", "event-differ", "recommendation",
	"recommendation-card", "recommendation-line", "source-card", "figure-card", "figure-line"}

// folder is where messages say that the templates are.
const folder = "templates/"

// New parses every *.html file at the root of files, to show the words w. What is
// wrong with a template, or missing, is an error in the list with its file and line;
// the Renderer is of use only when the list has no error.
func New(files fs.FS, w *words.Catalogue) (*Renderer, diag.List) {
	r := &Renderer{words: w, set: template.New(""), kinds: map[address.Kind]kindOfPage{}}
	r.set.Funcs(r.funcs()).Option("missingkey=error")
	var msgs diag.List
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		fail(&msgs, diag.Pos{File: folder}, "", err.Error())
	}
	slices.Sort(names)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			fail(&msgs, diag.Pos{File: folder + name}, "", err.Error())
			continue
		}
		if _, err := r.set.New(name).Parse(string(text)); err != nil {
			pos, what := located(err)
			fail(&msgs, pos, "", what)
		}
	}
	for _, t := range r.set.Templates() {
		r.findWords(t, &msgs)
	}
	if len(msgs.Messages) == 0 {
		r.take(&msgs)
	}
	if len(msgs.Messages) == 0 {
		r.compile()
	}
	return r, msgs
}

// take makes sure that all templates are there which the renderer executes, and
// has html/template check each for markup in which values cannot be made safe.
func (r *Renderer) take(msgs *diag.List) {
	names := []string{base}
	for kind, view := range page.Kinds() {
		names = append(names, string(kind)+".html")
		r.kinds[kind] = kindOfPage{view, reflect.StructOf([]reflect.StructField{{Name: "Page", Type: view}, {Name: "Main", Type: htmlType}})}
	}
	slices.Sort(names)
	for _, name := range names {
		if !usable(r.set.Lookup(name)) {
			fail(msgs, diag.Pos{File: folder + name}, "remove your own file of this name to use the built-in one", "the template is missing or empty")
		}
	}
	for _, name := range cardNames {
		if !usable(r.set.Lookup(name)) {
			fail(msgs, diag.Pos{File: folder}, `define it, or remove the file of your own that should: `+cardFile(name), "no file defines the card "+strconv.Quote(name))
		}
	}
	if len(msgs.Messages) > 0 {
		return
	}
	for _, name := range append(names, cardNames...) {
		checked(r.set.Lookup(name), msgs)
	}
	msgs.Sort()
}

// checked reports what html/template finds wrong with a template's markup. It
// looks when a template is first executed; without data, the execution itself
// comes to nothing.
func checked(t *template.Template, msgs *diag.List) {
	var wrong *template.Error
	if err := t.Execute(io.Discard, nil); errors.As(err, &wrong) {
		pos, what := located(err)
		fail(msgs, pos, "", what)
	}
}

func usable(t *template.Template) bool {
	return t != nil && t.Tree != nil && !parse.IsEmptyTree(t.Tree.Root)
}

// cardFile is the built-in file that defines a card.
func cardFile(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	return "card-" + kind + ".html"
}

func fail(msgs *diag.List, pos diag.Pos, mend, what string) {
	msgs.Errorf(pos, 1, mend, "%s", what)
}

// placed is a template error with its file and line in front.
type placed struct {
	pos  diag.Pos
	what string
	err  error
}

func (e *placed) Error() string { return fmt.Sprintf("%s: %s", e.pos, e.what) }
func (e *placed) Unwrap() error { return e.err }

func place(err error) error {
	var inner *placed
	if errors.As(err, &inner) {
		return inner // a card in a card: the innermost place is the one to mend
	}
	pos, what := located(err)
	return &placed{pos, what, err}
}

// located takes the file and line out of an error of the template packages,
// which give them only as text: "template: brief.html:12:5: ...".
func located(err error) (diag.Pos, string) {
	text := err.Error()
	for _, lead := range []string{"html/template:", "template: "} {
		text = strings.TrimPrefix(text, lead)
	}
	file, rest, ok := strings.Cut(text, ".html:")
	if !ok || strings.ContainsAny(file, " \n") {
		return diag.Pos{File: folder}, strings.TrimSpace(text)
	}
	pos := diag.Pos{File: folder + file + ".html"}
	number, tail, _ := strings.Cut(rest, ":")
	if n, err := strconv.ParseInt(number, 10, 32); err == nil {
		pos.Line, rest = int32(n), tail
	}
	// The packages count columns in bytes and from 0: not worth showing.
	if number, tail, ok = strings.Cut(rest, ":"); ok {
		if _, err := strconv.Atoi(number); err == nil {
			rest = tail
		}
	}
	return pos, strings.TrimSpace(rest)
}
