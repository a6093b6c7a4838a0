package archive

import (
	"hash/maphash"
	"strings"
)

// texts keeps the texts of a model without the files that they were cut from: in a
// few large pieces of memory, and short ones, of which the same stand in many files,
// seldom more than once.
type texts struct {
	piece strings.Builder
	seed  maphash.Seed
	known []string // short texts, by their hashes; the last of those with the same
}

const (
	// textPiece is how many bytes a piece of memory has.
	textPiece = 64 << 10
	// shortText is how many bytes a text may have that is looked up.
	shortText = 40
	// mostKnown is how many short texts are known.
	mostKnown = 1 << 13
)

// keep gives a text that shares no memory with s.
func (t *texts) keep(s string) string {
	if len(s) > shortText {
		return t.copy(s)
	}
	if t.known == nil {
		t.known, t.seed = make([]string, mostKnown), maphash.MakeSeed()
	}
	known := &t.known[maphash.String(t.seed, s)%mostKnown]
	if *known != s {
		*known = t.copy(s)
	}
	return *known
}

func (t *texts) copy(s string) string {
	if t.piece.Cap()-t.piece.Len() < len(s) {
		t.piece = strings.Builder{}
		t.piece.Grow(max(len(s), textPiece))
	}
	from := t.piece.Len()
	t.piece.WriteString(s)
	return t.piece.String()[from:]
}
