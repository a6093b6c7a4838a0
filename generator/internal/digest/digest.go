// Package digest tells whether two values are the same without keeping either: it
// gives a value a short name, which any change to any part of the value changes.
// What has been made from a value once need not be made again from one with the
// same digest.
package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"sync"
	"sync/atomic"
)

// Sum is the digest of a value: the first 16 bytes of a SHA-256. The zero Sum
// stands for "not known" and is the digest of nothing.
type Sum [16]byte

// String gives the digest in hexadecimal digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Bytes gives the digest of some bytes, one part after the other. Where the parts
// are cut matters: "ab", "c" and "a", "bc" differ.
func Bytes[T string | []byte](parts ...T) Sum {
	h := sha256.New()
	var length [binary.MaxVarintLen64]byte
	var text [512]byte // for strings; a slice of bytes is not copied
	for _, p := range parts {
		h.Write(binary.AppendUvarint(length[:0], uint64(len(p))))
		if b, ok := any(p).([]byte); ok {
			h.Write(b)
			continue
		}
		for rest := p; len(rest) > 0; {
			n := copy(text[:], rest)
			h.Write(text[:n])
			rest = rest[n:]
		}
	}
	return Sum(h.Sum(length[:0])[:16])
}

func sum(data []byte) Sum {
	all := sha256.Sum256(data)
	return Sum(all[:16])
}

// Summer is implemented by types that know a shorter way to say what they hold than
// all of it. It is asked of exported fields only.
type Summer interface {
	// AppendSummary appends something that is equal for two values exactly when
	// the values are.
	AppendSummary(dst []byte) []byte
}

var summerType = reflect.TypeFor[Summer]()

// Digester gives the digests of values made of strings, numbers, truth values,
// structs, slices, arrays and pointers, whether their fields are exported or not. It
// may be used by several goroutines at once.
type Digester struct {
	forms   sync.Map  // from reflect.Type to *form, those that are whole
	buffers sync.Pool // of *[]byte

	mu   sync.Mutex
	made map[reflect.Type]*form
}

// form appends what a value of one type holds. The forms of the types that a type is made
// of are found when it is first met, not with each value.
type form struct {
	append func(dst []byte, v reflect.Value) []byte
}

// New makes a Digester.
func New() *Digester { return &Digester{made: map[reflect.Type]*form{}} }

// Memo is a field of structs to which pointers of many values lead: it keeps the digest of
// its struct, which then is looked at once. Such a struct does not change any more when
// it is asked for its digest first.
type Memo struct{ sum atomic.Pointer[Sum] }

var memoType = reflect.TypeFor[Memo]()

// memoOf gives the index of the field that keeps the digest of a type, or -1.
func memoOf(t reflect.Type) int {
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			if t.Field(i).Type == memoType {
				return i
			}
		}
	}
	return -1
}

// Of gives the digest of a value together with that of its context, such as the
// program that will use it. A value that holds a map, a function, a channel or an
// interface has none: Of panics, whatever the value is, for such a type.
func (d *Digester) Of(context Sum, value any) Sum {
	buf, _ := d.buffers.Get().(*[]byte)
	if buf == nil {
		buf = new([]byte)
	}
	defer d.buffers.Put(buf)
	v := reflect.ValueOf(value)
	*buf = append((*buf)[:0], context[:]...)
	*buf = d.form(v.Type()).append(*buf, v)
	return sum(*buf)
}

func (d *Digester) form(t reflect.Type) *form {
	if f, ok := d.forms.Load(t); ok {
		return f.(*form)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.known(t)
	d.forms.Store(t, f)
	return f
}

// known gives the form of a type, which may hold itself. d.mu is held.
func (d *Digester) known(t reflect.Type) *form {
	f := d.made[t]
	if f == nil {
		f = &form{}
		d.made[t] = f
		f.append = d.compile(t)
	}
	return f
}

func (d *Digester) compile(t reflect.Type) func(dst []byte, v reflect.Value) []byte {
	switch t.Kind() {
	case reflect.String:
		return func(dst []byte, v reflect.Value) []byte { return appendText(dst, v.String()) }
	case reflect.Bool:
		return func(dst []byte, v reflect.Value) []byte {
			if v.Bool() {
				return append(dst, 1)
			}
			return append(dst, 0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(dst []byte, v reflect.Value) []byte { return binary.AppendVarint(dst, v.Int()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(dst []byte, v reflect.Value) []byte { return binary.AppendUvarint(dst, v.Uint()) }
	case reflect.Float32, reflect.Float64:
		return func(dst []byte, v reflect.Value) []byte {
			return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.Float()))
		}
	case reflect.Struct:
		return d.compileStruct(t)
	case reflect.Slice, reflect.Array:
		return d.compileList(t)
	case reflect.Pointer:
		return d.compilePointer(t)
	}
	return func([]byte, reflect.Value) []byte { panic(fmt.Sprintf("digest: a %s has no digest", t)) }
}

func (d *Digester) compileStruct(t reflect.Type) func(dst []byte, v reflect.Value) []byte {
	type part struct {
		at   int
		form *form // nil for a Summer
	}
	var parts []part
	for i := range t.NumField() {
		switch f := t.Field(i); {
		case f.Type == memoType:
		case f.IsExported() && f.Type.Implements(summerType):
			parts = append(parts, part{i, nil})
		default:
			parts = append(parts, part{i, d.known(f.Type)})
		}
	}
	return func(dst []byte, v reflect.Value) []byte {
		for _, p := range parts {
			if field := v.Field(p.at); p.form != nil {
				dst = p.form.append(dst, field)
			} else {
				dst = field.Interface().(Summer).AppendSummary(dst)
			}
		}
		return dst
	}
}

func (d *Digester) compileList(t reflect.Type) func(dst []byte, v reflect.Value) []byte {
	if t == reflect.TypeFor[[]byte]() {
		return func(dst []byte, v reflect.Value) []byte { return appendText(dst, v.Bytes()) }
	}
	f := d.known(t.Elem())
	return func(dst []byte, v reflect.Value) []byte {
		n := v.Len()
		dst = binary.AppendUvarint(dst, uint64(n))
		for i := range n {
			dst = f.append(dst, v.Index(i))
		}
		return dst
	}
}

func (d *Digester) compilePointer(t reflect.Type) func(dst []byte, v reflect.Value) []byte {
	at, f := memoOf(t.Elem()), d.known(t.Elem())
	return func(dst []byte, v reflect.Value) []byte {
		if v.IsNil() {
			return append(dst, 0)
		}
		dst = append(dst, 1)
		if at < 0 {
			return f.append(dst, v.Elem())
		}
		memo := reflect.NewAt(memoType, v.Elem().Field(at).Addr().UnsafePointer()).Interface().(*Memo)
		s := memo.sum.Load()
		if s == nil {
			start := len(dst) // what is behind it serves as working memory
			dst = f.append(dst, v.Elem())
			made := sum(dst[start:])
			dst, s = dst[:start], &made
			memo.sum.Store(s)
		}
		return append(dst, s[:]...)
	}
}

// appendText writes how long a text is before it, so that two texts that follow one
// another cannot be taken for two others.
func appendText[T string | []byte](dst []byte, s T) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}
