package site

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/finding"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/search"
)

// indexNote is the note that keeps the last search index from session to session.
const indexNote = "search"

// indexed is a search index, and what it was made from.
type indexed struct {
	index          *search.Index
	context, facts digest.Sum
	texts          map[string]digest.Sum // by file
	files          map[string]digest.Sum // what the files of the index were made from, by path
}

// makeIndex lists the files of the search index.
func (s *Snapshot) makeIndex() (list []*recipe, err error) {
	err = s.session.stage("search", func() (int, error) {
		files, err := s.indexed()
		if err != nil {
			return 0, err
		}
		for path, made := range files.sums {
			list = append(list, &recipe{Path: address.Path(path), Kind: KindIndex, Origin: "the search index", Needs: Needs{Facts: true, Texts: true}, own: made,
				from: drafter(func(*given, *Scratch) (Draft, error) {
					return Draft{Made: func() digest.Sum { return made }, Append: func(dst []byte) ([]byte, error) { return files.append(dst, path) }}, nil
				})})
		}
		return files.documents, nil
	})
	list = append(list, s.listing(list))
	sortRecipes(list)
	return list, err
}

// listing is the page that names the files of the index and whatever else scripts load.
func (s *Snapshot) listing(index []*recipe) *recipe {
	files, names := []address.Path{address.NotFound}, []string{}
	for _, r := range slices.Concat(index, s.plan.few) {
		if r.Kind == KindIndex || r.Kind == KindPreview || r.Kind == KindAsset && strings.HasPrefix(string(r.Path), address.Assets) {
			files, names = append(files, r.Path), append(names, string(r.Path))
		}
	}
	slices.Sort(files)
	slices.Sort(names)
	r := paged(s.plan.pages.Listing(files))
	r.own = digest.Bytes(names...)
	return r
}

// indexed gives the search index.
func (s *Snapshot) indexed() (*indexFiles, error) {
	session := s.session
	session.searching.Lock()
	defer session.searching.Unlock()
	before := session.indexBefore(s.graph.Site.Language.Tag)
	files, err := s.indexAfter(before)
	if errors.Is(err, search.ErrForgotten) {
		session.found = indexed{}
		files, err = s.indexAfter(session.newIndex(s.graph.Site.Language.Tag))
	}
	s.session.made = files
	return files, err
}

// indexAfter gives the search index that comes after another. What has not changed since
// that one is not analysed again: no document where no fact has changed, but those whose
// texts have.
func (s *Snapshot) indexAfter(before *indexed) (*indexFiles, error) {
	session, documents := s.session, s.plan.documents()
	same := before.context == s.context && before.facts == s.facts()
	next := before.index.Next(len(documents))
	failures := make([]error, len(documents))
	var changed atomic.Bool
	parallel.EachWith(len(documents), func() *analyst { return s.analyst(next) }, func(a *analyst, i int) {
		d := documents[i]
		if same && (d.Text == "" || before.texts[d.Text] == s.textOf(d.Text)) && a.Same(i) {
			return
		}
		changed.Store(true)
		failures[i] = a.add(i, d)
	})
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	if !changed.Load() && same {
		return &indexFiles{index: before.index, documents: len(documents), store: session.index, sums: before.files}, nil
	}
	index, err := next.Done()
	if err != nil {
		return nil, err
	}
	listed, err := index.Files()
	if err != nil {
		return nil, err
	}
	files := &indexFiles{index: index, documents: len(documents), store: session.index, sums: map[string]digest.Sum{}}
	for _, f := range listed {
		made := digest.Bytes(session.options.Program.String(), f.Path, string(binary.LittleEndian.AppendUint64(nil, f.Digest)))
		if files.sums[f.Path] = made; before.files[f.Path] != made {
			files.changed = append(files.changed, f.Path)
		}
	}
	session.found, session.refound = indexed{index, s.context, s.facts(), s.texts, files.sums}, true
	return files, nil
}

// analyst analyses documents. It is the work of one goroutine.
type analyst struct {
	*search.Writer
	snapshot *Snapshot
	context  digest.Sum
	digester *digest.Digester
}

func (s *Snapshot) analyst(next *search.Next) *analyst {
	return &analyst{next.Writer(), s, digest.Bytes(s.session.options.Program.String(), s.graph.Site.Language.Tag), digest.New()}
}

// add adds a document to the index, analysed anew if it is not as one that was there. Its
// text is not read to find out.
func (a *analyst) add(i int, d finding.Document) error {
	short := d.Make(nil)
	sum, text := a.digester.Of(a.context, &short), a.snapshot.textOf(d.Text)
	key := search.Key(digest.Bytes(sum[:], text[:]))
	if a.Keep(i, key) {
		return nil
	}
	if d.Text == "" {
		return a.Add(i, key, &short)
	}
	g := &given{snapshot: a.snapshot, needs: Needs{Facts: true, Texts: true}}
	whole := d.Make(g)
	if g.err != nil {
		return fmt.Errorf("search: %w", g.err)
	}
	return a.Add(i, key, &whole)
}

