package search

import (
	"fmt"
	"hash/crc32"
	"runtime"
	"strings"
	"sync"
)

// Folder is where the index lies in the site, with a slash at its end.
const Folder = "search/"

// Builder makes an index. Its bytes depend on the documents alone, not on how
// they were divided among writers.
type Builder struct {
	total    int
	language string
	empty    []string // words that are not in the index, and queries do without
	sizes    sizes
	held     int // numbers that a journal may hold in memory
	atOnce   int // postings that are put in order at a time
	emit     func(path string, data []byte) error

	mu      sync.Mutex
	writers []*Writer
	stored  int
	added   []bool
	docs    map[batchKey]*batch // shards of documents that wait for more
	kinds   []Kind              // by document
	old     []bool              // whether it was superseded
	facets  [facetCount]facet
	version uint64
	written map[byte]*written // by the first letter of files' names
}

// written is how many files of one sort there are, and their characters.
type written struct{ files, size int }

// New makes a builder for a number of documents, which must be known beforehand,
// in a language such as "en" or "de-AT", the same as the analysers'.
// The files are handed to write as they are finished, by their paths from the
// site's root, from whichever goroutine is at work.
func New(total int, language string, write func(path string, data []byte) error) *Builder {
	b := &Builder{total: total, language: language, empty: emptyWords(language), sizes: sizesFor(total), held: mostHeld / runtime.GOMAXPROCS(0), atOnce: mostAtOnce, emit: write,
		written: map[byte]*written{}, docs: map[batchKey]*batch{}, added: make([]bool, total), kinds: make([]Kind, total), old: make([]bool, total)}
	for i := range b.facets {
		b.facets[i].values = map[string]*facetValue{}
	}
	return b
}

// Writer gives a further goroutine a writer of its own.
func (b *Builder) Writer() *Writer {
	w := &Writer{builder: b, analyser: NewAnalyser(b.language), order: true}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.writers = append(b.writers, w)
	return w
}

// Finish writes the rest of the index, once all documents are added.
func (b *Builder) Finish() error {
	if b.stored != b.total {
		return fmt.Errorf("search: %d documents were announced and %d added", b.total, b.stored)
	}
	if err := b.restOfDocs(); err != nil {
		return err
	}
	r := rootData{}
	var group sync.WaitGroup
	var failed error
	group.Go(func() { r.pairFiles, failed = b.pairShards() })
	firsts, err := b.termShards()
	group.Wait()
	if err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	r.shards = firsts
	if r.facets, err = b.facetShards(); err != nil {
		return err
	}
	return b.root(&r)
}

// file hands a file over. data is a JavaScript value that the script receives
// under a name.
func (b *Builder) file(name string, data []byte) error {
	out := make([]byte, 0, len(data)+len(name)+32)
	out = append(out, `chancerySearch.add("`...)
	out = append(out, name...)
	out = append(out, `",`...)
	out = append(out, data...)
	out = append(out, ");\n"...)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, out)
	b.mu.Lock()
	b.version += uint64(sum) * 0x9E3779B97F4A7C15 // a sum: the order does not matter
	w := b.written[name[0]]
	if w == nil {
		w = &written{}
		b.written[name[0]] = w
	}
	w.files++
	w.size += len(data)
	b.mu.Unlock()
	if err := b.emit(Folder+name+".js", out); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// compare orders texts by their UTF-16 code units: characters beyond U+FFFF,
// whose first byte is 0xF0 or more, come before U+E000 and what follows it.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := a[i], b[i]; x != y {
			if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
				x, y = y, x
			}
			return int(x) - int(y)
		}
	}
	return strings.Compare(a, b)
}
