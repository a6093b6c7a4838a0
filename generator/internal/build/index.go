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
	parallel.EachWith(n, index.Writer, func(w *search.Writer, i int) {
		from := &given{build: b, any: true}
		d := b.plan.Documents[i](from)
		if failures[i] = from.err; from.err != nil {
			return
		}
		if b.cache == nil || len(d.Body) < worthKeeping {
			failures[i] = w.AddDocument(i, &d)
			return
		}
		key := digester.Of(context, &d)
		if form, ok := b.cache.Get(key); ok {
			failures[i] = w.Add(i, form)
			return
		}
		if failures[i] = w.AddDocument(i, &d); failures[i] == nil {
			b.cache.Put(key, w.Form(nil, &d))
		}
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	return index.Finish()
}

// worthKeeping is the length in bytes from which a text takes longer to be analysed
// than to be looked for in the cache.
const worthKeeping = 2 << 10
