package search

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// batch is a shard of documents, all of one kind, that waits for its documents.
type batch struct {
	items [][]byte
	there int
}

// batchKey names a batch: its kind and the number of the first document that it
// might have, in shards of that kind.
type batchKey struct {
	kind Kind
	n    int
}

// claim notes that a document is there, its kind, and whether it was superseded.
func (b *Builder) claim(i int, kind Kind, old bool) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.added[i] {
		return fmt.Errorf("search: document %d is added twice", i)
	}
	b.added[i] = true
	b.stored++
	b.kinds[i], b.old[i] = kind, old
	return nil
}

// store keeps what results show of a document until its shard is full.
func (b *Builder) store(i int, kind Kind, record []byte) error {
	size := b.sizes.docs[kind]
	key := batchKey{kind, i / size}
	b.mu.Lock()
	s := b.docs[key]
	if s == nil {
		s = &batch{items: make([][]byte, size)}
		b.docs[key] = s
	}
	s.items[i%size] = bytes.Clone(record)
	s.there++
	full := s.there == size
	if full {
		delete(b.docs, key)
	}
	b.mu.Unlock()
	if !full {
		return nil
	}
	return b.docShard(key, s)
}

// docShard writes a shard of documents.
func (b *Builder) docShard(key batchKey, s *batch) error {
	items := slices.DeleteFunc(s.items, func(item []byte) bool { return item == nil }) // of other kinds
	return b.file("d-"+key.kind.String()+"-"+strconv.Itoa(key.n), append(append([]byte{'['}, bytes.Join(items, []byte(",\n"))...), ']'))
}

// restOfDocs writes the shards at the ends of the kinds.
func (b *Builder) restOfDocs() error {
	for key, s := range b.docs {
		if err := b.docShard(key, s); err != nil {
			return err
		}
	}
	return nil
}
