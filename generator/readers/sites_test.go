package readers

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"chancery/generator/internal/build"
	"chancery/generator/internal/fixture"
	"chancery/static"
	"chancery/templates"
)

// baseURL is where the sites of these tests are published.
const baseURL = "https://archive.example.org/briefs"

// archives are the archives that the readers read, each with the folder of its source.
var archives = []*built{
	{name: "kitchen", source: func(string) (string, error) { return "../testdata/kitchen", nil }},
	{name: "content", source: func(string) (string, error) { return "../..", nil }},
	{name: "thousand", source: made},
}

// built is an archive with its site.
type built struct {
	name   string
	source func(temp string) (string, error)

	once     sync.Once
	from, to string // the folders of the archive and of its site
	err      error
}

// made writes a made-up archive of a thousand briefs, with the program of the benches.
func made(temp string) (string, error) {
	dir := filepath.Join(temp, "made")
	command := exec.Command("go", "run", ".", "synth", "-n", "1000", "-o", dir)
	command.Dir = "../bench"
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("make an archive: %w\n%s", err, out)
	}
	return dir, nil
}

// eachSite runs a test on the site of every archive, each of which is built once.
func eachSite(t *testing.T, test func(t *testing.T, archive, site string)) {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out the tests with real readers")
	}
	for _, a := range archives {
		t.Run(a.name, func(t *testing.T) {
			a.once.Do(a.build)
			if a.err != nil {
				t.Fatal(a.err)
			}
			test(t, a.from, a.to)
		})
	}
}

func (a *built) build() {
	dir := filepath.Join(temp, a.name)
	from, err := a.source(temp)
	if a.from = filepath.Join(dir, "archive"); err == nil {
		err = fixture.Copy(from, a.from)
	}
	if a.err = err; err != nil {
		return
	}
	a.to = filepath.Join(dir, "site")
	result, list, err := build.Run(context.Background(), build.Options{
		Source: a.from, Destination: a.to, BaseURL: baseURL, Version: "test",
		Today: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Templates: templates.Files, Static: static.Files,
	})
	if a.err = err; err == nil && !result.OK {
		a.err = fmt.Errorf("build %s: %v", a.name, list.Messages)
	}
}

// temp is the folder of the sites, which TestMain removes.
var temp string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "chancery-readers-")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		temp = dir
		return m.Run()
	}())
}
