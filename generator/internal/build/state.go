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

func appendRecord(dst []byte, r output.Record) []byte {
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
	r := stateReader{data, true}
	head := r.text()
	if !r.ok || json.Unmarshal(head, &s) != nil {
		return state{}, false
	}
	s.inputs = inputs{s.Rest, r.record()}
	s.files = r.record()
	if !r.ok || len(r.rest) > 0 {
		return state{}, false
	}
	return s, true
}

// stateReader takes one thing after the other from its bytes, until one is missing.
type stateReader struct {
	rest []byte
	ok   bool
}

func (r *stateReader) take(n uint64) []byte {
	if !r.ok || n > uint64(len(r.rest)) {
		r.ok = false
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *stateReader) count() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.take(uint64(max(size, 0)))
	r.ok = r.ok && size > 0
	return n
}

func (r *stateReader) text() []byte { return r.take(r.count()) }

func (r *stateReader) record() output.Record {
	record := output.Record{}
	for n := r.count(); r.ok && n > 0; n-- {
		name := string(r.text())
		record[name] = output.File{Size: r.number(), ModTime: r.number(), Key: r.sum(), Made: r.sum(), SHA256: r.sha256()}
	}
	return record
}

func (r *stateReader) sum() (s digest.Sum) {
	copy(s[:], r.take(uint64(len(s))))
	return s
}

func (r *stateReader) number() int64 {
	n, size := binary.Varint(r.rest)
	r.take(uint64(max(size, 0)))
	r.ok = r.ok && size > 0
	return n
}

func (r *stateReader) sha256() (s [32]byte) {
	copy(s[:], r.take(uint64(len(s))))
	return s
}
