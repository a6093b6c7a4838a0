package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/finding"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/theme"
	"chancery/generator/internal/words"
)

// Snapshot is a site as the archive had it at one moment. It is immutable, and safe for
// use by several goroutines; it stays good while the session makes the next.
type Snapshot struct {
	Briefs, Actors, Events, Recommendations int
	Withheld                                []graph.Withheld
	Day                                     edtf.Day       // on which it is seen
	Due                                     edtf.Day       // the first on which the same archive has another site
	Zone                                    *time.Location // where the archive is

	session *Session
	files   *layers.Reader
	reading *archive.Reading
	theme   *theme.Theme
	graph   *graph.Graph
	bodies  *graph.Bodies
	plan    *plan
	context digest.Sum // of the program, the theme and the language
	facts   func() digest.Sum
	texts   map[string]digest.Sum // the keys of all texts, by their files
	all     func() digest.Sum
	index   func() ([]*recipe, error)
}

// plan is what outputs a site has, but for the files of the search index, which only all
// texts together can tell.
type plan struct {
	pages    *page.Plan
	digester *digest.Digester
	few      []*recipe // of what is no page, record or card picture; in the order of paths
	paths    func() map[address.Path]*page.Page
	recipes  func() []*recipe   // all, in the order of paths
	found    []finding.Document // by the search, once it was asked for; Session.searching is held
}

// documents lists what the search finds.
func (p *plan) documents() []finding.Document {
	if p.found == nil {
		p.found = p.pages.Documents()
	}
	return p.found
}

func (p *plan) pagesByPath() map[address.Path]*page.Page {
	all := make(map[address.Path]*page.Page, len(p.pages.Pages))
	for _, v := range p.pages.Pages {
		all[v.Path] = v
	}
	return all
}

// Outputs gives the files of the site, in the order of their paths: those that owns says
// yes to, or all if it is nil. The files of the search index are asked for once, by their
// folder. An error is one of the file system.
func (s *Snapshot) Outputs(owns func(kind string, path address.Path) bool) ([]*Output, error) {
	if owns == nil {
		owns = func(string, address.Path) bool { return true }
	}
	recipes := s.plan.recipes()
	list := make([]*Output, 0, len(recipes))
	for _, r := range recipes {
		if owns(r.Kind, r.Path) {
			list = append(list, &Output{r, s})
		}
	}
	if s.plan.pages.Documents == nil || !owns(KindIndex, address.SearchIndex) {
		return list, nil
	}
	index, err := s.index()
	for _, r := range index {
		list = append(list, &Output{r, s})
	}
	slices.SortFunc(list, func(a, b *Output) int { return cmp.Compare(a.Path, b.Path) })
	return list, err
}

// Output gives the file at a path; ok is false if there is none.
func (s *Snapshot) Output(path address.Path) (o *Output, ok bool, err error) {
	if r, ok := s.near(path); ok {
		return &Output{r, s}, true, nil
	}
	if strings.HasPrefix(string(path), address.SearchIndex) && s.plan.pages.Documents != nil {
		index, err := s.index()
		if r, ok := findRecipe(index, path); ok || err != nil {
			return &Output{r, s}, ok, err
		}
	}
	if r, ok := findRecipe(s.plan.recipes(), path); ok {
		return &Output{r, s}, true, nil
	}
	return nil, false, nil
}

// Graph is what follows from all that the archive says. It does not change.
func (s *Snapshot) Graph() *graph.Graph { return s.graph }

// Words are those of the interface, in the archive's language.
func (s *Snapshot) Words() *words.Catalogue { return s.theme.Words }

// RootPath is the path of the base URL with slashes around it, "" where there is none.
func (s *Snapshot) RootPath() string { return s.plan.pages.RootPath }

// textOf is the key of a document's text.
func (s *Snapshot) textOf(file string) digest.Sum { return s.texts[file] }

// allTexts is the digest of all texts.
func (s *Snapshot) allTexts() digest.Sum { return s.all() }

// begin makes ready what is worked out when it is asked for.
func (s *Snapshot) begin() {
	s.all = sync.OnceValue(func() digest.Sum { return digestOf(s.texts) })
	s.index = sync.OnceValues(s.makeIndex)
}
