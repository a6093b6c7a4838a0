// Package site is the site of an archive as a value: every file that is published is an
// Output, which is made when it is asked for.
//
// A Session holds what each file of an archive says, by the digest of its bytes, and
// makes one Snapshot after the other; an edit costs what it changes. Promises:
//
//   - A Snapshot does not change, and is safe for several goroutines.
//   - What an Output is made from is declared where it is planned (Needs), and nothing
//     else is given to it. Outputs with equal Keys have equal bytes.
//   - Whatever way led to a Snapshot, its outputs are those of a new Session.
//   - Nothing is written into the archive.
//
// TestSessionIsFreshAfterRandomEdits and TestUndeclaredUse hold this.
package site

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/page"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/theme"
	"chancery/generator/internal/words"

	"golang.org/x/net/idna"
)

// Options are what a site depends on besides the archive.
type Options struct {
	BaseURL   string // in place of site.yaml's, when not ""
	Drafts    bool
	Future    bool
	Now       func() time.Time // which briefs are yet to come
	Version   string
	Program   digest.Sum   // of the code, on which all that is kept depends
	Cache     *cache.Cache // of what later sessions can use again; nil keeps nothing
	Templates fs.FS        // the built-in templates
	Static    fs.FS        // the built-in style sheets, scripts and icons
	// Watch is told of each stage when it is over; it may be nil.
	Watch func(stage string, n int, took time.Duration)
}

// ErrUsage is wrapped by errors that are not the content's fault but the caller's.
var ErrUsage = errors.New("usage")

// Session is the work on one archive. It is safe for several goroutines.
type Session struct {
	options Options
	dir     string
	files   *layers.Reader
	store   *cache.Cache // Options.Cache, or one for the time of the session
	index   *cache.Cache // the files of search indexes

	mu      sync.Mutex
	reading *archive.Reading
	memo    graph.Memo
	last    state

	searching sync.Mutex
	found     indexed // the last search index
	made      *indexFiles
	refound   bool // whether it is not what was noted
}

// state is what the last Refresh knew.
type state struct {
	archive  *archive.Archive
	read     diag.List // what is wrong with it, file by file
	theme    *theme.Theme
	themed   diag.List // what is wrong with the theme
	linked   diag.List // what Link and the plan said
	day      edtf.Day
	snapshot *Snapshot
}

// Open opens a session on the archive in a folder. It is to be closed after use.
func Open(dir string, o Options) (*Session, error) {
	files, err := layers.OpenDir(dir)
	switch {
	case err != nil && !errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%w: %w", ErrUsage, err)
	case err != nil:
		return nil, err
	}
	s := &Session{options: o, dir: dir, files: files, store: o.Cache, index: cache.Temporary()}
	if s.store == nil {
		s.store = cache.Temporary()
	}
	s.reading = archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: s.store, Program: o.Program})
	return s, nil
}

// Close ends the session, and gives back what it holds. Snapshots end with it.
func (s *Session) Close() error {
	s.keepIndex()
	s.index.Close()
	if s.options.Cache == nil {
		s.store.Close()
	}
	return s.files.Close()
}

// Files reads the archive's folder.
func (s *Session) Files() *layers.Reader { return s.files }

// Refresh looks at the archive and makes the site that it has now. Where paths are given
// (slash paths from the archive's root), nothing else is looked at. What is wrong is in the
// list, sorted; if it has errors, the outputs that are wrong fail or lack something. An
// error means that the file system failed, or that there is no archive (ErrUsage); then
// there is no Snapshot.
func (s *Session) Refresh(paths ...string) (*Snapshot, diag.List, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list diag.List
	next, err := s.refresh(paths, &list)
	if err != nil {
		s.last = state{}
		return nil, list, err
	}
	s.last = next
	next.archive.Silence(&list)
	next.snapshot.graph.Excuse(&list)
	list.Sort()
	return next.snapshot, list, nil
}

func (s *Session) refresh(paths []string, list *diag.List) (next state, err error) {
	content, look := s.divide(paths)
	err = s.stage("read", func() (int, error) {
		if next.archive, next.read, err = s.read(paths, content); err != nil {
			return 0, err
		}
		list.Join(next.read)
		return next.archive.Count, nil
	})
	if err != nil {
		return next, err
	}
	a := next.archive
	err = s.stage("theme", func() (int, error) {
		next.theme, next.themed, err = s.dress(a, look)
		if err != nil {
			return 0, err
		}
		list.Join(next.themed)
		return len(next.theme.Assets), nil
	})
	if err != nil {
		return next, err
	}
	next.day = edtf.DayOf(s.options.Now().In(zone(a)).Date())
	if again, ok, err := s.retold(next); err != nil || ok {
		next.linked, next.snapshot = s.last.linked, again
		list.Join(next.linked)
		return next, err
	}
	err = s.link(&next)
	list.Join(next.linked)
	return next, err
}

