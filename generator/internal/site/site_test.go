package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/page"
	"chancery/generator/internal/wording"
	"chancery/static"
	"chancery/templates"

	"github.com/google/go-cmp/cmp"
)

func options() Options {
	return Options{Version: "test", Templates: templates.Files, Static: static.Files, BaseURL: "https://example.org/a",
		Now: func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }}
}

// kitchen copies the kitchen archive, so that it can be edited.
func kitchen(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "kitchen"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t testing.TB, dir string) *Session {
	t.Helper()
	s, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func refresh(t testing.TB, s *Session, paths ...string) (*Snapshot, diag.List) {
	t.Helper()
	snapshot, list, err := s.Refresh(paths...)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot, list
}

// files makes all outputs, or those that do not fail of an archive that is wrong.
func files(t testing.TB, s *Snapshot) map[string]string {
	t.Helper()
	outputs, err := s.Outputs(nil)
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	var scratch Scratch
	for _, o := range outputs {
		data, err := o.Make(&scratch, nil)
		if err != nil {
			data = []byte(err.Error())
		}
		made[string(o.Path)] = string(data)
	}
	return made
}

func TestOutputsStandInOrderAndAreFound(t *testing.T) {
	s, _ := refresh(t, open(t, kitchen(t)))
	outputs, err := s.Outputs(nil)
	if err != nil || len(outputs) < 100 {
		t.Fatal(len(outputs), err)
	}
	kinds := map[string]int{}
	for i, o := range outputs {
		kinds[o.Kind]++
		if i > 0 && outputs[i-1].Path >= o.Path {
			t.Errorf("%s comes before %s", outputs[i-1].Path, o.Path)
		}
		found, ok, err := s.Output(o.Path)
		if err != nil || !ok || found.Path != o.Path || found.Kind != o.Kind {
			t.Fatalf("%s is not found: %v, %v", o.Path, ok, err)
		}
		if o.Origin == "" {
			t.Errorf("%s comes from nowhere", o.Path)
		}
		a, err := found.Make(&Scratch{}, nil)
		b, err2 := o.Make(&Scratch{}, []byte("before"))
		if err != nil || err2 != nil || "before"+string(a) != string(b) {
			t.Errorf("%s is not the same twice, or not appended: %v, %v", o.Path, err, err2)
		}
	}
	for _, kind := range []string{KindAsset, KindCopy, KindHost, KindIndex, KindPreview, "brief", "redirect"} {
		if kinds[kind] == 0 {
			t.Errorf("there is no output of the kind %s", kind)
		}
	}
	for _, path := range []address.Path{"", "nowhere.html", "search/nowhere.js", "../index.html"} {
		if o, ok, err := s.Output(path); ok || err != nil {
			t.Errorf("%q is %v, %v", path, o, err)
		}
	}
}

// An output that reads a text which it has not named fails, and says which.
func TestUndeclaredUse(t *testing.T) {
	s, _ := refresh(t, open(t, kitchen(t)))
	b, other := s.graph.Briefs[0], s.graph.Briefs[1]
	shows := &page.Page{Path: "x.html", Kind: address.KindNotFound, Text: b.File, View: func(from wording.Texts) any {
		for _, body := range []*graph.Body{&b.Text, &other.Text} {
			from.Body(body)
		}
		return &page.NotFound{}
	}}
	_, err := (&Output{paged(shows), s}).Make(&Scratch{}, nil)
	if err == nil || !strings.Contains(err.Error(), "x.html") || !strings.Contains(err.Error(), other.File) || strings.Contains(err.Error(), b.File) {
		t.Errorf("an output reads two texts, where it names one: %v", err)
	}
	g := &given{snapshot: s, needs: Needs{File: "content/figures/palace.svg"}}
	if _, err := g.file("content/site.yaml", 1<<20); err == nil {
		t.Error("a copy reads another file")
	}
}

// Every page names the text that it shows: without its text it is another page.
func TestTextsAreDeclared(t *testing.T) {
	s, _ := refresh(t, open(t, kitchen(t)))
	named := map[string]int{}
	for _, p := range s.plan.pages.Pages {
		named[p.Text]++
	}
	for d := range documents(s.session.last.archive) {
		if slices.ContainsFunc(s.Withheld, func(w graph.Withheld) bool { return w.File == d.File }) {
			continue
		}
		if named[d.File] != 1 {
			t.Errorf("the text of %s is shown on %d pages", d.File, named[d.File])
		}
	}
}

// After any edits, however a session is told of them, its snapshot is that of a new
// session: every byte and every message. A snapshot from before them stays what it was.
func TestSessionIsFreshAfterRandomEdits(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	dir, random := kitchen(t), rand.New(rand.NewPCG(1, 2))
	s := open(t, dir)
	before, _ := refresh(t, s)
	for n := range rounds {
		was := files(t, before)
		paths := edit(t, dir, random)
		if random.IntN(3) == 0 {
			paths = nil
		}
		now, list := refresh(t, s, paths...)
		fresh, want := refresh(t, open(t, dir))
		if diff := cmp.Diff(want.Messages, list.Messages); diff != "" {
			t.Fatalf("round %d, %q: the messages differ (-new session +this):\n%s", n, paths, diff)
		}
		if diff := differing(files(t, fresh), files(t, now)); len(diff) > 0 {
			t.Fatalf("round %d: after edits of %q these differ: %q", n, paths, diff)
		}
		if diff := differing(was, files(t, before)); len(diff) > 0 {
			t.Fatalf("round %d: the snapshot before has changed: %q", n, diff)
		}
		before = now
	}
}

// edit changes a few files of an archive, and gives their paths.
func edit(t *testing.T, dir string, random *rand.Rand) (paths []string) {
	var all []string
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, name)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return !strings.HasSuffix(name, ".md") })
	for range 1 + random.IntN(2) {
		name := texts[random.IntN(len(texts))]
		full := filepath.Join(dir, filepath.FromSlash(name))
		text, err := os.ReadFile(full)
		if err != nil {
			continue // deleted by the edit before
		}
		word := fmt.Sprintf("word%d", random.IntN(1e6))
		switch random.IntN(9) {
		case 0, 1, 2:
			text = fmt.Appendf(text, "\nPlain words, %s.\n", word)
		case 3:
			text = fmt.Appendf(text, "\nPrincess Flavia and Ruritania, %s.\n", word)
		case 4:
			text = fmt.Appendf(text, "\n## Heading %s\n", word)
		case 5:
			text = bytes.Replace(text, []byte("\ntitle: "), []byte("\ntitle: "+word+" "), 1)
		case 6:
			text = fmt.Appendf(text, "\n[[%s]]\n", word) // which leads nowhere
		case 7:
			if random.IntN(3) > 0 {
				continue
			}
			if err := os.Remove(full); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, name)
			continue
		case 8:
			name = "static/css/zz-mine.css"
			full, text = filepath.Join(dir, filepath.FromSlash(name)), fmt.Appendf(nil, ".%s { color: red }\n", word)
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(full, text, 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, name)
	}
	return paths
}

