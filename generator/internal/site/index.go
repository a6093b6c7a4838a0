package site

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/search"
)

// worthKeeping is the length in bytes from which a text takes longer to be analysed
// than to be looked for in the cache.
const worthKeeping = 2 << 10

// makeIndex makes the search index, whose files then wait in the session to be asked for.
func (s *Snapshot) makeIndex() ([]*recipe, error) {
	var mu sync.Mutex
	var list []*recipe
	store := s.session.index
	write := func(name string, data []byte) error {
		sum := digest.Bytes(data)
		store.Put(sum, data)
		mu.Lock()
		defer mu.Unlock()
		list = append(list, &recipe{Path: address.Path(name), Kind: KindIndex, Origin: "the search index", Needs: Needs{Facts: true, Texts: true}, own: sum,
			draft: func(*given, *Scratch) (Draft, error) {
				return Draft{func() digest.Sum { return sum }, func(dst []byte) ([]byte, error) {
					data, ok := store.Get(sum)
					if !ok {
						return dst, errors.New("the temporary file of the search index cannot be read")
					}
					return append(dst, data...), nil
				}}, nil
			}})
		return nil
	}
	err := s.session.stage("search", func() (int, error) { return len(s.plan.pages.Documents), s.writeIndex(write) })
	list = append(list, s.listing(list))
	slices.SortFunc(list, func(a, b *recipe) int { return strings.Compare(string(a.Path), string(b.Path)) })
	return list, err
}

// listing is the page that names the files of the index and whatever else scripts load.
func (s *Snapshot) listing(index []*recipe) *recipe {
	files, names := []address.Path{address.NotFound}, []string{}
	for _, r := range slices.Concat(index, s.plan.recipes) {
		if r.Kind == KindIndex || r.Kind == KindPreview || r.Kind == KindAsset && strings.HasPrefix(string(r.Path), address.Assets) {
			files, names = append(files, r.Path), append(names, string(r.Path))
		}
	}
	slices.Sort(files)
	slices.Sort(names)
	r := s.page(s.plan.pages.Listing(files))
	r.own = digest.Bytes(names...)
	return r
}

func (s *Snapshot) writeIndex(write func(string, []byte) error) error {
	documents, language, cached := s.plan.pages.Documents, s.graph.Site.Language.Tag, s.session.options.Cache
	index := search.New(len(documents), language, write)
	defer index.Close()
	failures := make([]error, len(documents))
	context, digester := digest.Bytes(s.session.options.Program.String(), language), digest.New()
	parallel.EachWith(len(documents), index.Writer, func(w *search.Writer, i int) {
		g := &given{snapshot: s, needs: Needs{Facts: true, Texts: true}}
		d := documents[i](g)
		if g.err != nil {
			failures[i] = fmt.Errorf("search: %w", g.err)
			return
		}
		if cached == nil || len(d.Body) < worthKeeping {
			failures[i] = w.AddDocument(i, &d)
			return
		}
		key := digester.Of(context, &d)
		if form, ok := cached.Get(key); ok {
			failures[i] = w.Add(i, form)
			return
		}
		if failures[i] = w.AddDocument(i, &d); failures[i] == nil {
			cached.Put(key, w.Form(nil, &d))
		}
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	return index.Finish()
}
