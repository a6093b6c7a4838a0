package search

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"
)

// AppendBinary appends all that the index holds to dst, for Load, but for what lies in its
// Store.
func (ix *Index) AppendBinary(dst []byte) ([]byte, error) {
	dst = appendText(append(slices.Grow(dst, 32*(len(ix.view.termOf)+len(ix.documents))), savedVersion), ix.language)
	dst = binary.AppendUvarint(dst, uint64(ix.fresh))
	dst = binary.AppendUvarint(dst, uint64(len(ix.view.terms)))
	for _, t := range ix.view.terms {
		dst = appendText(dst, t)
	}
	for _, t := range ix.view.order {
		dst = binary.AppendUvarint(dst, uint64(t))
	}
	dst = binary.AppendUvarint(dst, uint64(len(ix.view.termOf)))
	for i, t := range ix.view.termOf {
		dst = appendText(binary.AppendUvarint(dst, uint64(t)), ix.view.written[i])
	}
	for _, values := range ix.view.facets {
		dst = binary.AppendUvarint(dst, uint64(len(values)))
		for _, v := range values {
			dst = appendText(appendText(dst, v.ID), v.Name)
		}
	}
	rooms, numbers := ix.rooms()
	dst = binary.AppendUvarint(dst, uint64(len(rooms)))
	for _, r := range rooms {
		if r.data != nil {
			return nil, ErrForgotten
		}
		dst = append(dst, r.key[:]...)
	}
	dst = binary.AppendUvarint(dst, uint64(len(ix.documents)))
	for _, d := range ix.documents {
		dst = binary.AppendUvarint(append(dst, d.key[:]...), uint64(numbers[d.room]))
		dst = binary.AppendUvarint(binary.AppendUvarint(dst, uint64(d.at)), uint64(d.size))
	}
	return dst, nil
}

// rooms numbers those in which documents lie.
func (ix *Index) rooms() (list []*room, numbers map[*room]int) {
	numbers = map[*room]int{}
	for _, d := range ix.documents {
		if _, known := numbers[d.room]; !known {
			numbers[d.room] = len(list)
			list = append(list, d.room)
		}
	}
	return list, numbers
}

// savedVersion is raised when what is saved takes another form.
const savedVersion = 3

// Load gives the index that AppendBinary has saved, with the Store that it had. That it
// has kept nothing is ErrForgotten.
func Load(data []byte, s Store) (*Index, error) {
	r := &reader{data: data}
	if len(data) == 0 || data[0] != savedVersion {
		return nil, errDamaged
	}
	r.at = 1
	next := &Next{from: &Index{store: s, language: string(r.text())}, vocabulary: newVocabulary()}
	next.from.fresh = r.count()
	next.from.vocabulary = next.vocabulary
	if err := next.vocabulary.load(r); err != nil {
		return nil, err
	}
	rooms := make([]*room, r.many())
	for i := range rooms {
		rooms[i] = &room{key: r.key()}
	}
	next.documents = make([]held, r.many())
	for i := range next.documents {
		key, n, at, size := r.key(), r.count(), r.count(), r.count()
		if r.bad || n >= len(rooms) || at > math.MaxUint32 || size > math.MaxUint32 {
			return nil, errDamaged
		}
		next.documents[i] = held{key, rooms[n], uint32(at), uint32(size)}
	}
	if r.bad {
		return nil, errDamaged
	}
	ix, err := next.Done()
	if err != nil {
		return nil, err
	}
	return ix, ix.check()
}

// check looks at every document, in whichever order is quickest.
func (ix *Index) check() error {
	const part = 4096
	failures := make([]error, len(ix.documents)/part+1)
	var group sync.WaitGroup
	for n := range failures {
		group.Go(func() {
			bad := false
			failures[n] = ix.each(n*part, min((n+1)*part, len(ix.documents)), func(_ int, d analysed) { bad = bad || !d.valid(&ix.view) })
			if bad && failures[n] == nil {
				failures[n] = errDamaged
			}
		})
	}
	group.Wait()
	return errors.Join(failures...)
}

// load reads a vocabulary.
func (v *vocabulary) load(r *reader) error {
	for range r.many() {
		text := r.text()
		n, isNew := number(&v.termIDs, text)
		if r.bad || !isNew {
			return errDamaged
		}
		v.terms, v.hashes = append(v.terms, v.termIDs.texts[n]), append(v.hashes, hash(v.termIDs.texts[n]))
	}
	for range v.terms {
		v.order = append(v.order, int32(r.count()))
	}
	for i, t := range v.order {
		if int(t) >= len(v.terms) || i > 0 && compare(v.terms[v.order[i-1]], v.terms[t]) >= 0 {
			return errDamaged
		}
	}
	for range r.many() {
		t, written := r.count(), string(r.text())
		if r.bad || t >= len(v.terms) {
			return errDamaged
		}
		id, isNew := number(&v.ids, v.terms[t]+"\x00"+written)
		if !isNew {
			return errDamaged
		}
		v.termOf, v.written = append(v.termOf, int32(t)), append(v.written, v.ids.texts[id][len(v.terms[t])+1:])
	}
	for n := range v.facets {
		for range r.many() {
			value := Value{string(r.text()), string(r.text())}
			if _, known := v.values[n][value]; known || r.bad {
				return errDamaged
			}
			v.values[n][value] = int32(len(v.facets[n]))
			v.facets[n] = append(v.facets[n], value)
		}
	}
	if r.bad {
		return errDamaged
	}
	return nil
}
