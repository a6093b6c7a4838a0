// Package build knows every stage and runs them in their order: read, link, plan,
// render, write.
package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/output"
	"chancery/generator/internal/page"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/render"
	"chancery/generator/internal/words"
)

// Options are what a build depends on besides the archive.
type Options struct {
	Source      string // the archive's folder
	Destination string // where the site goes; "" checks everything and writes nothing
	BaseURL     string // in place of site.yaml's, when not ""
	Drafts      bool
	Future      bool
	Strict      bool      // warnings fail, too
	Today       time.Time // decides which briefs are yet to come
	Version     string
	Program     digest.Sum // of the code, which all that is kept depends on
	Part        Part       // which pages are made
	Cache       string     // the folder for what later builds can use again; "" keeps nothing
	Templates   fs.FS      // the built-in templates
	Static      fs.FS      // the built-in style sheets, scripts and icons
}

// Result is what a build made.
type Result struct {
	Briefs, Actors, Events, Recommendations int
	Pages                                   int // of the part that was built
	Withheld                                []graph.Withheld
	Destination                             string // absolute; "" when nothing was written
	Stats                                   output.Stats
	Timings                                 []Timing `json:"-"`
	OK                                      bool     // whether the content is right, and the site was written if it was to be
}

// ErrUsage is wrapped by errors that are not the content's fault but the caller's:
// no archive in the source, an unsafe destination, a base URL that is none.
var ErrUsage = errors.New("usage")

// Run builds the site of an archive. What is wrong with the archive is in the
// list, sorted; then the result is not OK and nothing was written. An error means
// that the file system failed or that the options are unusable (ErrUsage).
func Run(ctx context.Context, o Options) (Result, diag.List, error) {
	b := &builder{Options: o}
	err := b.run(ctx)
	b.list.Sort()
	return b.result, b.list, err
}

// builder is one build: what the stages hand on.
type builder struct {
	Options
	list     diag.List
	result   Result
	files    *layers.Reader
	static   layers.Files
	assets   []asset
	renderer *render.Renderer
	language string // of the archive
	zone     *time.Location
	words    *words.Catalogue
	plan     *page.Plan
	cache    *cache.Cache // nil keeps nothing for later builds
	store    *cache.Cache // for the time of this build, too
	reading  *archive.Reading
	bodies   *graph.Bodies
	program  digest.Sum            // of the code and all that it carries
	context  digest.Sum            // of what every page depends on besides its view
	before   state                 // what the last build to the destination left
	inputs   inputs                // files is nil if one of them cannot be read
	facts    digest.Sum            // of all that pages show besides the text of their own document
	texts    map[string]digest.Sum // of documents, by their files
}

func (b *builder) run(ctx context.Context) error {
	files, err := layers.OpenDir(b.Source)
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrUsage, err)
	}
	if err != nil {
		return err
	}
	defer files.Close()
	b.files = files
	var target output.Target
	if b.Destination != "" {
		if target, err = output.Check(b.Destination, b.Source); err != nil {
			return usage(err)
		}
	}
	b.store = cache.Open(b.Cache)
	if b.store == nil {
		b.store = cache.Temporary()
	} else {
		b.cache = b.store
	}
	defer b.store.Close()
	if b.cache != nil {
		if b.program, err = programDigest(b.Program, b.Templates, b.Static); err != nil {
			return err
		}
		if done, err := b.nothingNew(target); done || err != nil {
			return err
		}
	}
	if err := b.prepare(); err != nil || b.failed() {
		return err
	}
	if b.Destination == "" {
		err := b.renderAll(ctx, nowhere{})
		b.result.OK = err == nil && !b.failed()
		return err
	}
	return b.publish(ctx, target)
}

// today is the day of the build where the archive is.
func (b *builder) today() edtf.Day { return edtf.DayOf(b.Today.In(b.zone).Date()) }

// failed reports whether the messages so far stop the build.
func (b *builder) failed() bool {
	return b.list.Stops(b.Strict)
}

