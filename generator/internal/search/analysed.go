package search

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"strings"
	"unicode/utf8"
)

// What an index holds of a document:
//
//	kind superseded          a byte each; the second is 1 or 0
//	sum                      8 bytes: of the record
//	record                   texts: what results show; see fields
//	facets                   for each: how many, and the number of each value
//	terms                    how many bytes; for each 16 times the number of its form, plus
//	                         its level of impact
//	pairs                    for each its class, as three bytes
//
// A number is an unsigned varint, a text its length and its bytes.

// errDamaged is what is said of bytes that no index has written.
var errDamaged = errors.New("search: this is no index")

// appendAnalysed appends the document that was analysed last.
func (w *Writer) appendAnalysed(out []byte, d *Document) []byte {
	a, start := w.analyser, len(out)
	out = append(out, byte(d.Kind), 0)
	if d.Superseded {
		out[start+1] = 1
	}
	out = append(out, make([]byte, 8)...)
	for _, f := range fields(d) {
		out = appendText(out, f)
	}
	binary.LittleEndian.PutUint64(out[start+2:], sumOf(out[start+10:]))
	for n, values := range d.Facets.lists() {
		out = binary.AppendUvarint(out, uint64(len(values)))
		for _, v := range values {
			out = binary.AppendUvarint(out, uint64(w.value(n, v)))
		}
	}
	w.terms = w.terms[:0]
	for _, l := range a.local {
		w.terms = binary.AppendUvarint(w.terms, uint64(w.form(l))<<levelBits|uint64(impact(l.weight)))
	}
	out = appendText(out, w.terms)
	for _, p := range a.pairs {
		out = append(out, byte(p), byte(p>>8), byte(p>>16))
	}
	return out
}

// sumOf is a sum of 64 bits.
func sumOf[T string | []byte](data T) uint64 {
	b := []byte(data)
	return uint64(crc32.ChecksumIEEE(b))<<32 | uint64(crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
}

func appendText[T string | []byte](dst []byte, s T) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// lists gives the values of each facet in the order of facetNames, each once.
func (f *Facets) lists() [facetCount][]Value {
	var years []Value
	if f.Year != "" {
		years = []Value{{f.Year, f.Year}}
	}
	lists := [facetCount][]Value{years, f.Actors, f.Topics, f.Addressees, f.Status, f.Authors}
	for n, list := range lists {
		for i, v := range list {
			if slices.Index(list, v) < i {
				lists[n] = unique(list)
				break
			}
		}
	}
	return lists
}

func unique(list []Value) []Value {
	var kept []Value
	for _, v := range list {
		if !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// analysed is what an index holds of a document. Its bytes have been checked.
type analysed []byte

func (d analysed) kind() Kind       { return Kind(d[0]) }
func (d analysed) superseded() bool { return d[1] == 1 }
func (d analysed) sum() uint64      { return binary.LittleEndian.Uint64(d[2:]) }

// texts are the fields of the record.
func (d analysed) texts() (texts [fieldCount]string) {
	r := reader{data: d, at: 10}
	for n := range texts {
		texts[n] = string(r.text())
	}
	return texts
}

// rest gives a reader of what follows the record.
func (d analysed) rest() reader {
	r := reader{data: d, at: 10}
	for range fieldCount {
		r.text()
	}
	return r
}

// terms gives the terms, as they are written, and pairs the pairs.
func (d analysed) parts() (terms, pairs []byte) {
	r := d.rest()
	for range facetCount {
		for range r.count() {
			r.count()
		}
	}
	terms = r.text()
	return terms, r.data[r.at:]
}

// valid reports whether the bytes are a document of an index with so many values and forms.
func (d analysed) valid(v *view) bool {
	if len(d) < 10 || d.kind() >= kinds || d[1] > 1 {
		return false
	}
	r := d.rest()
	for n := range facetCount {
		for range r.many() {
			r.bad = r.count() >= len(v.facets[n]) || r.bad
		}
	}
	terms := reader{data: r.text()}
	for terms.at < len(terms.data) {
		terms.bad = terms.count()>>levelBits >= len(v.termOf) || terms.bad
	}
	pairs := r.data[r.at:]
	for p := range slices.Chunk(pairs, 3) {
		r.bad = r.bad || len(p) < 3 || pairOf(p) >= pairClasses
	}
	return !r.bad && !terms.bad
}

func pairOf(p []byte) uint32 { return uint32(p[0]) | uint32(p[1])<<8 | uint32(p[2])<<16 }

// reader reads numbers and texts. Once something is wrong with the bytes it is bad and
// gives zeros.
type reader struct {
	data []byte
	at   int
	bad  bool
}

// count reads a number.
func (r *reader) count() int {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 || v > 1<<40 {
		r.bad, r.at = true, len(r.data)
		return 0
	}
	r.at += n
	return int(v)
}

// many reads the number of things that take a byte each or more.
func (r *reader) many() int {
	n := r.count()
	if n > len(r.data)-r.at {
		r.bad, r.at = true, len(r.data)
		return 0
	}
	return n
}

// key reads a Key.
func (r *reader) key() (k Key) {
	r.bad = r.bad || len(r.data)-r.at < len(k)
	if !r.bad {
		r.at += copy(k[:], r.data[r.at:])
	}
	return k
}

// text reads a text, which is a part of the bytes.
func (r *reader) text() []byte {
	n := r.many()
	r.at += n
	return r.data[r.at-n : r.at]
}

// mostShown is how much of a summary results show, in characters, of a document that has
// no text of its own, and fewShown of one for which a script reads the page; fewNames how
// many of those names that are not the document's own.
const (
	mostShown = 600
	fewShown  = 120
	fewNames  = 2
)

// nameSeparator stands between the names of a document where results show them.
const nameSeparator = " · "

// fields are the texts of a document that results show: address, title, summary, date,
// detail, names, and whether its page says more.
func fields(d *Document) [fieldCount]string {
	var names []string
	for i, n := range slices.Concat(d.Names, d.About) {
		if n != d.Detail && !slices.Contains(names, n) && (i < len(d.Names) || len(names) < len(d.Names)+fewNames) {
			names = append(names, n)
		}
	}
	most, more := mostShown, ""
	if d.Body != "" {
		most, more = fewShown, "1"
	}
	return [fieldCount]string{d.URL, d.Title, beginning(d.Summary, most), d.Date, d.Detail, strings.Join(names, nameSeparator), more}
}

const fieldCount = 7

// beginning cuts a text at a space, or within a text without any.
func beginning(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	end := 0
	for i := range s {
		if most--; most < 0 {
			break
		}
		end = i
	}
	if i := strings.LastIndexByte(s[:end], ' '); i > end/2 {
		end = i
	}
	return s[:end] + " …"
}
