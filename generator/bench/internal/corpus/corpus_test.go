package corpus_test

import (
	"bytes"
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"chancery/generator/bench/internal/corpus"
	"chancery/generator/internal/build"
	"chancery/static"
	"chancery/templates"

	"github.com/google/go-cmp/cmp"
)

// files makes an archive in memory.
func files(t *testing.T, o corpus.Options) map[string]string {
	t.Helper()
	var mu sync.Mutex
	made := map[string]string{}
	err := corpus.New(o).Write(func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := made[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		made[name] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestSameSeedSameArchive(t *testing.T) {
	first, second := files(t, corpus.Options{Briefs: 40, Seed: 7}), files(t, corpus.Options{Briefs: 40, Seed: 7})
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two archives of one seed differ (-first +second):\n%s", diff)
	}
	if other := files(t, corpus.Options{Briefs: 40, Seed: 8}); cmp.Equal(first, other) {
		t.Error("two seeds make one archive")
	}
}

func TestArchiveIsRight(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		dir := t.TempDir()
		if err := corpus.New(corpus.Options{Briefs: 50, Seed: seed}).WriteDir(dir); err != nil {
			t.Fatal(err)
		}
		result, list, err := build.Run(context.Background(), build.Options{Source: dir, Strict: true,
			Today: time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC), Templates: templates.Files, Static: static.Files})
		if err != nil || !result.OK || len(list.Messages) > 0 {
			t.Errorf("seed %d: OK %v, error %v, messages %v", seed, result.OK, err, list.Messages)
		}
		if result.Briefs != 50 || result.Events < 90 || result.Recommendations < 50 {
			t.Errorf("seed %d: %d briefs, %d events, %d recommendations", seed, result.Briefs, result.Events, result.Recommendations)
		}
	}
}

// What a brief weighs must not depend on the size of the archive, or the cost of
// one could not be compared.
func TestBriefsWeighTheSameInEachSize(t *testing.T) {
	for _, n := range []int{300, 3000, 30000} {
		c := corpus.New(corpus.Options{Briefs: n, Seed: 1})
		front, body := 0, 0
		const sample = 200
		for k := range sample {
			b := c.Brief(k * (n / sample))
			text := b.Markdown()
			end := bytes.Index(text, []byte("\n---\n"))
			front, body = front+end, body+len(text)-end
		}
		if f := front / sample; f < 3400 || f > 3900 {
			t.Errorf("%d briefs: %d bytes of front matter in each, want about 3,600", n, f)
		}
		if b := body / sample; b < 6600 || b > 7500 {
			t.Errorf("%d briefs: %d bytes of text in each, want about 7,000", n, b)
		}
	}
}

func TestWriteDir(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.New(corpus.Options{Briefs: 5, Seed: 1}).WriteDir(dir); err != nil {
		t.Fatal(err)
	}
	briefs, err := filepath.Glob(filepath.Join(dir, "content", "briefs", "*", "*.md"))
	if err != nil || len(briefs) != 5 {
		t.Errorf("%d briefs are on the disk (%v), want 5", len(briefs), err)
	}
}
