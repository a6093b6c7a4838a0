package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/fixture"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"
)

// kitchen is a copy of the archive from which the golden pages are made.
var kitchen string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "chancery-build-")
	if err == nil {
		err = fixture.Copy(filepath.Join("..", "..", "testdata", "kitchen"), dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	kitchen = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func options(destination string) Options {
	return Options{Source: kitchen, Destination: destination, Version: "test", Templates: templates.Files, Static: static.Files,
		Today: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
}

// noted reports whether the messages are the one note that the kitchen archive gives.
func noted(list diag.List) bool {
	return len(list.Messages) == 1 && list.Messages[0].Severity == diag.Note && list.Messages[0].Pos.File == "content/briefs/2024/reading-room.md"
}

func TestResult(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "site")
	r, list, err := Run(context.Background(), options(dest))
	if err != nil || !r.OK || !noted(list) {
		t.Fatalf("%v, %+v, %v", err, r, list.Messages)
	}
	if r.Briefs != 8 || r.Actors != 8 || r.Events != 12 || r.Recommendations != 8 || len(r.Withheld) != 1 || filepath.Base(r.Destination) != "site" {
		t.Errorf("%+v", r)
	}
	pages, all := 0, 0
	err = filepath.WalkDir(dest, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && e.Name() != ".chancery" {
			all++
			if isPage(name) {
				pages++
			}
		}
		return err
	})
	if err != nil || r.Pages != pages || r.Stats.Written != all || r.Stats.Unchanged != 0 || r.Stats.Removed != 0 {
		t.Errorf("%d pages and %d files are there, %v; the result is %+v", pages, all, err, r)
	}
}

func TestCheckIsTheSameWithoutTheSite(t *testing.T) {
	r, list, err := Run(context.Background(), options(""))
	list.Messages = slices.DeleteFunc(list.Messages, func(m diag.Message) bool { return m.Code == diag.ActorUnmentioned }) // which check alone looks for
	if err != nil || !r.OK || !noted(list) || r.Destination != "" || r.Briefs != 8 || r.Stats.Written != 0 {
		t.Errorf("%v, %+v, %v", err, r, list.Messages)
	}
}

// TestInterrupted wants a build that is interrupted to leave nothing behind.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	r, _, err := Run(ctx, options(filepath.Join(dir, "site")))
	if !errors.Is(err, context.Canceled) || r.OK {
		t.Errorf("%v, %+v", err, r)
	}
	if _, err := os.Stat(filepath.Join(dir, "site")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the site is there: %v", err)
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".chancery-lock" && e.Name() != ".site.chancery-lock" {
			t.Errorf("%s was left behind, %v", e.Name(), err)
		}
	}
}

func TestUnusableOptions(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"no archive":              func(o *Options) { o.Source = t.TempDir() },
		"no source":               func(o *Options) { o.Source = filepath.Join(t.TempDir(), "nowhere") },
		"the source for the site": func(o *Options) { o.Destination = o.Source },
		"content for the site":    func(o *Options) { o.Destination = filepath.Join(o.Source, "content", "x") },
	} {
		t.Run(name, func(t *testing.T) {
			o := options(filepath.Join(t.TempDir(), "site"))
			change(&o)
			if r, _, err := Run(context.Background(), o); !errors.Is(err, site.ErrUsage) || r.OK {
				t.Errorf("%v, %+v", err, r)
			}
		})
	}
}
