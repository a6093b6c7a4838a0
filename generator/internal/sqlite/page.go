package sqlite

import "encoding/binary"

// pageSize is SQLite's default. All of a page is used.
const pageSize = 4096

// The kinds of pages of a B-tree.
const (
	interiorIndex = 2
	interiorTable = 5
	leafIndex     = 10
	leafTable     = 13
)

// How much of a record a page holds at most, in bytes, and how much at least: the rest of
// one that is longer lies on pages of its own.
const (
	mostInTable = pageSize - 35
	mostInIndex = (pageSize-12)*64/255 - 23
	least       = (pageSize-12)*32/255 - 23
)

// page is a page of a B-tree that is being filled: places of cells from its head on, cells
// from its end back.
type page struct {
	data          [pageSize]byte
	head, heading int // where its head begins, and how long that is
	n, free       int // cells, and where the room for more of them ends
}

func newPage(kind byte, head int) *page {
	p := &page{}
	p.begin(kind, head)
	return p
}

// begin makes it a new page.
func (p *page) begin(kind byte, head int) {
	*p = page{head: head, heading: 8, free: pageSize}
	if kind == interiorIndex || kind == interiorTable {
		p.heading = 12
	}
	p.data[head] = kind
}

// fits reports whether there is room for one more cell.
func (p *page) fits(size int) bool { return p.head+p.heading+2*(p.n+1)+size <= p.free }

// add adds a cell, which is given in pieces.
func (p *page) add(cell ...[]byte) {
	for _, c := range cell {
		p.free -= len(c)
	}
	at := p.free
	for _, c := range cell {
		at += copy(p.data[at:], c)
	}
	binary.BigEndian.PutUint16(p.data[p.head+p.heading+2*p.n:], uint16(p.free))
	p.n++
}

// bytes completes the page. right is the page behind the last cell; a leaf has none.
func (p *page) bytes(right uint32) []byte {
	be := binary.BigEndian
	be.PutUint16(p.data[p.head+3:], uint16(p.n))
	be.PutUint16(p.data[p.head+5:], uint16(p.free))
	if right != 0 {
		be.PutUint32(p.data[p.head+8:], right)
	}
	return p.data[:]
}

// here gives how many bytes of a record stand in its cell.
func here(length, most int) int {
	if length <= most {
		return length
	}
	if n := least + (length-least)%(pageSize-4); n <= most {
		return n
	}
	return least
}

// cellSize is how long a record is in a cell, with its length and the way to the rest.
func cellSize(record []byte, most int) int {
	n := here(len(record), most)
	size := varintSize(uint64(len(record))) + n
	if n < len(record) {
		size += 4
	}
	return size
}

// cell gives the length of a record as it stands in a cell, and what is held there of it.
// The rest goes to pages of its own.
func (d *DB) cell(record []byte, most int) (length, payload []byte) {
	length = appendVarint(nil, uint64(len(record)))
	n := here(len(record), most)
	if n == len(record) {
		return length, record
	}
	rest := record[n:]
	first := d.pages + 1
	for len(rest) > 0 {
		var p [pageSize]byte
		used := copy(p[4:], rest)
		if rest = rest[used:]; len(rest) > 0 {
			binary.BigEndian.PutUint32(p[:], d.pages+2) // the page after this one
		}
		d.page(p[:])
	}
	return length, binary.BigEndian.AppendUint32(append([]byte(nil), record[:n]...), first)
}
