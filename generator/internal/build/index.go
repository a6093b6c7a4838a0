package build

import (
	"errors"

	"chancery/generator/internal/digest"
	"chancery/generator/internal/parallel"
	"chancery/generator/internal/search"
)

// index writes the search index.
func (b *builder) index(write func(string, []byte) error) error {
	n := len(b.plan.Documents)
	if n == 0 {
		return nil
	}
	index := search.New(n, b.language, write)
	defer index.Close()
	failures := make([]error, n)
	context, digester := digest.Bytes(b.Program.String(), b.language), digest.New()
	parallel.EachWith(n, func() *indexer {
		return &indexer{search.NewAnalyser(b.language), index.Writer(), nil}
	}, func(w *indexer, i int) {
		d := b.plan.Documents[i]()
		if b.cache == nil || len(d.Body) < worthKeeping {
			w.form = w.Analyse(w.form[:0], &d)
			failures[i] = w.Add(i, w.form)
			return
		}
		key := digester.Of(context, &d)
		form, ok := b.cache.Get(key)
		if !ok {
			form = w.Analyse(nil, &d)
			b.cache.Put(key, form)
		}
		failures[i] = w.Add(i, form)
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	return index.Finish()
}

// worthKeeping is the length in bytes from which a text takes longer to be analysed
// than to be looked for in the cache.
const worthKeeping = 2 << 10

// indexer is what one goroutine indexes with.
type indexer struct {
	*search.Analyser
	*search.Writer
	form []byte // of one document after the other
}
