package prose

import (
	"strconv"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
)

// Store keeps values by the digest of what they are made from. It may forget any,
// and is asked by several goroutines at once.
type Store interface {
	Get(key digest.Sum) ([]byte, bool)
	Put(key digest.Sum, value []byte)
}

// Kept is what compiled texts are taken from, if they were compiled before.
type Kept struct {
	Store   Store      // nil keeps nothing
	Program digest.Sum // of the program, which is a part of every key
}

// body compiles a text, or takes it from where it is kept.
func (p *Parser) body(src []byte, at diag.Pos) (*Doc, diag.List) {
	if p.kept.Store == nil {
		return p.compile(p.blocks, src, at, false)
	}
	key := digest.Bytes([]byte("body "+strconv.Itoa(Form)), p.kept.Program[:], src)
	if data, ok := p.kept.Store.Get(key); ok {
		if d, list, err := DecodeDoc(data, at); err == nil {
			return d, list
		}
	}
	d, list := p.compile(p.blocks, src, at, false)
	if data, err := d.AppendBinary(nil, list, at); err == nil {
		p.kept.Store.Put(key, data)
	}
	return d, list
}
