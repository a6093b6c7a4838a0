// Package diag holds what the generator has to say to an author: messages with
// a place in a file, a fix, and a printer for them. A message is a value; every
// stage returns what it made and a List of messages, and nobody prints on the way.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a source file. Line and Col count from 1; Col counts
// characters (Unicode code points), not bytes. A Line of 0 means the whole file.
type Pos struct {
	File string // slash-separated, relative to the archive's root
	Line int32
	Col  int32
}

// String gives file:line:col, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// IsZero reports whether nothing is known about the place.
func (p Pos) IsZero() bool { return p == Pos{} }

// ComparePos orders places by file, line and column.
func ComparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// Severity says what a message means for the build.
type Severity uint8

// An Error stops the build before anything is written; a Warning stops it only
// under --strict; a Note is information that must not go unseen.
const (
	Error Severity = iota
	Warning
	Note
)

var severities = [...]string{"error", "warning", "note"}

func (s Severity) String() string { return severities[s] }

// Message is one thing to tell the author.
type Message struct {
	Code     Code // which kind of message it is
	Severity Severity
	Pos      Pos
	Width    int    // characters that the caret underlines; 0 and 1 mean one
	Text     string // what is wrong, lower case, no full stop
	Fix      string // what to do about it; may be empty
	See      []Related
	Aside    bool // it is about what is not published, so it stops nothing, even under --strict
}

// Reaches reports whether a message is about a place in a file from a line on, or names one as
// a second place.
func (m *Message) Reaches(file string, line int32) bool {
	is := func(p Pos) bool { return p.File == file && p.Line >= line }
	return is(m.Pos) || slices.ContainsFunc(m.See, func(r Related) bool { return is(r.Pos) })
}

// Related is a second place that a message is about, such as the first of two
// tellings that contradict each other.
type Related struct {
	Pos  Pos
	Text string
}

// List collects messages. The zero List is ready to use; it is not for use by
// several goroutines at once: each has its own, and they are joined with Add.
type List struct {
	Messages []Message
}

// Add appends messages.
func (l *List) Add(m ...Message) { l.Messages = append(l.Messages, m...) }

// Join appends all messages of other lists.
func (l *List) Join(others ...List) {
	for _, o := range others {
		l.Messages = append(l.Messages, o.Messages...)
	}
}

// Errorf adds an error that underlines width characters at pos. fix may be empty.
func (l *List) Errorf(code Code, pos Pos, width int, fix, format string, args ...any) {
	l.Add(Message{Code: code, Severity: Error, Pos: pos, Width: width, Fix: fix, Text: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning, like Errorf.
func (l *List) Warnf(code Code, pos Pos, width int, fix, format string, args ...any) {
	l.Add(Message{Code: code, Severity: Warning, Pos: pos, Width: width, Fix: fix, Text: fmt.Sprintf(format, args...)})
}

// Stops reports whether the messages stop a build, which is what warnings do as well where
// it is strict.
func (l *List) Stops(strict bool) bool {
	return slices.ContainsFunc(l.Messages, func(m Message) bool {
		return m.Severity == Error || strict && m.Severity == Warning && !m.Aside
	})
}

// Count gives the number of messages of a severity.
func (l *List) Count(s Severity) int {
	n := 0
	for _, m := range l.Messages {
		if m.Severity == s {
			n++
		}
	}
	return n
}

// Sort orders the messages by place, then severity, then text, and drops exact
// repetitions, so that the output is the same whatever the order of work was.
func (l *List) Sort() {
	slices.SortStableFunc(l.Messages, func(a, b Message) int {
		return cmp.Or(ComparePos(a.Pos, b.Pos), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Text, b.Text))
	})
	l.Messages = slices.CompactFunc(l.Messages, func(a, b Message) bool {
		return a.Severity == b.Severity && a.Pos == b.Pos && a.Text == b.Text && a.Fix == b.Fix
	})
}
