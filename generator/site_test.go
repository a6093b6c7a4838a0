package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"chancery/generator/internal/fixture"
)

// tree is the files of a folder by slash-separated path.
type tree map[string][]byte

// readTree reads every file of a published site but the marker.
func readTree(dir string) (tree, error) {
	t := tree{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		if rel != ".chancery" {
			t[filepath.ToSlash(rel)] = data
		}
		return err
	})
	return t, err
}

// paths gives the paths of a tree in order.
func (t tree) paths() []string { return slices.Sorted(maps.Keys(t)) }

// differing names the files that two trees do not have in common.
func differing(a, b tree) []string {
	var names []string
	for _, name := range a.paths() {
		if other, ok := b[name]; !ok || !bytes.Equal(a[name], other) {
			names = append(names, name)
		}
	}
	for _, name := range b.paths() {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	return names
}

// buildDayOfTests is the day of every build in these tests: 1 January 2026.
const buildDayOfTests = "1767225600"

// buildSite runs the command in this process and gives the site it made.
func buildSite(t *testing.T, source string, flags ...string) tree {
	t.Helper()
	dest := filepath.Join(t.TempDir(), "site")
	buildInto(t, source, dest, flags...)
	site, err := readTree(dest)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// archiveCopy copies an archive, so that a build can note addresses in it.
func archiveCopy(t *testing.T, source string) string {
	t.Helper()
	dir := t.TempDir()
	if err := fixture.Copy(source, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// buildInto runs the command in this process, on a copy of an archive.
func buildInto(t *testing.T, source, dest string, flags ...string) {
	t.Helper()
	source = archiveCopy(t, source)
	var messages bytes.Buffer
	env := environment{
		args: append([]string{"build", "-s", source, "-d", dest, "--cache", filepath.Join(filepath.Dir(dest), "cache")}, flags...),
		out:  io.Discard, err: &messages, now: time.Now,
		getenv: func(name string) string { return map[string]string{"SOURCE_DATE_EPOCH": buildDayOfTests}[name] },
	}
	if code := run(context.Background(), env); code != exitDone {
		t.Fatalf("chancery build -s %s: exit %d\n%s", source, code, messages.String())
	}
}
