package search

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// journal keeps lists of numbers, each under the number of a document, in the order
// in which they come. What memory has no room for goes to a temporary file.
type journal struct {
	held []uint32 // document, length, numbers; document, …
	file *os.File // the lists before those; nil until there are some
	// nameless is whether the file is gone with the process already: Windows lets no
	// open file lose its name.
	nameless bool
}

// mostHeld is how many numbers the writers' journals of one sort hold in memory, about.
// The index of an archive of some 20,000 briefs has no more.
const mostHeld = 16 << 20

// begin begins the list of a document of n numbers, which are to be added to held.
func (j *journal) begin(doc, n, most int) error {
	if len(j.held) > most {
		if err := j.spill(); err != nil {
			return err
		}
	}
	j.held = append(j.held, uint32(doc), uint32(n))
	return nil
}

// spill writes the lists in memory to the temporary file.
func (j *journal) spill() error {
	if j.file == nil {
		file, err := os.CreateTemp("", "chancery-search-*")
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		j.file = file
		j.nameless = os.Remove(file.Name()) == nil
	}
	out := bufio.NewWriterSize(j.file, 1<<20)
	var b [4]byte
	for _, v := range j.held {
		binary.LittleEndian.PutUint32(b[:], v)
		if _, err := out.Write(b[:]); err != nil {
			return fmt.Errorf("search: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	j.held = j.held[:0]
	return nil
}

// remove removes the temporary file.
func (j *journal) remove() error {
	if j.file == nil {
		return nil
	}
	failed := j.file.Close()
	if !j.nameless {
		failed = errors.Join(failed, os.Remove(j.file.Name()))
	}
	j.file = nil
	return failed
}

// journalReader reads a journal from its beginning. Several may read at a time.
type journalReader struct {
	file   *bufio.Reader // what is left of the file; nil if there is none
	held   []uint32      // what is left in memory
	doc    uint32
	list   []uint32
	buffer []uint32
	bytes  []byte
	err    error
}

func (j *journal) reader() *journalReader {
	r := &journalReader{held: j.held}
	if j.file != nil {
		r.file = bufio.NewReaderSize(io.NewSectionReader(j.file, 0, 1<<62), 1<<20)
	}
	return r
}

// next reads the list of the next document into doc and list, until there is none.
func (r *journalReader) next() bool {
	if r.file != nil {
		var head [8]byte
		switch _, err := io.ReadFull(r.file, head[:]); {
		case err == io.EOF:
			r.file = nil
			return r.next()
		case err != nil:
			return r.fail(err)
		}
		r.doc = binary.LittleEndian.Uint32(head[:])
		return r.read(int(binary.LittleEndian.Uint32(head[4:])))
	}
	if len(r.held) == 0 {
		return false
	}
	n := int(r.held[1])
	r.doc, r.list, r.held = r.held[0], r.held[2:2+n], r.held[2+n:]
	return true
}

// read reads a list of n numbers from the file.
func (r *journalReader) read(n int) bool {
	r.bytes = append(r.bytes[:0], make([]byte, 4*n)...)
	if _, err := io.ReadFull(r.file, r.bytes); err != nil {
		return r.fail(err)
	}
	r.buffer = r.buffer[:0]
	for i := range n {
		r.buffer = append(r.buffer, binary.LittleEndian.Uint32(r.bytes[4*i:]))
	}
	r.list = r.buffer
	return true
}

func (r *journalReader) fail(err error) bool {
	r.err = fmt.Errorf("search: %w", err)
	return false
}

// each calls visit with the lists of several journals in the order of documents, if
// each journal is in that order, and with the number of the journal.
func each(journals []*journal, visit func(journal int, doc uint32, list []uint32)) error {
	readers := make([]*journalReader, len(journals))
	more := make([]bool, len(journals))
	for i, j := range journals {
		readers[i] = j.reader()
		more[i] = readers[i].next()
	}
	for {
		first := none
		for i, r := range readers {
			if more[i] && (first == none || r.doc < readers[first].doc) {
				first = i
			}
		}
		if first == none {
			break
		}
		visit(first, readers[first].doc, readers[first].list)
		more[first] = readers[first].next()
	}
	for _, r := range readers {
		if r.err != nil {
			return r.err
		}
	}
	return nil
}