func differing(a, b map[string]string) (names []string) {
	for name, text := range a {
		if other, ok := b[name]; !ok || other != text {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// An edit of a paragraph links nothing anew, and touches the page of that text alone.
func TestAParagraphTouchesItsPage(t *testing.T) {
	dir := kitchen(t)
	s := open(t, dir)
	before, _ := refresh(t, s)
	const name = "content/briefs/2024/testimony-of-sapt.md"
	full := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(full)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, append(text, "\nMore words.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	after, _ := refresh(t, s, name)
	if after.graph != before.graph || after.plan != before.plan {
		t.Error("a paragraph has linked the archive anew")
	}
	for _, r := range after.plan.recipes() {
		a, b := &Output{r, before}, &Output{r, after}
		shows := slices.Contains(r.Needs.Shown, name) // a feed of whole texts
		if changed := a.Key() != b.Key(); changed != (shows || r.Path == "briefs/testimony-of-sapt.html") {
			t.Errorf("the key of %s has changed: %v", r.Path, changed)
		}
		if is := r.Path == "feed.atom"; is && !shows || r.Path == "authors/flavia.json" && shows {
			t.Errorf("%s shows the text: %v", r.Path, shows)
		}
	}
}

// Snapshots are read while the session makes others.
func TestSnapshotsAreSafe(t *testing.T) {
	dir := kitchen(t)
	s := open(t, dir)
	first, _ := refresh(t, s)
	want := files(t, first)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if diff := differing(want, files(t, first)); len(diff) > 0 {
				t.Errorf("%q differ", diff)
			}
		})
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		paths := edit(t, dir, random)
		refresh(t, s, paths...)
	}
	group.Wait()
}

func TestNothingIsWrittenIntoTheArchive(t *testing.T) {
	dir := kitchen(t)
	before := listing(t, dir)
	snapshot, _ := refresh(t, open(t, dir))
	files(t, snapshot)
	if diff := cmp.Diff(before, listing(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func listing(t *testing.T, dir string) (all []string) {
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		all = append(all, fmt.Sprint(name, info.Size(), info.ModTime()))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A template that is wrong is a Failure, with its place.
func TestFailure(t *testing.T) {
	dir := kitchen(t)
	if err := os.MkdirAll(filepath.Join(dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "templates", "404.html"), []byte("<h1>x</h1>\n{{index .Sections 99}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, list := refresh(t, open(t, dir))
	if list.Count(diag.Error) > 0 {
		t.Fatal(list.Messages)
	}
	o, _, _ := s.Output(address.NotFound)
	_, err := o.Make(&Scratch{}, nil)
	f, ok := errors.AsType[*Failure](err)
	if !ok || f.Pos.File != "templates/404.html" || f.Pos.Line != 2 {
		t.Errorf("%v, %+v", err, f)
	}
}

// A warning of a brief's front matter stays where it is when the text changes: nothing is
// linked for it. One of the text may move.
func TestAParagraphOfABriefWithWarnings(t *testing.T) {
	dir := t.TempDir()
	const front = "---\ntitle: A\ndate: 2024-05\nsummary: S.\nevents: [{id: e, date: 2030, title: E, summary: S., status: happened}]\n---\n"
	write := func(text string) {
		t.Helper()
		name := filepath.Join(dir, "content", "briefs", "a.md")
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, dir)
	for _, test := range []struct {
		before, after string
		linked        bool
	}{
		{front + "Text.\n", front + "Text.\n\nMore.\n", false},
		{front + "[[nowhere]]\n", front + "\nMore. [[nowhere]]\n", true},
	} {
		write(test.before)
		before, was := refresh(t, s)
		write(test.after)
		after, list := refresh(t, s, "content/briefs/a.md")
		fresh, want := refresh(t, open(t, dir))
		if diff := cmp.Diff(want.Messages, list.Messages); diff != "" {
			t.Errorf("%q: the messages differ (-new session +this):\n%s", test.after, diff)
		}
		if !slices.ContainsFunc(was.Messages, func(m diag.Message) bool { return m.Pos.File == "content/briefs/a.md" }) {
			t.Errorf("%q: nothing is wrong", test.before)
		}
		if linked := after.graph != before.graph; linked != test.linked {
			t.Errorf("%q: the archive has been linked anew: %v", test.after, linked)
		}
		if diff := differing(files(t, fresh), files(t, after)); len(diff) > 0 {
			t.Errorf("%q: these differ: %q", test.after, diff)
		}
	}
}
