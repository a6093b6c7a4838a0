package prose

import (
	"fmt"

	"chancery/generator/internal/diag"
)

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
func (r *reporter) errorf(code diag.Code, from, to int, fix, format string, args ...any) {
	if r.full(from, diag.Error) {
		return
	}
	r.list.Errorf(code, r.pos(from), r.width(from, to), fix, format, args...)
}

// warnf reports a warning about the bytes from..to of the source.
func (r *reporter) warnf(code diag.Code, from, to int, fix, format string, args ...any) {
	if r.full(from, diag.Warning) {
		return
	}
	r.list.Warnf(code, r.pos(from), r.width(from, to), fix, format, args...)
}

// once reports an error unless the same text was reported before.
func (r *reporter) once(code diag.Code, from, to int, fix, format string, args ...any) {
	if r.told[format] {
		return
	}
	if r.told == nil {
		r.told = map[string]bool{}
	}
	r.told[format] = true
	r.errorf(code, from, to, fix, format, args...)
}

// enough reports whether another message would not be kept, so that there is no
// need to work one out.
func (r *reporter) enough() bool { return len(r.list.Messages) > maxMessages }

// full says whether there are messages enough, and the last message says so. It is as
// severe as what it leaves out.
func (r *reporter) full(from int, severity diag.Severity) bool {
	all := r.list.Messages
	switch n := len(all); {
	case n < maxMessages:
		return false
	case n == maxMessages:
		r.list.Add(diag.Message{Code: diag.MessagesLeftOut, Severity: severity, Pos: r.pos(from), Width: 1, Fix: "correct those above first",
			Text: fmt.Sprintf("there are more than %d messages about this text; the rest are left out", maxMessages)})
	case severity == diag.Error:
		all[n-1].Severity = severity
	}
	return true
}
