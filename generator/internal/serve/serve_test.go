package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/build"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/manifest"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"
)

const host = "127.0.0.1:1414"

func now() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }

// trial is an archive that is written, and the server that shows it.
type trial struct {
	*Server
	dir     string
	day     time.Time // on which it is seen
	reports []Report
	broken  map[string]string // by edit: the texts of files before
}

// open copies an archive, or makes one of files, and serves it.
func open(t testing.TB, dir string, files map[string]string) *trial {
	t.Helper()
	d := &trial{dir: t.TempDir(), day: now()}
	today := func() time.Time { return d.day }
	if dir != "" {
		if err := os.CopyFS(d.dir, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		d.write(t, name, text)
	}
	session, err := site.Open(d.dir, site.Options{Drafts: true, Future: true, Now: today, Version: "test", Templates: templates.Files, Static: static.Files})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	if d.Server, err = New(session, Options{Now: today, Report: func(r Report) { d.reports = append(d.reports, r) }}); err != nil {
		t.Fatal(err)
	}
	return d
}

func kitchen(t testing.TB) *trial {
	return open(t, filepath.Join("..", "..", "testdata", "kitchen"), nil)
}

// small is an archive of which the tests break one file at a time.
func small(t testing.TB, more ...string) *trial {
	files := map[string]string{
		"content/site.yaml":            "title: T\nbase_url: https://example.org/\n",
		"content/actors/ruritania.md":  "---\nname: Ruritania\nkind: state\n---\nA kingdom.\n",
		"content/briefs/fees.md":       brief("Fees", "Small firms pay."),
		"content/briefs/courts.md":     brief("Courts", "Courts are slow."),
		"content/briefs/to-come.md":    strings.Replace(brief("To come", "Later."), "2024", "2031", 1),
		"content/briefs/a-draft.md":    strings.Replace(brief("A draft", "Unfinished."), "date:", "draft: true\ndate:", 1),
		"content/pages/about.md":       "---\ntitle: About\n---\nWho we are. [A picture](../map.png)\n",
		"content/map.png":              "not quite a picture",
		"static/notes/table.csv":       "a,b\n",
		"static/robots.txt":            "User-agent: *\n",
		"static/notes/unknown.strange": "?",
	}
	for i := 0; i < len(more); i += 2 {
		files[more[i]] = more[i+1]
	}
	return open(t, "", files)
}

func brief(title, text string) string {
	return "---\ntitle: " + title + "\ndate: 2024-05-01\nsummary: Summary.\n---\n\n" + text + "\n"
}

func (d *trial) write(t testing.TB, name, text string) {
	t.Helper()
	file := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func (d *trial) remove(t testing.TB, name string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(d.dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

// save writes a file and has the server look at it.
func (d *trial) save(t testing.TB, name, text string) {
	t.Helper()
	d.write(t, name, text)
	if err := d.Update(name); err != nil {
		t.Fatal(err)
	}
}

// get asks for an address, with headers in turn with their values.
func (d *trial) get(address string, headers ...string) *httptest.ResponseRecorder {
	return d.ask(http.MethodGet, address, headers...)
}

func (d *trial) ask(method, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://"+host+address, nil)
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// told is what the script of a page is told, and what it gets when it asks for more.
type told struct {
	event
	others []mistake
}

// told gives what the script of the page at an address is told.
func (d *trial) told(t testing.TB, address string) (all told) {
	t.Helper()
	all.event = d.event(d.view.Load(), address)
	w := d.get(own + "others.json?page=" + url.QueryEscape(address))
	if err := json.Unmarshal(w.Body.Bytes(), &all.others); err != nil || (len(all.others) > 0) != all.Others || w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
		t.Fatalf("%s: %v, %s", address, err, w.Body)
	}
	return all
}

// heads gives the first lines of messages, those of a page itself with a star.
func (all told) heads() (list []string) {
	for _, m := range all.Own {
		list = append(list, "* "+m.Head)
	}
	for _, m := range all.others {
		list = append(list, m.Head)
	}
	return list
}

func (d *trial) wants(t *testing.T, address string, status int, text string, heads ...string) {
	t.Helper()
	w := d.get(address)
	if w.Code != status || !strings.Contains(w.Body.String(), text) {
		t.Errorf("%s: status %d, want %d with %q: %.3000s", address, w.Code, status, text, w.Body)
	}
	e := d.told(t, address)
	if got := e.heads(); !slices.Equal(got, heads) {
		t.Errorf("%s: the mistakes are %q, want %q", address, got, heads)
	}
	if !strings.Contains(w.Body.String(), `data-version="`+e.Version+`"`) {
		t.Errorf("%s: the page is not of the version %s, and would be loaded again at once", address, e.Version)
	}
}

// TestWhatIsServedIsBuilt holds everything to the bytes that a build writes, after any edits.
func TestWhatIsServedIsBuilt(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 5
	}
	d, random, compared := kitchen(t), rand.New(rand.NewPCG(5, 6)), 0
	for n := range rounds {
		paths := d.edit(t, random)
		if random.IntN(4) == 0 {
			paths = nil
		}
		if err := d.Update(paths...); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "site")
		result, list, err := build.Run(context.Background(), build.Options{Source: d.dir, Destination: to, Drafts: true, Future: true, Today: now(), Version: "test", Templates: templates.Files, Static: static.Files})
		if err != nil {
			t.Fatal(err)
		}
		shown := d.view.Load().messages()
		if !slices.EqualFunc(shown, list.Messages, same) {
			t.Fatalf("round %d, %q: other messages than those of a build: %v\n%v", n, paths, shown, list.Messages)
		}
		if !result.OK {
			continue
		}
		compared++
		for _, problem := range d.differs(t, to) {
			t.Errorf("round %d, %q: %s", n, paths, problem)
		}
	}
	if compared < rounds/2 {
		t.Errorf("only %d of %d rounds had a site to compare with", compared, rounds)
	}
}

// differs compares everything that is served with what was built.
func (d *trial) differs(t *testing.T, built string) (problems []string) {
	err := filepath.WalkDir(built, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == ".chancery" || e.Name() == manifest.Name { // those tell of the folder
			return err
		}
		name, _ := filepath.Rel(built, file)
		want, err := os.ReadFile(file)
		got := d.get((&url.URL{Path: "/" + filepath.ToSlash(name)}).String()).Body.String()
		page, script, found := strings.Cut(got, `<script src="/.chancery/`)
		isPage := strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm")
		if found && (!isPage || strings.Count(script, "\n") != 1) {
			problems = append(problems, name+" has more behind it than a script")
		}
		if page != string(want) {
			problems = append(problems, fmt.Sprintf("%s is not what was built: %d bytes, want %d", name, len(page), len(want)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

// edit changes a few files, and gives their paths. What it breaks it repairs the next time.
func (d *trial) edit(t *testing.T, random *rand.Rand) (paths []string) {
	texts, err := filepath.Glob(filepath.Join(d.dir, "content", "*", "*.md"))
	more, err2 := filepath.Glob(filepath.Join(d.dir, "content", "*", "*", "*.md"))
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	texts = append(texts, more...)
	for name, text := range d.broken {
		d.write(t, name, text)
		paths = append(paths, name)
	}
	d.broken = map[string]string{}
	for range 1 + random.IntN(3) {
		file, word := texts[random.IntN(len(texts))], fmt.Sprintf("word%d", random.IntN(1e6))
		name, _ := filepath.Rel(d.dir, file)
		name = filepath.ToSlash(name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		switch random.IntN(8) {
		case 0, 1, 2:
			text += "\nPrincess Flavia writes " + word + ".\n"
		case 3:
			text += "\n## Heading " + word + "\n"
		case 4:
			if !strings.Contains(text, "\ntitle: \"") {
				text = strings.Replace(text, "\ntitle: ", "\ntitle: "+word+" ", 1)
			}
		case 5:
			name, text = "content/briefs/"+word+".md", brief(word, "New.")
		case 6:
			name, text = "static/css/zz-mine.css", "."+word+" { color: red }\n"
		case 7:
			if random.IntN(3) == 0 && d.broken[name] == "" {
				d.broken[name] = text
				text += "\n[[" + word + "]]\n" // which leads nowhere
			}
		}
		d.write(t, name, text)
		paths = append(paths, name)
	}
	return paths
}

// TestVersions: a page is loaded again when its bytes or a picture may have changed, and
// only then.
func TestVersions(t *testing.T) {
	d := small(t)
	version := func() string { return d.told(t, "/briefs/fees.html").Version }
	before := version()
	view := d.view.Load()
	if err := errors.Join(d.Update(), d.Update("content/briefs/fees.md")); err != nil {
		t.Fatal(err)
	}
	if d.view.Load() != view {
		t.Error("a look that found nothing is told to the pages")
	}
	d.save(t, "content/briefs/courts.md", brief("Courts", "More words."))
	if version() != before {
		t.Error("the text of another brief makes it another page")
	}
	for _, name := range []string{"content/map.png", "static/theme/mine.css", "static/css/zz-mine.css", "static/js/mine.js", "static/notes/table.csv", "templates/extra-bottom.html"} {
		before = version()
		d.save(t, name, map[bool]string{true: ".mine { color: red }", false: "/* another */"}[strings.HasSuffix(name, ".css")])
		if version() == before {
			t.Errorf("that %s is another is not seen", name)
		}
	}
}

// TestUnpublished: drafts and what is yet to come are there and marked.
func TestUnpublished(t *testing.T) {
	d := small(t)
	d.wants(t, "/briefs/a-draft.html", 200, `<strong class="unpublished">Draft</strong>`)
	d.wants(t, "/briefs/to-come.html", 200, `<strong class="unpublished">Not yet published</strong>`)
}

// TestNothingIsWritten holds that the archive's folder stays as it is.
func TestNothingIsWritten(t *testing.T) {
	d := kitchen(t)
	list := func() (all []string) {
		err := filepath.WalkDir(d.dir, func(name string, e fs.DirEntry, err error) error {
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
	before := list()
	for _, address := range []string{"/", "/search/", "/nowhere", "/timeline/", "/404.html"} {
		d.get(address)
		d.told(t, address)
	}
	if err := d.Update(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, list()) {
		t.Error("the archive's folder has changed")
	}
}

// TestKept bounds what is kept.
func TestKept(t *testing.T) {
	var k kept
	for i := range 3 * mostKept {
		k.add("a.html", fmt.Append(nil, i))
		k.add(numbered(i), fmt.Append(nil, i))
	}
	if len(k.pages) > mostKept || len(k.order) != len(k.pages) || string(k.pages[numbered(3*mostKept-1)]) != fmt.Sprint(3*mostKept-1) {
		t.Errorf("%d pages are kept, in an order of %d", len(k.pages), len(k.order))
	}
}

func TestReports(t *testing.T) {
	d := small(t)
	d.save(t, "content/briefs/fees.md", brief("Fees", "[[nowhere]]"))
	last := d.reports[len(d.reports)-1]
	if !slices.Equal(last.Paths, []string{"content/briefs/fees.md"}) || len(last.Messages) != 1 || last.Messages[0].Severity != diag.Error || last.Took <= 0 {
		t.Errorf("the report is %+v", last)
	}
}

func numbered(i int) address.Path { return address.Path(fmt.Sprint(i, ".html")) }
