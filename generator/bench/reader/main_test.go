package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// smallSite writes a site of a few pages.
func smallSite(t *testing.T) string {
	t.Helper()
	dir, long := t.TempDir(), strings.Repeat("<p>text</p>\n", 200)
	for name, text := range map[string]string{
		"site.css": "body { color: black }", "print.css": "p { margin: 0 }", "page.js": "'use strict';",
		"briefs/a.html": `<link rel="stylesheet" href="../site.css"><link rel="stylesheet" media="print" href="../print.css">` +
			`<script defer src="../page.js"></script><link rel="canonical" href="https://archive.example/"><h1>Notes on long negotiations &amp; <i>more</i></h1>` + long,
		"briefs/b.html":              "<h1>B</h1>" + strings.Repeat(long, 2),
		"briefs/old.html":            "leads on",
		"actors/kim-jong-un.html":    "<h1>Kim Jong Un</h1>" + long,
		"topics/arms-control.html":   "<h1>Arms control</h1>" + long,
		"recommendations/index.html": long,
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestKinds(t *testing.T) {
	kinds, err := kindsOf(smallSite(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range kinds {
		got = append(got, k.name+": "+strings.Join(k.pages, " "))
	}
	want := "list: recommendations/index.html; brief: briefs/a.html briefs/b.html; actor: actors/kim-jong-un.html; topic: topics/arms-control.html"
	if strings.Join(got, "; ") != want {
		t.Errorf("the kinds are %s, want %s", strings.Join(got, "; "), want)
	}
	if _, err := kindsOf(t.TempDir()); err == nil {
		t.Error("an empty folder is taken for a site")
	}
}

func TestBeforePaint(t *testing.T) {
	dir := smallSite(t)
	page, err := os.ReadFile(filepath.Join(dir, "briefs", "a.html"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := (&reader{dir: dir}).beforePaint("briefs/a.html")
	css := "body { color: black }"
	if want := (load{2, len(page) + len(css), len(compressed(page)) + len(compressed([]byte(css)))}); err != nil || l != want {
		t.Errorf("%+v (%v), want %+v: the page and one style sheet", l, err, want)
	}
}

func TestHostCounts(t *testing.T) {
	h := &host{dir: smallSite(t)}
	server := httptest.NewServer(h)
	defer server.Close()
	for _, name := range []string{"/site.css", "/recommendations/", "/none.html", "/../main.go"} {
		answer, err := http.Get(server.URL + name)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
	}
	if l := h.taken(); l.requests != 2 || l.raw != 2421 || l.gz >= l.raw {
		t.Errorf("%+v was sent, want 2 answers of 2,421 bytes", l)
	}
	if l := h.taken(); l != (load{}) {
		t.Errorf("%+v is counted twice", l)
	}
}

func TestQueries(t *testing.T) {
	dir := smallSite(t)
	kinds, err := kindsOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	kinds[1].pages = kinds[1].pages[:1]
	all, err := (&reader{dir: dir}).queries(kinds)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range all {
		got = append(got, q.address.Encode())
	}
	want := "q=Kim+Jong+Un q=Kim+ q=negotiations+Notes q=%22Notes+on+long+negotiations%22 topic=arms-control"
	if strings.Join(got, " ") != want {
		t.Errorf("the queries are %s, want %s", strings.Join(got, " "), want)
	}
}
