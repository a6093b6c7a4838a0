package verify

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chancery/generator/internal/manifest"
)

// files is a site; its manifest is made of them.
type files map[string]string

func (f files) manifest() []byte {
	m := manifest.Manifest{}
	for name, text := range f {
		m[name] = sha256.Sum256([]byte(text))
	}
	return m.Append(nil)
}

func (f files) write(t *testing.T, dir string) {
	t.Helper()
	for name, text := range f {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func says(r *Report) string {
	return fmt.Sprintf("%d files, missing %v, changed %v, foreign %v, unasked %v", r.Files, r.Missing, r.Changed, r.Foreign, r.Unasked)
}

func TestDir(t *testing.T) {
	site, dir := files{"index.html": "home", "briefs/a b.html": "a", "briefs/c.html": "c", "link.html": "l"}, t.TempDir()
	site.write(t, dir)
	files{manifest.Name: string(site.manifest()), ".chancery": "marker"}.write(t, dir)
	r, err := Dir(t.Context(), dir)
	if err != nil || !r.OK() || r.Files != 4 {
		t.Fatalf("%v, %v: want nothing", r, err)
	}
	files{"briefs/a b.html": "b", "new/x.html": "x", ".DS_Store": ""}.write(t, dir)
	for _, err := range []error{os.Remove(filepath.Join(dir, "briefs/c.html")), os.Remove(filepath.Join(dir, "link.html")),
		os.Symlink("index.html", filepath.Join(dir, "link.html"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r, err = Dir(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := says(r), "4 files, missing [briefs/c.html link.html], changed [briefs/a b.html], foreign [.DS_Store link.html new/x.html], unasked []"; got != want || r.OK() {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	files{manifest.Name: "nonsense"}.write(t, dir)
	if _, err := Dir(t.Context(), dir); err == nil || !strings.Contains(err.Error(), "line 1 is not") {
		t.Error(err)
	}
}

// host serves a site below /sub/, at most four requests at a time, and says how often it
// was slept for.
type host struct {
	files
	busy      atomic.Int32 // how many requests are refused first
	now       atomic.Int32
	most      atomic.Int32
	elsewhere string
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := h.now.Add(1)
	defer h.now.Add(-1)
	for m := h.most.Load(); n > m && !h.most.CompareAndSwap(m, n); m = h.most.Load() {
	}
	name := strings.TrimPrefix(r.URL.Path, "/sub/")
	text, ok := h.files[name]
	switch {
	case !strings.HasPrefix(r.UserAgent(), "chancery/"):
		w.WriteHeader(http.StatusForbidden)
	case h.busy.Add(-1) >= 0:
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusTooManyRequests)
	case name == "moved.html":
		http.Redirect(w, r, "/sub/moved", http.StatusFound)
	case name == "away.html":
		http.Redirect(w, r, h.elsewhere, http.StatusFound)
	case !ok || name == "404.html":
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, h.files["404.html"])
	default:
		fmt.Fprint(w, text)
	}
}

func TestURL(t *testing.T) {
	site := files{"index.html": "home", "404.html": "none", "a b/é.html": "a", "gone.html": "g", "other.html": "o", "moved.html": "m", "_headers": "h", ".nojekyll": ""}
	for i := range 30 {
		site[fmt.Sprintf("many/%d.html", i)] = "x"
	}
	h := &host{files: files{"index.html": "home", "404.html": "none", "a b/é.html": "a", "other.html": "changed", "moved": "m", "extra.html": "",
		manifest.Name: string(site.manifest())}}
	for name, text := range site {
		if strings.HasPrefix(name, "many/") {
			h.files[name] = text
		}
	}
	h.busy.Store(2)
	server := httptest.NewServer(h)
	defer server.Close()
	var slept atomic.Int64
	c := Client{Agent: "chancery/test", Sleep: func(_ context.Context, d time.Duration) error { slept.Add(int64(d)); return nil }}
	for _, base := range []string{server.URL + "/sub", server.URL + "/sub/", server.URL + "/sub/index.html"} {
		r, err := c.URL(t.Context(), base)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := says(r), "38 files, missing [gone.html], changed [other.html], foreign [], unasked [.nojekyll _headers]"; got != want {
			t.Errorf("%s: got  %s\nwant %s", base, got, want)
		}
	}
	if d := time.Duration(slept.Load()); d != 14*time.Second {
		t.Errorf("it waited %v for a host that asks for 7 seconds twice", d)
	}
	if n := h.most.Load(); n > atOnce {
		t.Errorf("%d requests at a time", n)
	}
}

func TestURLErrors(t *testing.T) {
	away := httptest.NewServer(http.NotFoundHandler())
	defer away.Close()
	h := &host{files: files{}, elsewhere: strings.Replace(away.URL, "127.0.0.1", "localhost", 1)}
	server := httptest.NewServer(h)
	defer server.Close()
	c := Client{Agent: "chancery/test", Sleep: func(context.Context, time.Duration) error { return nil }}
	try := func(base, want string) {
		t.Helper()
		if _, err := c.URL(t.Context(), base); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", base, err, want)
		}
	}
	try("example.org", "is not the address of a site")
	try("ftp://example.org/", "is not the address of a site")
	try(server.URL+"/sub/?q", "is not the address of a site")
	try(server.URL+"/sub/", "there is no manifest at")
	h.files[manifest.Name] = "nonsense"
	try(server.URL+"/sub/", "line 1 is not")
	h.files[manifest.Name] = string(files{"away.html": ""}.manifest())
	try(server.URL+"/sub/", "it redirects to another host")
	h.busy.Store(1000)
	try(server.URL+"/sub/", "the host answers 429")
}

// FuzzURL: whatever a host sends, holding it to its manifest comes to an end, with a report of
// the files that the manifest lists, or with an error.
func FuzzURL(f *testing.F) {
	sum := string(files{"a.html": "a", "b/é.html": "b", "_headers": ""}.manifest())
	f.Add(sum, "a", 200, "", "", "")
	f.Add(sum, "\x1f\x8b", 200, "", "gzip", "")
	f.Add(sum, "", 302, "/sub/a.html", "", "")
	f.Add(sum, "", 302, "//example.org", "", "")
	f.Add(sum, "", 429, "", "", "-1")
	f.Add(strings.Repeat("0", 64)+"  ../x\n", "", 404, "", "", "")
	type answer struct {
		manifest, body, location, encoding, retry string
		status                                    int
	}
	var now atomic.Pointer[answer]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := now.Load()
		if r.URL.Path == "/sub/"+manifest.Name {
			fmt.Fprint(w, a.manifest)
			return
		}
		for key, value := range map[string]string{"Location": a.location, "Content-Encoding": a.encoding, "Retry-After": a.retry} {
			if value != "" {
				w.Header().Set(key, value)
			}
		}
		w.WriteHeader(a.status)
		fmt.Fprint(w, a.body)
	}))
	f.Cleanup(server.Close)
	c := Client{Agent: "chancery/test", Sleep: func(context.Context, time.Duration) error { return nil }}
	f.Fuzz(func(t *testing.T, list, body string, status int, location, encoding, retry string) {
		if status < 200 || status > 599 || len(list) > 4000 {
			return
		}
		if to, err := url.Parse(location); err != nil || to.Host != "" && to.Hostname() == "127.0.0.1" {
			return // another server of this machine
		}
		now.Store(&answer{list, body, location, encoding, retry, status})
		r, err := c.URL(t.Context(), server.URL+"/sub/")
		if err != nil {
			return
		}
		m, err := manifest.Parse([]byte(list))
		if err != nil || r.Files != len(m) || len(r.Missing)+len(r.Changed)+len(r.Unasked) > r.Files || len(r.Foreign) > 0 {
			t.Errorf("%s for %q, %v", says(r), list, err)
		}
	})
}