// divide tells paths of content from those of the theme. look is whether the theme is to be
// looked at; everything is where there are no paths.
func (s *Session) divide(paths []string) (content []string, look bool) {
	look = len(paths) == 0 || s.last.theme == nil
	for _, p := range paths {
		if strings.HasPrefix(p, archive.Root+"/") {
			content = append(content, p)
		} else {
			look = true
		}
	}
	return content, look
}

// read reads the content, unless only the theme is to be looked at.
func (s *Session) read(paths, content []string) (*archive.Archive, diag.List, error) {
	if len(paths) > 0 && len(content) == 0 && s.last.archive != nil {
		return s.last.archive, s.last.read, nil
	}
	a, list, err := s.reading.Read(content...)
	if errors.Is(err, archive.ErrNone) {
		err = fmt.Errorf("%w: %w", ErrUsage, archive.None(s.dir))
	}
	return a, list, err
}

// dress loads the theme, in the words of the archive's language and of its own terms, unless
// it is the last one.
func (s *Session) dress(a *archive.Archive, look bool) (*theme.Theme, diag.List, error) {
	same := s.last.theme != nil && s.last.archive.Settings == a.Settings
	if same && !look {
		return s.last.theme, s.last.themed, nil
	}
	w, list := catalogue(&a.Site)
	accent, said := page.NewAccent(a.Site.Accent)
	list.Join(said)
	t, said, err := theme.Load(s.files, s.options.Templates, s.options.Static, w, accent)
	list.Join(said)
	if err == nil && same && s.last.theme.Equal(t) {
		t = s.last.theme
	}
	return t, list, err
}

