package output

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/digest"

	"github.com/andybalholm/brotli"
)

// Whatever is done to a site from one publication to the next, each compressed file says what
// the file beside it says, and what is no longer published has none.
func TestCompressedFormsAreNeverStale(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "site")
	text := strings.Repeat("The same words again. ", 200)
	before := Record(nil)
	key := func(s string) digest.Sum { return digest.Bytes(s) }
	publish := func(files map[string]string) {
		t.Helper()
		target, err := Check(dest, "")
		if err != nil {
			t.Fatal(err)
		}
		p, err := Begin(target, before)
		if err != nil {
			t.Fatal(err)
		}
		defer p.Abort()
		p.Precompress()
		for name, data := range files {
			kept, err := p.Keep(name, key(data), digest.Sum{})
			if err == nil && !kept {
				err = p.Write(name, key(data), digest.Sum{}, []byte(data))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := p.Commit(); err != nil {
			t.Fatal(err)
		}
		before = p.Record()
		holdForms(t, dest)
	}
	exists := func(name string) bool { _, err := os.Stat(filepath.Join(dest, name)); return err == nil }

	publish(map[string]string{"a.html": text, "b.js": text, "c.png": text, "small.html": "x"})
	if !exists("a.html.gz") || !exists("a.html.br") || !exists("b.js.gz") || exists("c.png.gz") || exists("small.html.gz") {
		t.Error("not the files of text are compressed, and no others")
	}
	publish(map[string]string{"a.html": text + "More.", "b.js": text})
	if exists("c.png") || !exists("b.js.br") {
		t.Error("what was not written again is not as it was")
	}
	// Somebody has touched a form, or taken it away: it is made again.
	if err := os.WriteFile(filepath.Join(dest, "a.html.gz"), []byte("stale"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dest, "b.js.br")); err != nil {
		t.Fatal(err)
	}
	publish(map[string]string{"a.html": text + "More.", "b.js": text})
	publish(map[string]string{"a.html": "Short.", "b.js": text})
	if exists("a.html.gz") || exists("a.html.br") {
		t.Error("a file that became short keeps its compressed forms")
	}
	publish(map[string]string{"b.js": text})
	if exists("a.html") {
		t.Error("a file that is gone is there")
	}
}

// holdForms wants each compressed file to hold what the file beside it holds.
func holdForms(t *testing.T, dest string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dest, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var r io.Reader
		switch filepath.Ext(name) {
		case ".gz":
			if r, err = gzip.NewReader(bytes.NewReader(data)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		case ".br":
			r = brotli.NewReader(bytes.NewReader(data))
		default:
			continue
		}
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(name, filepath.Ext(name)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s holds something other than the file beside it, %v", filepath.Base(name), err)
		}
	}
}
