package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
)

// Store keeps bytes by keys outside of memory, and may forget any.
type Store interface {
	// Read appends what is kept by a key to dst.
	Read(key [16]byte, dst []byte) ([]byte, bool)
	Put(key [16]byte, data []byte)
}

// ErrForgotten is the error of an index whose Store has not kept what it was given: it has
// to be made anew.
var ErrForgotten = errors.New("search: what was analysed is not kept any more")

// room is what an index holds of some documents, one after the other, by the digest of its
// bytes. It lies in the Store, or in memory where that keeps nothing.
type room struct {
	key  Key
	data []byte // nil where the Store has it
}

// held is a document of an index, and where it lies.
type held struct {
	key      Key
	room     *room
	at, size uint32
}

// roomOf is about the size of a room.
const roomOf = 64 << 10

// keep puts a room that is full into the store.
func keep(s Store, r *room, data []byte) {
	sum := sha256.Sum256(data)
	r.key = Key(sum[:len(r.key)])
	s.Put(r.key, data)
	if _, ok := s.Read(r.key, nil); !ok {
		r.data = append(make([]byte, 0, len(data)), data...)
	}
}

// looker looks at documents, of which those that follow each other share few rooms: as many
// as goroutines analysed them. It serves one goroutine.
type looker struct {
	store Store
	open  [16]struct {
		room      *room
		data, own []byte // own is used again
	}
	last, next int
}

// at gives a document. Its bytes are good until many others have been looked at.
func (l *looker) at(d held) (analysed, error) {
	if l.open[l.last].room != d.room {
		if err := l.enter(d.room); err != nil {
			return nil, err
		}
	}
	data := l.open[l.last].data
	if uint64(d.at)+uint64(d.size) > uint64(len(data)) {
		return nil, errDamaged
	}
	return data[d.at:][:d.size:d.size], nil
}

func (l *looker) enter(r *room) error {
	for i := range l.open {
		if l.open[i].room == r {
			l.last = i
			return nil
		}
	}
	o := &l.open[l.next]
	o.room, l.last, l.next = nil, l.next, (l.next+1)%len(l.open)
	if r.data != nil {
		o.room, o.data = r, r.data
		return nil
	}
	data, ok := l.store.Read(r.key, o.own[:0])
	if !ok {
		return ErrForgotten
	}
	o.room, o.data, o.own = r, data, data
	return nil
}

// each looks at the documents from one index to another, in order.
func (ix *Index) each(from, to int, visit func(i int, d analysed)) error {
	l, _ := ix.lookers.Get().(*looker)
	if l == nil {
		l = &looker{store: ix.store}
	}
	defer ix.lookers.Put(l)
	for i := from; i < to; i++ {
		d, err := l.at(ix.documents[i])
		if err != nil {
			return fmt.Errorf("document %d: %w", i, err)
		}
		visit(i, d)
	}
	return nil
}