// prepare does all that comes before rendering.
func (b *builder) prepare() error {
	var a *archive.Archive
	err := b.stage("read", func() (n int, err error) {
		var list diag.List
		b.reading = archive.NewReading(b.files, &prose.Texts{Parser: prose.New(), Store: b.store, Program: b.Program})
		a, list, err = b.reading.Read()
		b.list.Join(list)
		if err == nil {
			n = a.Count
		}
		return n, err
	})
	if errors.Is(err, archive.ErrNone) {
		dir, _ := filepath.Abs(b.Source)
		return fmt.Errorf("%w: there is no archive in %s: a folder %s with briefs and actors belongs there (-s names another place)", ErrUsage, dir, archive.Root)
	}
	if err != nil {
		return err
	}
	b.speak(&a.Site)
	b.zone = cmp.Or(a.Site.Timezone.Location, time.UTC)
	if err := b.stage("theme", b.theme); err != nil {
		return err
	}
	var g *graph.Graph
	err = b.stage("link", func() (int, error) {
		var list diag.List
		var err error
		g, list, err = graph.Link(a, graph.Options{Drafts: b.Drafts, Future: b.Future, Today: b.today(), Texts: b.reading, Store: b.store})
		b.list.Join(list)
		g.Excuse(&b.list)
		if err != nil {
			return 0, err
		}
		b.bodies = g.Bodies()
		return len(g.Briefs), nil
	})
	if err != nil {
		return err
	}
	_ = b.stage("plan", func() (int, error) {
		b.takeFacts(a, g)
		b.makePlan(a, g)
		b.takePart()
		return len(b.plan.Pages), nil
	})
	b.result.Briefs, b.result.Actors, b.result.Events, b.result.Recommendations = len(g.Briefs), len(g.Actors), len(g.Events), len(g.Recommendations)
	b.result.Withheld, b.result.Pages = g.Withheld, len(b.plan.Pages)
	return nil
}

// given is what a page is made from: the text of one document at most.
type given struct {
	build *builder
	file  string // of the document
	any   bool   // any document's
	err   error
}

// Body gives the text of a document.
func (g *given) Body(b *graph.Body) (*prose.Doc, []graph.Linked) {
	key := g.build.bodies.Key(b)
	if b.Outline == nil || key == (digest.Sum{}) {
		return nil, nil
	}
	if !g.any && b.File != g.file {
		g.err = fmt.Errorf("it shows the text of %s, and does not say so", b.File)
		return nil, nil
	}
	doc, err := g.build.reading.Doc(b.File, key)
	if err != nil {
		g.err = err
		return nil, nil
	}
	return doc, g.build.bodies.Linked(b, doc)
}

// speak takes the words of the interface in the archive's language, with the titles of
// its own terms.
func (b *builder) speak(s *archive.Site) {
	l := s.Language
	w, known := words.For(l.Tag)
	b.words, b.language = w, l.Tag
	if !known {
		b.list.Warnf(l.At, len(l.Tag), "write `language: en` or `language: de`; a brief names its own language itself", "headings and labels exist in %s, but not in %s: they will be in English", w.List(words.Languages()), l.Tag)
	}
	for _, own := range []struct {
		words  []archive.Word
		titles map[string]string
	}{{s.Instruments, w.Terms.Instrument}, {s.Kinds, w.Terms.BriefKind}} {
		for _, word := range own.words {
			if word.Title != "" {
				own.titles[word.ID.ID] = word.Title
			}
		}
	}
}

// makePlan decides every address of the site.
func (b *builder) makePlan(a *archive.Archive, g *graph.Graph) {
	base := strings.TrimRight(a.Site.BaseURL.Href, "/")
	if b.BaseURL != "" {
		base = strings.TrimRight(b.BaseURL, "/")
	}
	options := page.Options{BaseURL: base, Generator: "chancery " + b.Version, Words: b.words, Uses: b.renderer.Uses()}
	for _, a := range b.assets {
		options.Assets = append(options.Assets, a.Asset)
	}
	plan, list := page.New(g, options)
	b.plan = plan
	b.list.Join(list)
	if base == "" {
		b.list.Add(diag.Message{Severity: diag.Note, Pos: diag.Pos{File: a.Site.File}, Text: "no base_url is set, so pages carry no absolute addresses",
			Mend: "write `base_url: https://…` where the site will be published, or give -b"})
	}
}

func usage(err error) error {
	var refusal *output.Refusal
	switch {
	case errors.As(err, &refusal), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return fmt.Errorf("%w: %w", ErrUsage, err)
	}
	return err
}
