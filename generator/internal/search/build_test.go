package search

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// memory is a Store that forgets nothing.
type memory struct{ sync.Map }

func (m *memory) Read(key [16]byte, dst []byte) ([]byte, bool) {
	data, ok := m.Load(key)
	if !ok {
		return dst, false
	}
	return append(dst, data.([]byte)...), true
}

func (m *memory) Put(key [16]byte, data []byte) { m.Store(key, bytes.Clone(data)) }

// indexOf analyses documents with a number of goroutines.
func indexOf(t testing.TB, from *Index, documents []*Document, workers int) *Index {
	t.Helper()
	next := from.Next(len(documents))
	var at atomic.Int64
	var group sync.WaitGroup
	for range workers {
		w := next.Writer()
		group.Go(func() {
			for i := int(at.Add(1)) - 1; i < len(documents); i = int(at.Add(1)) - 1 {
				if err := w.Add(i, Key{}, documents[i]); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	ix, err := next.Done()
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// index makes all files of an index.
func index(t testing.TB, documents []*Document, workers int) map[string][]byte {
	t.Helper()
	return made(t, indexOf(t, New("en", &memory{}), documents, workers), nil)
}

// made makes files of an index, all for no paths.
func made(t testing.TB, ix *Index, paths []string) map[string][]byte {
	t.Helper()
	var mu sync.Mutex
	files := map[string][]byte{}
	err := ix.Make(paths, func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if files[path] != nil {
			t.Errorf("%s is made twice", path)
		}
		files[path] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func filesOf(t testing.TB, ix *Index) []File {
	t.Helper()
	files, err := ix.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// same compares two indexes, file by file.
func same(t testing.TB, what string, want, got map[string][]byte) {
	t.Helper()
	if a, b := slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)); !slices.Equal(a, b) {
		t.Errorf("%s: files %v, want %v", what, a, b)
		return
	}
	for path := range want {
		if !bytes.Equal(got[path], want[path]) {
			t.Errorf("%s: %s differs", what, path)
		}
	}
}

func TestTheSameBytesHoweverTheWorkIsDivided(t *testing.T) {
	documents := archive(60, 1)
	ix := indexOf(t, New("en", &memory{}), documents, 1)
	want := made(t, ix, nil)
	for _, workers := range []int{2, 7} {
		same(t, "several goroutines", want, index(t, documents, workers))
	}
	// Whatever was indexed before.
	same(t, "after others", want, made(t, indexOf(t, indexOf(t, New("en", &memory{}), archive(20, 3), 2), documents, 2), nil))
	// A little at a time.
	p, err := ix.plan()
	if err != nil {
		t.Fatal(err)
	}
	m := &maker{Index: ix, plan: p, wanted: map[string]bool{}, shards: make([]bool, len(p.shards)), pairs: make([]bool, p.pairs), atOnce: 500}
	got := map[string][]byte{}
	m.write = func(path string, data []byte) error { got[path] = data; return nil }
	for _, f := range p.files {
		if err := m.want(f.Path); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.termFiles(); err != nil {
		t.Fatal(err)
	}
	if err := m.pairFiles(); err != nil {
		t.Fatal(err)
	}
	same(t, "a little at a time", want, got)
	// File by file.
	for _, f := range p.files {
		data, err := ix.File(f.Path)
		if err != nil || !bytes.Equal(data, want[f.Path]) {
			t.Errorf("%s differs if it is made alone: %v", f.Path, err)
		}
	}
	if len(p.files) != len(want) {
		t.Errorf("%d files are listed and %d made", len(p.files), len(want))
	}
}

func TestSavedIndexes(t *testing.T) {
	documents := append(archive(20, 1), small()[7])
	ix := indexOf(t, New("de-AT", &memory{}), documents, 2)
	data, err := ix.AppendBinary([]byte("before"))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(data[len("before"):], ix.store)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "loaded", made(t, ix, nil), made(t, loaded, nil))
	// It goes on: some documents are kept, some are new.
	documents[3] = small()[0]
	next := loaded.Next(len(documents))
	w := next.Writer()
	for i, d := range documents {
		if i == 3 || !w.Same(i) {
			if err := w.Add(i, Key{1}, d); err != nil {
				t.Fatal(err)
			}
		}
	}
	again, err := next.Done()
	if err != nil {
		t.Fatal(err)
	}
	same(t, "continued", made(t, indexOf(t, New("de-AT", &memory{}), documents, 1), nil), made(t, again, nil))
	if after := again.Next(1).Writer(); !after.Keep(0, Key{1}) || after.Keep(0, Key{2}) || after.Same(0) {
		t.Error("documents are not kept by their keys")
	}
}

// FuzzLoad wants damaged bytes refused, or taken for an index, without a panic.
func FuzzLoad(f *testing.F) {
	whole := indexOf(f, New("en", &memory{}), small(), 1)
	data, err := whole.AppendBinary(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for n := 0; n < len(data); n += 7 {
		damaged := bytes.Clone(data)
		damaged[n] ^= 0x81
		f.Add(damaged)
		f.Add(data[:n])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ix, err := Load(data, whole.store)
		if err != nil || len(ix.documents) > 1000 {
			return
		}
		made(t, ix, nil)
	})
}

// TestAnEditChangesFewFiles changes one document and counts the files that change. Their
// digests say which, before any is made.
func TestAnEditChangesFewFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an archive of 300 briefs, several times")
	}
	documents := archive(300, 1)
	ix := indexOf(t, New("en", &memory{}), documents, 2)
	before := made(t, ix, nil)
	i := slices.IndexFunc(documents, func(d *Document) bool { return d.Kind == Brief }) + 100
	middle := func(d *Document, text string) {
		at := strings.IndexByte(d.Body[len(d.Body)/2:], ' ') + len(d.Body)/2
		d.Body = d.Body[:at] + text + d.Body[at:]
	}
	for _, test := range []struct {
		name string
		edit func(d *Document)
		most int
	}{
		{"nothing", func(*Document) {}, 0},
		{"a word", func(d *Document) { middle(d, " unheardof") }, 8},            // its shard, 3 of pairs, the root
		{"a title", func(d *Document) { d.Title += " revisited" }, 12},          // its words, and the document
		{"a sentence", func(d *Document) { middle(d, " Talks on trade.") }, 12}, // 3 words, 4 pairs
		{"a fact", func(d *Document) { d.Facets.Year = "1999" }, 4},
	} {
		edited, d := slices.Clone(documents), *documents[i]
		test.edit(&d)
		edited[i] = &d
		next := ix.Next(len(documents))
		w := next.Writer()
		for n := range documents {
			if !w.Same(n) {
				t.Fatal("a document is not kept")
			}
		}
		if err := w.Add(i, Key{}, &d); err != nil {
			t.Fatal(err)
		}
		after, err := next.Done()
		if err != nil {
			t.Fatal(err)
		}
		want := index(t, edited, 2)
		same(t, test.name, want, made(t, after, nil))
		var changed []string
		for _, path := range slices.Sorted(maps.Keys(want)) {
			if !bytes.Equal(before[path], want[path]) {
				changed = append(changed, path)
			}
		}
		if len(changed) > test.most || len(changed) == 0 && test.most > 0 {
			t.Errorf("%s: %d of %d files change: %v", test.name, len(changed), len(want), changed)
		}
		var promised []string
		for _, f := range filesOf(t, after) {
			if !slices.Contains(filesOf(t, ix), f) {
				promised = append(promised, f.Path)
			}
		}
		for _, path := range changed {
			if !slices.Contains(promised, path) {
				t.Errorf("%s: %s changes, which its digest does not tell", test.name, path)
			}
		}
		if len(promised) > len(changed)+2 {
			t.Errorf("%s: the digests of %v change, of which only %v do", test.name, promised, changed)
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
