package search

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// index builds an index in memory with a number of goroutines.
func index(t testing.TB, documents []*Document, workers int) map[string][]byte {
	t.Helper()
	return indexHolding(t, documents, workers, mostHeld, mostAtOnce)
}

// indexHolding does so with so little memory.
func indexHolding(t testing.TB, documents []*Document, workers, held, atOnce int) map[string][]byte {
	t.Helper()
	var mu sync.Mutex
	files := map[string][]byte{}
	b := New(len(documents), "en", func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if files[path] != nil {
			t.Errorf("%s is written twice", path)
		}
		files[path] = data
		return nil
	})
	b.held, b.atOnce = held, atOnce
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		w := b.Writer()
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(documents); i = int(next.Add(1)) - 1 {
				if err := w.AddDocument(i, documents[i]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if err := b.Finish(); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheSameBytesHoweverTheWorkIsDivided(t *testing.T) {
	documents := archive(60, 1)
	want := index(t, documents, 1)
	t.Setenv("TMPDIR", t.TempDir())
	for _, workers := range []int{2, 7} {
		got := indexHolding(t, documents, workers, 20_000/workers, 5_000)
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("%d goroutines: left behind %v, %v", workers, left, err)
		}
		if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
			t.Fatalf("%d goroutines: files %v, want %v", workers, a, b)
		}
		for path := range want {
			if !bytes.Equal(got[path], want[path]) {
				t.Errorf("%d goroutines: %s differs", workers, path)
			}
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	documents := archive(200, 1)
	for b.Loop() {
		index(b, documents, 1)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/200, "µs/brief")
}
