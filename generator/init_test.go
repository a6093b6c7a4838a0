package main

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"chancery/generator/internal/starter"

	"gopkg.in/yaml.v3"
)

// TestSettingsOfANewArchive has every key that a new site.yaml shows as a comment used: each is
// a key, and its value is right.
func TestSettingsOfANewArchive(t *testing.T) {
	text := starter.Settings("T")
	keys := regexp.MustCompile(`(?m)^#([a-z_]+: )`)
	if n := len(keys.FindAllString(text, -1)); n < 15 {
		t.Fatalf("%d keys as comments", n)
	}
	dir := t.TempDir()
	put(t, dir, "content/site.yaml", keys.ReplaceAllString(text, "$1"))
	put(t, dir, "content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n")
	put(t, dir, "static/logo.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`)
	if all, _ := said(t, dir, ""); len(all) > 0 {
		t.Errorf("%v", all)
	}
}

// TestFilesForHostsAreYAML reads what services read.
func TestFilesForHostsAreYAML(t *testing.T) {
	read := func(name, text string) {
		var v map[string]any
		if err := yaml.Unmarshal([]byte(text), &v); err != nil || len(v) < 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	n := 0
	for _, host := range starter.Hosts() {
		files, err := starter.Files(starter.Options{Host: host, Title: "T", Name: "t", Day: "2026-01-01", Version: "1", From: starter.Unknown})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Path, ".yaml") || strings.HasSuffix(f.Path, ".yml") {
				read(f.Path, f.Text)
				n++
			}
			if strings.Contains(strings.ReplaceAll(f.Text, "${{ ", ""), "{{") || strings.Contains(f.Text, "\n\n\n") {
				t.Errorf("%s for %s is not filled in well:\n%s", f.Path, host, f.Text)
			}
		}
	}
	if n != 9 {
		t.Errorf("%d files of YAML, want 9", n)
	}
	release, err := os.ReadFile(filepath.Join("doc", "release", "github.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	read("doc/release/github.yaml", string(release))
}

// TestGetChancery runs get-chancery.sh against a server of releases: the binary is taken only
// if its checksum is right.
func TestGetChancery(t *testing.T) {
	_, curl := exec.LookPath("curl")
	if _, wget := exec.LookPath("wget"); curl != nil && wget != nil {
		if testing.Short() {
			t.Skip("needs curl or wget")
		}
		t.Fatal("curl and wget are missing: apt-get install wget, or leave this out with -short")
	}
	program := "#!/bin/sh\necho \"a chancery: $1\"\n"
	name := "chancery-" + runtime.GOOS + "-" + runtime.GOARCH
	sums := fmt.Sprintf("%x  %s\n%x  %s.exe\n", sha256.Sum256([]byte(program)), name, sha256.Sum256(nil), name)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/v0.1.0/" + name, "/wrong/" + name:
			fmt.Fprint(w, program)
		case "/v0.1.0/SHA256SUMS":
			fmt.Fprint(w, sums)
		case "/wrong/SHA256SUMS":
			fmt.Fprint(w, strings.Replace(sums, sums[:8], "00000000", 1))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	for folder, works := range map[string]bool{"v$version": true, "wrong": false, "missing": false} {
		files, err := starter.Files(starter.Options{Host: "github", Title: "T", Name: "t", Day: "2026-01-01", Version: "0.1.0", From: server.URL + "/" + folder})
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		for _, f := range files {
			put(t, dir, f.Path, f.Text)
		}
		c := exec.Command("sh", "get-chancery.sh")
		c.Dir = dir
		out, err := c.CombinedOutput()
		_, missing := os.Stat(filepath.Join(dir, "chancery"))
		if (err == nil) != works || (missing == nil) != works {
			t.Errorf("from %s: %v, %v\n%s", folder, err, missing, out)
		}
		if works && !strings.Contains(string(out), "a chancery: version") {
			t.Errorf("it is not run: %s", out)
		}
	}
}
