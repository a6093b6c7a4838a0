package search

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// The form of a document, as Analyse gives it and Writer.Add takes it:
//
//	version kind superseded  a byte each; the last is 1 or 0
//	record                   a text: what results show, in JavaScript
//	facets                   for each: how many, and the ID and name of each value
//	terms                    how many; for each its text, its level of impact (a byte)
//	                         and how the document writes it, "" if as it is
//	pairs                    how many; for each its class, as three bytes
//
// A number is an unsigned varint, a text its length and its bytes.
const formVersion = 2

// ErrForm is what Writer.Add says of bytes that Analyse has not made.
var ErrForm = errors.New("search: this is no analysed document")

// appendForm writes the document that was analysed last.
func (a *Analyser) appendForm(out []byte, d *Document) []byte {
	out = append(out, formVersion, byte(d.Kind), d.old())
	out = appendText(out, a.record)
	for _, values := range d.Facets.lists() {
		out = binary.AppendUvarint(out, uint64(len(values)))
		for _, v := range values {
			out = appendText(appendText(out, v.ID), v.Name)
		}
	}
	out = binary.AppendUvarint(out, uint64(len(a.local)))
	for _, l := range a.local {
		out = append(appendText(out, a.ids.texts[l.term]), impact(l.weight))
		out = appendText(out, a.writtenAs(l))
	}
	out = binary.AppendUvarint(out, uint64(len(a.pairs)))
	for _, p := range a.pairs {
		out = append(out, byte(p), byte(p>>8), byte(p>>16))
	}
	return out
}

func (d *Document) old() byte {
	if d.Superseded {
		return 1
	}
	return 0
}

func appendText[T string | []byte](dst []byte, s T) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// lists gives the values of each facet in the order of facetNames.
func (f *Facets) lists() [facetCount][]Value {
	var years []Value
	if f.Year != "" {
		years = []Value{{f.Year, f.Year}}
	}
	return [facetCount][]Value{years, f.Actors, f.Topics, f.Addressees, f.Status}
}

// formReader reads a form. Once something is wrong with the bytes it is bad and
// gives zeros.
type formReader struct {
	form []byte
	at   int
	bad  bool
}

func (r *formReader) byte() byte {
	if r.at >= len(r.form) {
		r.bad = true
		return 0
	}
	b := r.form[r.at]
	r.at++
	return b
}

// count reads the number of things that take a byte each or more.
func (r *formReader) count() int {
	v, n := binary.Uvarint(r.form[r.at:])
	if n <= 0 || v > uint64(len(r.form)-r.at-n) {
		r.bad, r.at = true, len(r.form)
		return 0
	}
	r.at += n
	return int(v)
}

// text reads a text, which is a part of the form.
func (r *formReader) text() []byte {
	n := r.count()
	r.at += n
	return r.form[r.at-n : r.at]
}

// facets reads the values of each facet.
func (r *formReader) facets() (facets [facetCount][]Value) {
	for n := range facets {
		for range r.count() {
			facets[n] = append(facets[n], Value{string(r.text()), string(r.text())})
		}
	}
	return facets
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

// appendRecord writes a document as results show it: [address, title, summary,
// date, detail, names, 1 if its page says more], without what is empty at the end.
func appendRecord(dst []byte, d *Document) []byte {
	names := slices.Clone(d.Names)
	for _, n := range d.About {
		if len(names) < len(d.Names)+fewNames && n != d.Detail && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	most := mostShown
	if d.Body != "" {
		most = fewShown
	}
	fields := []string{d.URL, d.Title, beginning(d.Summary, most), d.Date, d.Detail, strings.Join(names, nameSeparator)}
	if d.Body != "" {
		dst = appendStrings(dst, fields)
		return append(dst[:len(dst)-1], ",1]"...)
	}
	for len(fields) > 2 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return appendStrings(dst, fields)
}

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
