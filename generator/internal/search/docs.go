package search

import "strconv"

// record is what is known of a document without its words.
type record struct {
	kind       Kind
	superseded bool
	size       int    // of the record
	sum        uint64 // likewise
}

// batch is the documents of a file of what results show, all of one kind.
type batch struct{ from, to int }

// planDocuments divides the documents into batches. A kind's are counted from the first of
// all documents, so that one more moves as few as may be.
func (p *plan) planDocuments(documents []record, r *rootData) {
	size := 0
	for from := 0; from < len(documents); {
		kind := documents[from].kind
		most := p.sizes.docs[kind]
		n, to, digest := from/most, from, uint64(0)
		for ; to < len(documents) && documents[to].kind == kind && to/most == n; to++ {
			digest = spread(digest^uint64(to-from)) + documents[to].sum
			size += documents[to].size
		}
		p.batches = append(p.batches, batch{from, to})
		p.note("d-"+kind.String()+"-"+strconv.Itoa(n), fileRole{'d', len(p.batches) - 1}, digest)
		from = to
	}
	r.weigh('d', len(p.batches), size)
	r.divide(documents)
}

// divide notes the runs of documents of one kind, and of those that were superseded.
func (r *rootData) divide(documents []record) {
	sizes := sizesFor(len(documents)).docs
	for i, d := range documents {
		if last := len(r.kinds) - 1; last >= 0 && r.kinds[last].kind == d.kind {
			r.kinds[last].end = i + 1
		} else {
			r.kinds = append(r.kinds, kindRun{i, i + 1, d.kind, sizes[d.kind]})
		}
		if !d.superseded {
			continue
		}
		if n := len(r.old); n > 0 && r.old[n-1] == i {
			r.old[n-1] = i + 1
		} else {
			r.old = append(r.old, i, i+1)
		}
	}
}

// batchFile makes a file of what results show: for each document how much of its address
// is as in that before it, the rest of the address, title, summary, date, detail, names,
// and 1 if its page says more, without what is empty at the end. A date or detail that is
// the one before is 0.
func (ix *Index) batchFile(b batch) ([]byte, error) {
	out := []byte{'['}
	var before [fieldCount]string
	err := ix.each(b.from, b.to, func(i int, d analysed) {
		t := d.texts()
		if i > b.from {
			out = append(out, ",\n"...)
		}
		shared, bytes := common(before[0], t[0])
		out = strconv.AppendInt(append(out, '['), int64(shared), 10)
		out = appendString(append(out, ','), t[0][bytes:])
		last := fieldCount - 1
		for last > 1 && t[last] == "" {
			last--
		}
		for n := 1; n <= last; n++ {
			out = append(out, ',')
			switch {
			case (n == 3 || n == 4) && t[n] != "" && t[n] == before[n]:
				out = append(out, '0')
			case n == fieldCount-1:
				out = append(out, '1')
			default:
				out = appendString(out, t[n])
			}
		}
		out, before = append(out, ']'), t
	})
	return append(out, ']'), err
}
