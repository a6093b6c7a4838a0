package prose

import "chancery/generator/internal/diag"

// maxMessages is how many messages one text may give rise to. Someone who reads
// these has seen enough, and a hostile text cannot make millions of them.
const maxMessages = 100

// maxGuesses is how many names are compared with one that does not exist, to
// guess what was meant.
const maxGuesses = 200

// reporter collects messages about one text.
type reporter struct {
	places
	list diag.List
	told map[string]bool // what is said only once
}

// errorf reports an error about the bytes from..to of the source.
func (r *reporter) errorf(from, to int, mend, format string, args ...any) {
	if r.full(from) {
		return
	}
	r.list.Errorf(r.pos(from), r.width(from, to), mend, format, args...)
}

// warnf reports a warning about the bytes from..to of the source.
func (r *reporter) warnf(from, to int, mend, format string, args ...any) {
	if r.full(from) {
		return
	}
	r.list.Warnf(r.pos(from), r.width(from, to), mend, format, args...)
}

// once reports an error unless the same text was reported before.
func (r *reporter) once(from, to int, mend, format string, args ...any) {
	if r.told[format] {
		return
	}
	if r.told == nil {
		r.told = map[string]bool{}
	}
	r.told[format] = true
	r.errorf(from, to, mend, format, args...)
}

// enough reports whether another message would not be kept, so that there is no
// need to work one out.
func (r *reporter) enough() bool { return len(r.list.Messages) > maxMessages }

// full says whether there are messages enough, and the last time tells so.
func (r *reporter) full(from int) bool {
	n := len(r.list.Messages)
	if n == maxMessages {
		r.list.Errorf(r.pos(from), 1, "mend those above first", "there are more than %d messages about this text; the rest is left out", maxMessages)
	}
	return n >= maxMessages
}
