package sqlite

import (
	"encoding/binary"
	"math"
)

// Record is the values of one row, in the order of the columns. The zero Record is empty
// and ready to use.
type Record struct {
	types, body []byte
}

// Reset empties the record, and keeps its room.
func (r *Record) Reset() { r.types, r.body = r.types[:0], r.body[:0] }

// Null adds NULL.
func (r *Record) Null() { r.types = append(r.types, 0) }

// Text adds a text (UTF-8).
func (r *Record) Text(s string) {
	r.types = appendVarint(r.types, uint64(13+2*len(s)))
	r.body = append(r.body, s...)
}

// Int adds a whole number.
func (r *Record) Int(v int64) {
	switch {
	case v == 0 || v == 1:
		r.types = append(r.types, byte(8+v))
	case int64(int8(v)) == v:
		r.types, r.body = append(r.types, 1), append(r.body, byte(v))
	case int64(int16(v)) == v:
		r.types, r.body = append(r.types, 2), binary.BigEndian.AppendUint16(r.body, uint16(v))
	case int64(int32(v)) == v:
		r.types, r.body = append(r.types, 4), binary.BigEndian.AppendUint32(r.body, uint32(v))
	default:
		r.types, r.body = append(r.types, 6), binary.BigEndian.AppendUint64(r.body, uint64(v))
	}
}

// Real adds a floating-point number.
func (r *Record) Real(v float64) {
	r.types, r.body = append(r.types, 7), binary.BigEndian.AppendUint64(r.body, math.Float64bits(v))
}

// append appends the record as the file has it: the length of its head, the type of each
// value, and the values.
func (r *Record) append(b []byte) []byte {
	head := len(r.types) + 1
	if varintSize(uint64(head)) > 1 {
		head++ // as long as there are fewer than some 8,000 columns
	}
	b = appendVarint(b, uint64(head))
	return append(append(b, r.types...), r.body...)
}

// Key is what the rows of a table are sorted by: the bytes of keys compare as SQLite
// compares the values. The zero Key is empty and ready to use.
type Key []byte

// Text adds a text, which has no NUL.
func (k *Key) Text(s string) { *k = append(append(*k, s...), 0) }

// Int adds a whole number that is not negative.
func (k *Key) Int(v int) { *k = binary.BigEndian.AppendUint64(*k, uint64(v)) }

// appendVarint appends a number as SQLite has it: seven bits a byte, the highest first, and
// all eight of a ninth. Lengths here are below 2^56, so that there is never a ninth.
func appendVarint(b []byte, v uint64) []byte {
	for shift := 7 * (varintSize(v) - 1); shift > 0; shift -= 7 {
		b = append(b, byte(v>>shift)|0x80)
	}
	return append(b, byte(v&0x7f))
}

func varintSize(v uint64) int {
	n := 1
	for ; v > 0x7f; v >>= 7 {
		n++
	}
	return n
}
