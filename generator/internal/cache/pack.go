package cache

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"chancery/generator/internal/digest"
)

// A pack is the values one after the other, then an index of them, then a foot:
//
//	value…                    as many bytes as the index says
//	{key [16], at u64, size u32, crc u32}…   in the order of keys
//	{entries u32, crc u32, magic [8]}        the crc is that of the index
//
// Numbers are little-endian, checksums CRC-32C. A pack gets its name when it is
// whole, so that a process that dies leaves none that is not.
const (
	magic  = "chancery"
	ending = ".pack"
	// noteEnding is that of notes (see note.go).
	noteEnding = ".note"
	// folderEnding is that of folders (see note.go).
	folderEnding = ".folder"
	// unfinished begins the names of files that are being written.
	unfinished = "new-"
	entrySize  = 16 + 8 + 4 + 4
	footSize   = 4 + 4 + len(magic)
	// mostEntries bounds what a damaged foot can ask for.
	mostEntries = 1 << 26
)

// entry is where a value lies in its pack.
type entry struct {
	at        int64
	size, crc uint32
}

type pack struct {
	name    string
	file    *os.File
	entries map[digest.Sum]entry
}

func table() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// openPack reads the index of a pack. It gives nil for a file that is none, or damaged.
func openPack(name string) *pack {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	p := &pack{name: name, file: f, entries: map[digest.Sum]entry{}}
	if !p.readIndex() {
		f.Close()
		return nil
	}
	return p
}

func (p *pack) readIndex() bool {
	info, err := p.file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < int64(footSize) {
		return false
	}
	foot := make([]byte, footSize)
	if _, err := p.file.ReadAt(foot, info.Size()-int64(footSize)); err != nil || string(foot[8:]) != magic {
		return false
	}
	n := int64(binary.LittleEndian.Uint32(foot))
	end := info.Size() - int64(footSize) - n*entrySize // of the values
	if n > mostEntries || end < 0 {
		return false
	}
	index := make([]byte, n*entrySize)
	if _, err := p.file.ReadAt(index, end); err != nil || crc32.Checksum(index, table()) != binary.LittleEndian.Uint32(foot[4:]) {
		return false
	}
	for ; len(index) > 0; index = index[entrySize:] {
		e := entry{int64(binary.LittleEndian.Uint64(index[16:])), binary.LittleEndian.Uint32(index[24:]), binary.LittleEndian.Uint32(index[28:])}
		if e.at < 0 || e.at > end || int64(e.size) > end-e.at {
			return false
		}
		p.entries[digest.Sum(index[:16])] = e
	}
	return true
}

// read appends a value to dst, if it is there and undamaged.
func (p *pack) read(key digest.Sum, dst []byte) ([]byte, bool) {
	e, ok := p.entries[key]
	if !ok {
		return dst, false
	}
	return read(p.file, e, dst)
}

// read appends the bytes of an entry to dst, if they are undamaged.
func read(f *os.File, e entry, dst []byte) ([]byte, bool) {
	all := slices.Grow(dst, int(e.size))[:len(dst)+int(e.size)]
	data := all[len(dst):]
	if _, err := f.ReadAt(data, e.at); err != nil || crc32.Checksum(data, table()) != e.crc {
		return dst, false
	}
	return all, true
}

func (p *pack) keys() []digest.Sum { return sorted(p.entries) }

func (p *pack) close() { _ = p.file.Close() }

func sorted(entries map[digest.Sum]entry) []digest.Sum {
	return slices.SortedFunc(maps.Keys(entries), func(a, b digest.Sum) int { return bytes.Compare(a[:], b[:]) })
}

// writer writes a pack.
type writer struct {
	dir     string
	file    *os.File
	out     *bufio.Writer
	at      int64
	entries map[digest.Sum]entry
}

// create begins a pack in a folder, which it makes if need be; "" is none.
func create(dir string) (*writer, error) {
	if dir == "" {
		f, err := os.CreateTemp("", "chancery-*")
		if err != nil {
			return nil, err
		}
		_ = os.Remove(f.Name()) // gone with the process, but for Windows: see abandon
		return newWriter(dir, f), nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(dir, unfinished+"*")
	if err != nil {
		return nil, err
	}
	_ = f.Chmod(0o644) // so that a cache can be shared
	return newWriter(dir, f), nil
}

func newWriter(dir string, f *os.File) *writer {
	return &writer{dir: dir, file: f, out: bufio.NewWriterSize(f, 1<<18), entries: map[digest.Sum]entry{}}
}

// read appends a value that was added to dst, if it can be read again.
func (w *writer) read(key digest.Sum, dst []byte) ([]byte, bool) {
	e, ok := w.entries[key]
	if !ok || e.at+int64(e.size) > w.at-int64(w.out.Buffered()) && w.out.Flush() != nil {
		return dst, false
	}
	return read(w.file, e, dst)
}

func (w *writer) has(key digest.Sum) bool { _, ok := w.entries[key]; return ok }

func (w *writer) add(key digest.Sum, data []byte) error {
	if _, err := w.out.Write(data); err != nil {
		return err
	}
	w.entries[key] = entry{w.at, uint32(len(data)), crc32.Checksum(data, table())}
	w.at += int64(len(data))
	return nil
}

// finish writes the index and gives the pack its name, which is made from the index:
// equal packs have equal names.
func (w *writer) finish() error {
	var index []byte
	for _, key := range sorted(w.entries) {
		e := w.entries[key]
		index = append(index, key[:]...)
		index = binary.LittleEndian.AppendUint64(index, uint64(e.at))
		index = binary.LittleEndian.AppendUint32(index, e.size)
		index = binary.LittleEndian.AppendUint32(index, e.crc)
	}
	name := digest.Bytes(index).String() + ending
	foot := binary.LittleEndian.AppendUint32(nil, uint32(len(w.entries)))
	foot = binary.LittleEndian.AppendUint32(foot, crc32.Checksum(index, table()))
	foot = append(foot, magic...)
	if _, err := io.Copy(w.out, io.MultiReader(bytes.NewReader(index), bytes.NewReader(foot))); err != nil {
		return err
	}
	if err := w.out.Flush(); err != nil {
		return err
	}
	if err := w.file.Close(); err != nil {
		return err
	}
	return os.Rename(w.file.Name(), filepath.Join(w.dir, name))
}

// abandon removes what was written.
func (w *writer) abandon() {
	_ = w.file.Close()
	_ = os.Remove(w.file.Name())
}
