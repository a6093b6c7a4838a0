package diag

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Printer writes messages for people: place, severity, text, code, the source
// line with a caret under the spot, the fix.
type Printer struct {
	// Source gives the bytes of a file by the name that positions use, or nil.
	Source func(file string) []byte
	Color  bool // severities have colours, as terminals show them
	lines  map[string][][]byte
}

// Print writes the messages in the order they have.
func (p *Printer) Print(w io.Writer, messages []Message) error {
	out := bufio.NewWriter(w)
	for _, m := range messages {
		if !m.Pos.IsZero() {
			out.WriteString(m.Pos.String())
			out.WriteString(": ")
		}
		out.WriteString(p.severity(m.Severity) + ": " + printable(m.Text))
		if m.Code != "" {
			out.WriteString(" [" + string(m.Code) + "]")
		}
		out.WriteByte('\n')
		p.excerpt(out, m.Pos, m.Width)
		for _, r := range m.See {
			out.WriteString("  " + r.Pos.String() + ": " + r.Text + "\n")
			p.excerpt(out, r.Pos, 1)
		}
		if m.Fix != "" {
			out.WriteString("  = " + printable(m.Fix) + "\n")
		}
	}
	return out.Flush()
}

// severity is the word, in red, yellow or blue.
func (p *Printer) severity(s Severity) string {
	if !p.Color {
		return s.String()
	}
	return [...]string{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m"}[s] + s.String() + "\x1b[0m"
}

// longestLine is the number of characters of a source line worth showing.
const longestLine = 160

// excerpt shows the source line of a place and underlines width characters.
func (p *Printer) excerpt(out *bufio.Writer, pos Pos, width int) {
	line, ok := p.line(pos)
	if !ok {
		return
	}
	number := strings.TrimPrefix(Pos{File: "", Line: pos.Line}.String(), ":")
	gutter := strings.Repeat(" ", len(number))
	col := max(int(pos.Col), 1) - 1
	before, rest := cut(line, col)
	shown := []rune(before + rest)
	if len(shown) > longestLine && col > longestLine/2 {
		drop := col - longestLine/2
		shown, before = append([]rune("…"), shown[drop:]...), "…"+string([]rune(before)[drop:])
	}
	if len(shown) > longestLine {
		shown = append(shown[:longestLine], '…')
	}
	out.WriteString("  " + number + " | " + strings.ReplaceAll(string(shown), "\t", " ") + "\n")
	if pos.Col == 0 {
		return
	}
	// The underline stays on the line, and inside what is shown of it.
	room := max(1, min(utf8.RuneCountInString(rest), len(shown)-utf8.RuneCountInString(before)))
	marks := min(max(width, 1), room)
	out.WriteString("  " + gutter + " | " + strings.Repeat(" ", cells(before)) + "^" + strings.Repeat("~", max(0, cells(first(rest, marks))-1)) + "\n")
}

func (p *Printer) line(pos Pos) (string, bool) {
	if pos.Line <= 0 || p.Source == nil {
		return "", false
	}
	if p.lines == nil {
		p.lines = map[string][][]byte{}
	}
	lines, ok := p.lines[pos.File]
	if !ok {
		lines = splitLines(p.Source(pos.File))
		p.lines[pos.File] = lines
	}
	if int(pos.Line) > len(lines) {
		return "", false
	}
	text := printable(string(lines[pos.Line-1]))
	return text, strings.TrimSpace(text) != ""
}

// splitLines splits a file as its readers do: a byte order mark is no part of the
// first line, and lines may end as they do on any system.
func splitLines(src []byte) [][]byte {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	return bytes.Split(src, []byte("\n"))
}

// printable replaces control characters, so that a hostile file cannot write
// escape sequences to a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if (r < ' ' && r != '\t') || (r >= 0x7f && r < 0xa0) || r == '\u202e' || r == '\u2028' || r == '\u2029' {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func first(s string, n int) string { a, _ := cut(s, n); return a }

// cut splits s behind its first n characters.
func cut(s string, n int) (string, string) {
	for i := range s {
		if n == 0 {
			return s[:i], s[i:]
		}
		n--
	}
	return s, ""
}

// cells is the width of s on a terminal: East Asian wide characters take two.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