// indexBefore gives the last index, of this session or one before.
func (s *Session) indexBefore(language string) *indexed {
	if s.found.index == nil {
		if data, ok := s.options.Cache.Note(indexNote); ok {
			s.found = readIndexed(data, rooms{s.store})
		}
	}
	if s.found.index == nil || s.found.index.Language() != language {
		return s.newIndex(language)
	}
	return &s.found
}

// newIndex begins with nothing.
func (s *Session) newIndex(language string) *indexed {
	s.found = indexed{index: search.New(language, rooms{s.store})}
	return &s.found
}

// rooms is where an index keeps what it holds of documents.
type rooms struct{ *cache.Cache }

func (r rooms) Read(key [16]byte, dst []byte) ([]byte, bool) { return r.Cache.Read(key, dst) }
func (r rooms) Put(key [16]byte, data []byte)                { r.Cache.Put(key, data) }

// Settle lets go of what later Refreshes would go on from, once all files of the search
// index that are wanted have been made. They are slower then: they take the index from the
// cache.
func (s *Session) Settle() {
	s.searching.Lock()
	defer s.searching.Unlock()
	s.keepIndex()
	if s.made != nil {
		s.made.index = nil
	}
	s.found, s.made = indexed{}, nil
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memo = graph.Memo{}
	if s.last.snapshot != nil {
		s.last.snapshot.plan.found = nil
	}
}

// keepIndex notes the last index for later sessions.
func (s *Session) keepIndex() {
	if s.options.Cache == nil || !s.refound {
		return
	}
	s.refound = false
	out := appendSums(appendSums(slices.Concat(s.found.context[:], s.found.facts[:]), s.found.texts), s.found.files)
	if out, err := s.found.index.AppendBinary(out); err == nil {
		s.options.Cache.SetNote(indexNote, out)
	}
}

func appendSums(out []byte, sums map[string]digest.Sum) []byte {
	out = binary.AppendUvarint(out, uint64(len(sums)))
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		sum := sums[name]
		out = append(binary.AppendUvarint(out, uint64(len(name))), name...)
		out = append(out, sum[:]...)
	}
	return out
}

// readIndexed reads what keepIndex has noted; there is no index in it if that cannot be.
func readIndexed(data []byte, store search.Store) (i indexed) {
	var err error
	const sum = len(digest.Sum{})
	if len(data) < 2*sum {
		return i
	}
	i.context, i.facts = digest.Sum(data), digest.Sum(data[sum:])
	i.texts, data = readSums(data[2*sum:])
	i.files, data = readSums(data)
	if i.index, err = search.Load(data, store); err != nil {
		return indexed{} // it is damaged, or half of it is gone
	}
	return i
}

// readSums reads what appendSums has written, and gives the bytes behind it.
func readSums(data []byte) (map[string]digest.Sum, []byte) {
	number := func() int {
		v, n := binary.Uvarint(data)
		if n <= 0 || v > uint64(len(data)-n) {
			data = nil
			return 0
		}
		data = data[n:]
		return int(v)
	}
	sums := map[string]digest.Sum{}
	for range number() {
		n := number()
		if len(data) < n+len(digest.Sum{}) {
			return nil, nil
		}
		sums[string(data[:n])] = digest.Sum(data[n:])
		data = data[n+len(digest.Sum{}):]
	}
	return sums, data
}

// indexFiles makes the files of an index: when one is asked for that has changed since the
// index before, all of those at once, as each time the words of all documents are gone
// through; otherwise all. They wait in the store.
type indexFiles struct {
	index     *search.Index
	documents int // in the index
	store     *cache.Cache
	sums      map[string]digest.Sum // what each is made from, by path
	changed   []string
	some, all sync.Once
}

func (f *indexFiles) append(dst []byte, path string) ([]byte, error) {
	if data, ok := f.store.Read(f.sums[path], dst); ok {
		return data, nil
	}
	if slices.Contains(f.changed, path) {
		f.some.Do(func() { f.make(f.changed) })
	} else {
		f.all.Do(func() { f.make(nil) })
	}
	if data, ok := f.store.Read(f.sums[path], dst); ok {
		return data, nil
	}
	if f.index == nil {
		return dst, errors.New("search: the index was let go")
	}
	data, err := f.index.File(path) // the store may keep nothing
	return append(dst, data...), err
}

// make makes files, all for no paths.
func (f *indexFiles) make(paths []string) {
	if f.index == nil {
		return
	}
	_ = f.index.Make(paths, func(path string, data []byte) error { // what is not there is made by itself
		f.store.Put(f.sums[path], data)
		return nil
	})
}