// catalogue gives the words of the interface in the archive's language, with the titles of
// its own terms.
func catalogue(s *archive.Site) (*words.Catalogue, diag.List) {
	var list diag.List
	l := s.Language
	w, known := words.For(l.Tag)
	if !known {
		list.Warnf(diag.LanguageWithoutWords, l.At, len(l.Tag), "write `language: en` or `language: de`; a brief gives its own language", "headings and labels exist in %s, but not in %s: they will be in English", w.List(words.Languages()), l.Tag)
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
	return w, list
}

// zone is where the archive is.
func zone(a *archive.Archive) *time.Location { return cmp.Or(a.Site.Timezone.Location, time.UTC) }

// link makes a snapshot of what follows from the archive.
func (s *Session) link(next *state) error {
	a, o := next.archive, s.options
	var g *graph.Graph
	err := s.stage("link", func() (n int, err error) {
		g, next.linked, err = graph.Link(a, graph.Options{Drafts: o.Drafts, Future: o.Future, Today: next.day, Texts: s.reading, Store: s.store, Memo: &s.memo})
		if err != nil {
			return 0, err
		}
		return len(g.Briefs), nil
	})
	if err != nil {
		return err
	}
	return s.stage("plan", func() (int, error) {
		n := &Snapshot{session: s, files: s.files, reading: s.reading, theme: next.theme, graph: g, bodies: g.Bodies(),
			Briefs: len(g.Briefs), Actors: len(g.Actors), Events: len(g.Events), Recommendations: len(g.Recommendations), Withheld: g.Withheld, Day: next.day, Due: g.Due, Zone: zone(a),
			context: digest.Bytes(o.Program.String(), next.theme.Digest.String()), texts: textsOf(a)}
		list := n.makePlan(s.base(a), o.Version)
		n.facts = sync.OnceValue(func() digest.Sum { return s.factsOf(a, g, n) })
		next.linked.Join(list)
		n.begin()
		next.snapshot = n
		return len(n.plan.pages.Pages), nil
	})
}

// base is the base URL without a slash at its end, in the characters that an address may
// have (RFC 3986), or "".
func (s *Session) base(a *archive.Archive) string {
	given := strings.TrimRight(cmp.Or(s.options.BaseURL, a.Site.BaseURL.Href), "/")
	u, err := url.Parse(given)
	if err != nil {
		return given
	}
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && host != u.Hostname() {
		u.Host = host + strings.TrimPrefix(u.Host, u.Hostname())
	}
	return u.String()
}

// documents yields what has a text, in a fixed order.
func documents(a *archive.Archive) func(yield func(*archive.Document) bool) {
	return func(yield func(*archive.Document) bool) {
		for _, v := range a.Briefs {
			if !yield(&v.Document) {
				return
			}
		}
		for _, v := range a.Versions {
			if !yield(&v.Document) {
				return
			}
		}
		for _, v := range a.Actors {
			if !yield(&v.Document) {
				return
			}
		}
		for _, v := range a.Topics {
			if !yield(&v.Document) {
				return
			}
		}
		for _, v := range a.Pages {
			if !yield(&v.Document) {
				return
			}
		}
	}
}

func textsOf(a *archive.Archive) map[string]digest.Sum {
	texts := make(map[string]digest.Sum, len(a.Briefs)+len(a.Actors)+len(a.Topics)+len(a.Pages))
	for d := range documents(a) {
		texts[d.File] = d.Text
	}
	return texts
}

func digestOf(texts map[string]digest.Sum) digest.Sum {
	var buf []byte
	for _, file := range slices.Sorted(maps.Keys(texts)) {
		key := texts[file]
		buf = append(append(buf, file...), 0)
		buf = append(buf, key[:]...)
	}
	return digest.Bytes(buf)
}

// factsOf is the digest of all that a graph is made from: what the files say but for the
// words of texts, whom those name, and what the options and the day leave out. What a graph
// holds follows from these, so that nothing has to be listed here that a page shows anew.
func (s *Session) factsOf(a *archive.Archive, g *graph.Graph, n *Snapshot) digest.Sum {
	buf := append([]byte(nil), a.Settings[:]...)
	text := func(list ...string) {
		for _, s := range list {
			buf = append(binary.AppendUvarint(buf, uint64(len(s))), s...)
		}
	}
	text(s.options.BaseURL, s.options.Version)
	for d := range documents(a) {
		text(d.File)
		buf = append(buf, d.Facts[:]...)
	}
	for _, b := range g.Briefs {
		text(b.ID)
		for _, m := range b.Mentioned {
			text(m.Actor.ID)
			buf = binary.AppendUvarint(buf, uint64(m.Times))
			for _, section := range m.Sections {
				buf = binary.AppendVarint(buf, int64(section))
			}
		}
	}
	for _, w := range g.Withheld {
		text(w.File)
	}
	for _, r := range g.Recommendations {
		if r.Overdue {
			text(r.Key())
		}
	}
	for _, e := range g.Events {
		if e.Passed {
			text(e.ID)
		}
	}
	files := digest.New()
	for _, name := range g.Files {
		text(name)
		sum := files.Of(digest.Sum{}, a.Files[name])
		buf = append(buf, sum[:]...)
	}
	text(n.plan.pages.Leftovers()...)
	for _, asset := range n.theme.Assets {
		text(string(asset.Path))
	}
	return digest.Bytes(buf)
}

// retold gives the last snapshot with other texts, if those are all that is new.
func (s *Session) retold(next state) (*Snapshot, bool, error) {
	before, a := s.last, next.archive
	if before.snapshot == nil || before.theme != next.theme || before.day != next.day || before.archive.Settings != a.Settings || before.archive.Ledger.Sum != a.Ledger.Sum ||
		before.archive.Partial != a.Partial || !maps.EqualFunc(before.archive.Files, a.Files, func(x, y *archive.File) bool { return *x == *y }) {
		return nil, false, nil
	}
	changed, ok := retexted(before.archive, a)
	if !ok {
		return nil, false, nil
	}
	again := *before.snapshot
	if len(changed) == 0 {
		return before.snapshot, true, nil
	}
	again.texts = maps.Clone(again.texts)
	for _, d := range changed {
		if slices.ContainsFunc(before.linked.Messages, func(m diag.Message) bool { return m.Reaches(d.File, d.Start) }) {
			return nil, false, nil // it may say so of another line now
		}
		bodies, ok, err := again.bodies.Retold(d, s.reading)
		if err != nil || !ok {
			return nil, false, err
		}
		again.bodies, again.texts[d.File] = bodies, d.Text
	}
	again.begin()
	return &again, true, nil
}

// retexted gives the documents of an archive that are not those of another, if no more than
// their texts differ.
func retexted(before, a *archive.Archive) (changed []*archive.Document, ok bool) {
	if len(before.Briefs) != len(a.Briefs) || len(before.Versions) != len(a.Versions) || len(before.Actors) != len(a.Actors) || len(before.Topics) != len(a.Topics) || len(before.Pages) != len(a.Pages) {
		return nil, false
	}
	var old []*archive.Document
	for d := range documents(before) {
		old = append(old, d)
	}
	i := 0
	for d := range documents(a) {
		o := old[i]
		i++
		switch {
		case o == d:
		case o.File != d.File || o.Facts != d.Facts || o.Broken || d.Broken:
			return nil, false
		case o.Text != d.Text:
			changed = append(changed, d)
		}
	}
	return changed, true
}

// stage runs a part of the work, and tells how long it took.
func (s *Session) stage(name string, run func() (int, error)) error {
	start := time.Now()
	n, err := run()
	if s.options.Watch != nil {
		s.options.Watch(name, n, time.Since(start))
	}
	return err
}
