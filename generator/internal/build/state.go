package build

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/output"
)

// state is what a build that went well leaves for the next one to the same
// destination: from what it was made, what it said, and which files it published.
type state struct {
	Rest digest.Sum // of inputs
	Day  edtf.Day   // of the build
	Due  edtf.Day   // the first day on which a build is another
	Zone string     // the archive's time zone

	Precompress bool
	Result      Result
	Messages    []diag.Message
	inputs      inputs
	files       output.Record
}

// holds reports whether a build of the same inputs at another time is the same. Days
// decide whether briefs and events are yet to come.
func (s *state) holds(now time.Time) bool {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return false
	}
	day := edtf.DayOf(now.In(zone).Date())
	return day >= s.Day && day < s.Due
}

// stateName is the name of the note that holds the state of a destination for a part.
func stateName(destination string, p Part) string {
	return "site-" + digest.Bytes(destination, p.String()).String()
}

// append writes a state: a JSON object with its length before it, then two lists with
// their lengths: the files that were read, and those that were published.
func (s *state) append(dst []byte) ([]byte, error) {
	s.Rest = s.inputs.rest
	head, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	dst = append(binary.AppendUvarint(dst, uint64(len(head))), head...)
	return appendRecord(appendRecord(dst, s.inputs.files), s.files), nil
}

// usualFile is about how many bytes a file has in a record.
const usualFile = 128

func appendRecord(dst []byte, r output.Record) []byte {
	dst = slices.Grow(dst, (1+len(r))*usualFile)
	dst = binary.AppendUvarint(dst, uint64(len(r)))
	for _, name := range slices.Sorted(maps.Keys(r)) {
		f := r[name]
		dst = append(binary.AppendUvarint(dst, uint64(len(name))), name...)
		dst = binary.AppendVarint(binary.AppendVarint(dst, f.Size), f.ModTime)
		dst = append(append(append(dst, f.Key[:]...), f.Made[:]...), f.SHA256[:]...)
	}
	return dst
}

// readState reads what append wrote. ok is false for anything else.
func readState(data []byte) (s state, ok bool) {
	r := stateReader{string(data), true}
	head := r.text()
	if !r.ok || json.Unmarshal([]byte(head), &s) != nil {
		return state{}, false
	}
	s.inputs = inputs{s.Rest, r.record()}
	s.files = r.record()
	if !r.ok || len(r.rest) > 0 {
		return state{}, false
	}
	return s, true
}

// stateReader takes one thing after the other from a text, until one is missing. The names
// that it gives are parts of that text, not copies.
type stateReader struct {
	rest string
	ok   bool
}

func (r *stateReader) take(n uint64) string {
	if !r.ok || n > uint64(len(r.rest)) {
		r.ok = false
		return ""
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *stateReader) count() uint64 {
	n, size := binary.Uvarint(r.head())
	r.take(uint64(max(size, 0)))
	r.ok = r.ok && size > 0
	return n
}

// head gives as many of the next bytes as a number may have.
func (r *stateReader) head() []byte {
	return []byte(r.rest[:min(len(r.rest), binary.MaxVarintLen64)])
}

func (r *stateReader) text() string { return r.take(r.count()) }

// leastFile is the least number of bytes that a file has in a record.
const leastFile = 3 + 16 + 16 + 32

func (r *stateReader) record() output.Record {
	n := r.count()
	record := make(output.Record, min(n, uint64(len(r.rest))/leastFile))
	for ; r.ok && n > 0; n-- {
		name := r.text()
		record[name] = output.File{Size: r.number(), ModTime: r.number(), Key: r.sum(), Made: r.sum(), SHA256: r.sha256()}
	}
	return record
}

func (r *stateReader) sum() (s digest.Sum) {
	copy(s[:], r.take(uint64(len(s))))
	return s
}

func (r *stateReader) number() int64 {
	n, size := binary.Varint(r.head())
	r.take(uint64(max(size, 0)))
	r.ok = r.ok && size > 0
	return n
}

func (r *stateReader) sha256() (s [32]byte) {
	copy(s[:], r.take(uint64(len(s))))
	return s
}
