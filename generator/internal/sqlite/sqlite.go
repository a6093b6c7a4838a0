// Package sqlite writes databases in SQLite's file format 3 (https://sqlite.org/fileformat2.html)
// in one go: tables WITHOUT ROWID, each a B-tree built from its sorted rows. As nothing is
// ever read or changed, that takes a few hundred lines in place of an engine.
//
// The same rows make the same bytes. SQLite's own shell finds nothing wrong with them,
// which TestIntegrity holds.
package sqlite

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"slices"
)

// Rows are the rows of one table. The zero Rows are empty and ready to use.
type Rows struct {
	store arena
	at    []placed
	one   []byte
}

// placed is where a row's record and its key lie.
type placed struct{ record, key span }

// span is bytes in a room of an arena.
type span struct{ room, from, to uint32 }

// arena holds bytes in rooms of one size, so that more of them move none of those there.
type arena struct {
	rooms [][]byte
	last  int // the room that is being filled
}

const roomOf = 256 << 10

func (a *arena) add(data []byte) span {
	for ; ; a.last++ {
		if a.last == len(a.rooms) {
			a.rooms = append(a.rooms, make([]byte, 0, max(roomOf, len(data))))
		}
		if room := &a.rooms[a.last]; cap(*room)-len(*room) >= len(data) {
			from := uint32(len(*room))
			*room = append(*room, data...)
			return span{uint32(a.last), from, uint32(len(*room))}
		}
	}
}

func (a *arena) bytes(s span) []byte { return a.rooms[s.room][s.from:s.to] }

func (a *arena) reset() {
	for i := range a.rooms {
		a.rooms[i] = a.rooms[i][:0]
	}
	a.last = 0
}

// Add adds a row. Its first values are those of the primary key; key is what Key makes of
// them.
func (r *Rows) Add(key []byte, values *Record) {
	r.one = values.append(r.one[:0])
	r.at = append(r.at, placed{r.store.add(r.one), r.store.add(key)})
}

// Reset empties the rows, and keeps their room.
func (r *Rows) Reset() {
	r.store.reset()
	r.at = r.at[:0]
}

func (r *Rows) record(i int) []byte { return r.store.bytes(r.at[i].record) }

func (r *Rows) sort() {
	slices.SortFunc(r.at, func(a, b placed) int { return bytes.Compare(r.store.bytes(a.key), r.store.bytes(b.key)) })
}

// DB is a database on its way.
type DB struct {
	to     io.WriteSeeker
	out    *bufio.Writer
	pages  uint32
	schema [][]byte // the records of sqlite_schema
}

// New begins a database.
func New(to io.WriteSeeker) *DB {
	d := &DB{to: to, out: bufio.NewWriterSize(to, 16*pageSize)}
	d.page(make([]byte, pageSize)) // the first, which is written last
	return d
}

// page writes a page, and gives its number, from 1.
func (d *DB) page(p []byte) uint32 {
	_, _ = d.out.Write(p) // it keeps the error
	d.pages++
	return d.pages
}

// Table adds a table. sql makes it, WITHOUT ROWID. No two rows may have the same key.
func (d *DB) Table(name, sql string, r *Rows) {
	r.sort()
	d.define("table", name, d.tree(len(r.at), r.record), sql)
}

// View adds a view, which sql makes.
func (d *DB) View(name, sql string) { d.define("view", name, 0, sql) }

func (d *DB) define(kind, name string, root uint32, sql string) {
	var r Record
	r.Text(kind)
	r.Text(name)
	r.Text(name)
	r.Int(int64(root))
	r.Text(sql)
	d.schema = append(d.schema, r.append(nil))
}

// Close ends the database.
func (d *DB) Close() error {
	first := d.schemaTree()
	be := binary.BigEndian
	copy(first, "SQLite format 3\x00")
	be.PutUint16(first[16:], pageSize)
	first[18], first[19] = 1, 1                  // written with a rollback journal
	first[21], first[22], first[23] = 64, 32, 32 // how much of a page a row may fill, as it always is
	be.PutUint32(first[24:], 1)                  // one change
	be.PutUint32(first[28:], d.pages)
	be.PutUint32(first[40:], 1)       // the first schema
	be.PutUint32(first[44:], 4)       // the format of schemas
	be.PutUint32(first[56:], 1)       // UTF-8
	be.PutUint32(first[92:], 1)       // the change after which the number of pages is right
	be.PutUint32(first[96:], 3040001) // the version of SQLite that the format is of
	if err := d.out.Flush(); err != nil {
		return err
	}
	if _, err := d.to.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := d.to.Write(first)
	return err
}

// schemaTree writes the leaves of sqlite_schema, and gives its root, the first page.
func (d *DB) schemaTree() []byte {
	const header = 100 // bytes of the database's own before those of the page
	root, leaf := newPage(interiorTable, header), newPage(leafTable, 0)
	for i, record := range d.schema {
		rowid := appendVarint(nil, uint64(i+1))
		if !leaf.fits(len(rowid) + cellSize(record, mostInTable)) {
			root.add(binary.BigEndian.AppendUint32(nil, d.page(leaf.bytes(0))), appendVarint(nil, uint64(i)))
			leaf = newPage(leafTable, 0)
		}
		size, payload := d.cell(record, mostInTable)
		leaf.add(size, rowid, payload)
	}
	return root.bytes(d.page(leaf.bytes(0)))
}

// tree writes a B-tree of n records in order, from its leaves up, and gives its root.
func (d *DB) tree(n int, record func(int) []byte) uint32 {
	items := make([]int, n)
	for i := range items {
		items[i] = i
	}
	pages, between := d.level(items, nil, record)
	for len(pages) > 1 {
		pages, between = d.level(between, pages, record)
	}
	return pages[0]
}

// level writes the pages of one level: leaves if there are no children, otherwise pages
// that lead to them, one more than there are items. The items between pages belong to the
// level above.
func (d *DB) level(items []int, children []uint32, record func(int) []byte) (pages []uint32, between []int) {
	kind, child := byte(leafIndex), 0
	if children != nil {
		kind, child = interiorIndex, 4
	}
	size := func(i int) int { return child + cellSize(record(items[i]), mostInIndex) }
	last, p := len(items)-1, &page{}
	for i := 0; ; i++ {
		p.begin(kind, 0)
		for ; i <= last && p.fits(size(i)); i++ {
			// The last page is not to be left without an item.
			if i == last-1 && p.n > 0 && !p.fits(size(i)+2+size(last)) {
				break
			}
			var left []byte
			if children != nil {
				left = binary.BigEndian.AppendUint32(nil, children[i])
			}
			length, payload := d.cell(record(items[i]), mostInIndex)
			p.add(left, length, payload)
		}
		var right uint32
		if children != nil {
			right = children[i]
		}
		pages = append(pages, d.page(p.bytes(right)))
		if i > last {
			return pages, between
		}
		between = append(between, items[i])
	}
}
