package browser

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chancery/generator/internal/fixture"
)

// bucket is a server that speaks S3, behind one that notes what is sent to it.
type bucket struct {
	base string // the address of the site in it
	to   string // of the server

	mu         sync.Mutex
	sent, gone []string          // paths of files
	kept       map[string]string // how long each may be, by its path; this server does not say so again
}

func newBucket(t *testing.T) *bucket {
	t.Helper()
	server := host{name: "gofakes3", program: goProgram{"github.com/johannesboyne/gofakes3/cmd/gofakes3", "v1.2.0"}.path,
		command: func(_ *testing.T, program, _, port, _ string) []string {
			return []string{program, "-backend", "memory", "-initialbucket", "briefs", "-host", "127.0.0.1:" + port, "-quiet"}
		}}
	behind, err := url.Parse(server.serve(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	b, proxy := &bucket{kept: map[string]string{}}, httputil.NewSingleHostReverseProxy(behind)
	before := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		switch file := strings.TrimPrefix(r.URL.Path, "/briefs/"); r.Method {
		case http.MethodPut:
			b.sent, b.kept[file] = append(b.sent, file), r.Header.Get("Cache-Control")
		case http.MethodDelete:
			b.gone = append(b.gone, file)
		}
		b.mu.Unlock()
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(before.Close)
	b.to, b.base = before.URL, before.URL+"/briefs/"
	return b
}

// publish sends a site with the script of generator/doc/hosts, and gives what was sent, in
// order, and what was removed.
func (b *bucket) publish(t *testing.T, chancery, dir string) (sent, gone []string) {
	t.Helper()
	if _, err := findProgram("rclone", "rclone", "rclone"); err != nil {
		t.Fatal(err)
	}
	b.sent, b.gone = nil, nil
	c := exec.Command("sh", filepath.Join("..", "doc", "hosts", "s3.sh"), dir, "s3:briefs")
	c.Env = append(os.Environ(), "PATH="+filepath.Dir(chancery)+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+t.TempDir(), "AWS_CA_BUNDLE=", "RCLONE_CONFIG_S3_TYPE=s3", "RCLONE_CONFIG_S3_PROVIDER=Other",
		"RCLONE_CONFIG_S3_ENDPOINT="+b.to, "RCLONE_CONFIG_S3_FORCE_PATH_STYLE=true", "RCLONE_CONFIG_S3_ACCESS_KEY_ID=a", "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY=b", "RCLONE_S3_NO_CHECK_BUCKET=true")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return b.sent, b.gone
}

// TestBucket publishes a site in a bucket of S3: what is sent is what has changed, each file
// has its content type, and the site is read from there.
func TestBucket(t *testing.T) {
	s := open(t)
	archive, public := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := fixture.Copy(*archiveDir, archive); err != nil {
		t.Fatal(err)
	}
	chancery := filepath.Join(t.TempDir(), "chancery")
	if out, err := exec.Command("go", "build", "-o", chancery, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(args ...string) string {
		t.Helper()
		c := exec.Command(chancery, args...)
		c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1767225600")
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	b := newBucket(t)
	build := func() {
		run("build", "-q", "-s", archive, "-d", public, "-b", strings.TrimSuffix(b.base, "/"), "--no-cache")
	}
	build()
	sent, gone := b.publish(t, chancery, public)
	if !slices.Equal(slices.Sorted(slices.Values(sent)), published(t, public)) || len(gone) > 0 {
		t.Errorf("first, %d files were sent of %d, and %d removed", len(sent), len(published(t, public)), len(gone))
	}

	// The same number of bytes, in files of other times.
	about := filepath.Join(archive, "content/pages/about.md")
	last := filepath.Join(t.TempDir(), "last")
	if err := errors.Join(os.WriteFile(last, []byte(mustRead(t, filepath.Join(public, "sha256sums.txt"))), 0o644),
		os.WriteFile(about, []byte(strings.Replace(mustRead(t, about), "the", "eht", 1)), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(public); err != nil {
		t.Fatal(err)
	}
	build()
	want := strings.Fields(run("changes", public, "--since", last, "--changed"))
	sent, gone = b.publish(t, chancery, public)
	if !slices.Equal(slices.Sorted(slices.Values(sent)), slices.Sorted(slices.Values(want))) || !slices.Contains(sent, "about.html") || sent[len(sent)-1] != "sha256sums.txt" {
		t.Errorf("%q was sent, the manifest at the end; want %q", sent, want)
	}
	if removed := strings.Fields(run("changes", public, "--since", last, "--gone")); !slices.Equal(slices.Sorted(slices.Values(gone)), removed) {
		t.Errorf("%q was removed, want %q", gone, removed)
	}
	if sent, gone = b.publish(t, chancery, public); len(sent)+len(gone) > 1 {
		t.Errorf("though nothing has changed, %q was sent and %q removed", sent, gone)
	}

	held := 0
	for _, path := range published(t, public) {
		want, charset := types(filepath.Ext(path))
		head, body := ask(t, b.base+(&url.URL{Path: path}).EscapedPath(), "")
		got, bytes := head.Header.Get("Content-Type"), mustRead(t, filepath.Join(public, path))
		if string(body) != bytes {
			t.Errorf("%s has other bytes", path)
		}
		if want != "" && (!strings.HasPrefix(got, want) || charset && !strings.HasSuffix(got, "; charset=utf-8")) {
			t.Errorf("%s is sent as %q, want %q", path, got, want)
		}
		if kept := b.kept[path]; kept == "" || strings.HasPrefix(path, "assets/") != strings.Contains(kept, "immutable") {
			t.Errorf("%s is kept by %q", path, kept)
		}
		held++
	}
	if held < 60 {
		t.Errorf("only %d files", held)
	}

	// Nobody turns a folder's address into that of its index here, and no link needs it.
	crawl(t, b.base, []string{b.base + "index.html"})
	s.reads(t, b.base)
}

// types gives the content type of files with an ending, and whether it names a character set.
func types(ending string) (string, bool) {
	switch ending {
	case ".html", ".htm":
		return "text/html", true
	case ".css":
		return "text/css", true
	case ".js":
		return "text/javascript", true
	case ".csv":
		return "text/csv", true
	case ".bib":
		return "text/x-bibtex", true
	case ".ris":
		return "application/x-research-info-systems", true
	case ".ics":
		return "text/calendar", true
	case ".json":
		return "application/json", false
	case ".atom":
		return "application/atom+xml", false
	case ".xml":
		return "application/xml", false
	case ".svg":
		return "image/svg+xml", false
	case ".png":
		return "image/png", false
	case ".sqlite":
		return "application/vnd.sqlite3", false
	}
	return "", false
}

// published lists what a site's manifest does, and the manifest, sorted.
func published(t *testing.T, dir string) []string {
	t.Helper()
	paths := []string{"sha256sums.txt"}
	for line := range strings.Lines(mustRead(t, filepath.Join(dir, "sha256sums.txt"))) {
		_, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

func mustRead(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
