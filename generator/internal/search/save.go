package search

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
)

// AppendBinary appends all that the index holds to dst, for Load.
func (ix *Index) AppendBinary(dst []byte) ([]byte, error) {
	size := 32 * len(ix.view.termOf)
	for _, d := range ix.documents {
		size += len(d.key) + binary.MaxVarintLen32 + len(d.analysed)
	}
	dst = appendText(append(slices.Grow(dst, size), savedVersion), ix.language)
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
	dst = binary.AppendUvarint(dst, uint64(len(ix.documents)))
	for _, d := range ix.documents {
		dst = appendText(append(dst, d.key[:]...), []byte(d.analysed))
	}
	return dst, nil
}

// savedVersion is raised when what is saved takes another form.
const savedVersion = 2

// Load gives the index that AppendBinary has saved, which goes on using the bytes.
func Load(data []byte) (*Index, error) {
	r := &reader{data: data}
	if len(data) == 0 || data[0] != savedVersion {
		return nil, errDamaged
	}
	r.at = 1
	next := &Next{from: &Index{language: string(r.text())}, vocabulary: newVocabulary()}
	next.from.fresh = r.count()
	next.from.vocabulary = next.vocabulary
	if err := next.vocabulary.load(r); err != nil {
		return nil, err
	}
	view := next.vocabulary.seen()
	n := r.many()
	next.documents = make([]held, n)
	bad := make([]bool, n)
	for i := range next.documents {
		if len(data)-r.at < len(Key{}) {
			return nil, errDamaged
		}
		key := Key(data[r.at:])
		r.at += len(key)
		next.documents[i] = held{key, r.text()}
	}
	if r.bad {
		return nil, errDamaged
	}
	var group sync.WaitGroup
	const part = 1024
	for from := 0; from < n; from += part {
		group.Go(func() {
			for i := from; i < min(from+part, n); i++ {
				bad[i] = !next.documents[i].valid(&view)
			}
		})
	}
	group.Wait()
	for i := range bad {
		if bad[i] {
			return nil, fmt.Errorf("%w: document %d", errDamaged, i)
		}
	}
	return next.Done()
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
