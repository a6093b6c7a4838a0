package search

import (
	"bufio"
	"fmt"
	"os"
)

// mostHeld is how many bytes of postings a writer holds in memory, about. What is
// more goes to a temporary file: an archive of some 20,000 briefs needs none.
const mostHeld = 64 << 20

// span is a part of a list in a writer's temporary file.
type span struct {
	at   int64
	size int
}

// spill writes all postings to the temporary file and begins anew.
func (w *Writer) spill() error {
	if w.file == nil {
		file, err := os.CreateTemp("", "chancery-search-*")
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		w.file = file
	}
	out := bufio.NewWriterSize(w.file, 1<<20)
	for i := range w.terms {
		if err := w.spillList(out, &w.terms[i].list); err != nil {
			return err
		}
	}
	for i := range w.pairs {
		if err := w.spillList(out, &w.pairs[i]); err != nil {
			return err
		}
	}
	w.pool = pool{}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

func (w *Writer) spillList(out *bufio.Writer, l *list) error {
	if l.chain == (chain{}) {
		return nil
	}
	w.record = w.pool.bytes(w.record[:0], &l.chain)
	if _, err := out.Write(w.record); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	l.spilled = append(l.spilled, span{w.fileSize, len(w.record)})
	w.fileSize += int64(len(w.record))
	l.chain = chain{}
	return nil
}

// postings appends the bytes of a list to dst. Several goroutines may read at a time.
func (w *Writer) postings(dst []byte, l *list) ([]byte, error) {
	for _, s := range l.spilled {
		from := len(dst)
		dst = append(dst, make([]byte, s.size)...)
		if _, err := w.file.ReadAt(dst[from:], s.at); err != nil {
			return dst, fmt.Errorf("search: %w", err)
		}
	}
	return w.pool.bytes(dst, &l.chain), nil
}

// Close removes what the builder has put beside the index. It is to be called
// whether or not the index was finished.
func (b *Builder) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var failed error
	for _, w := range b.writers {
		if w.file == nil {
			continue
		}
		name := w.file.Name()
		if err := w.file.Close(); err != nil && failed == nil {
			failed = err
		}
		if err := os.Remove(name); err != nil && failed == nil {
			failed = err
		}
		w.file = nil
	}
	return failed
}
