package render

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/program"
)

// failure is an error of a template, with its file and line.
type failure struct {
	pos  diag.Pos
	what string
	err  error
}

func (f *failure) Error() string { return fmt.Sprintf("render: %s: %s", f.pos, f.what) }
func (f *failure) Unwrap() error { return f.err }

// failed finds where a template failed: where a card within a card is wrong, in that.
func failed(err error) error {
	inner, e := err, template.ExecError{}
	for next := err; errors.As(next, &e); next = errors.Unwrap(e.Err) {
		inner = e
	}
	pos, what := located(inner)
	return &failure{pos, what, err}
}

// Message gives an error of Page as an author is told it: with the template's file and
// line. Where a page does not end, it says which.
func Message(err error, page string) diag.Message {
	m := diag.Message{Code: diag.TemplateBroken, Severity: diag.Error, Pos: diag.Pos{File: folder}, Text: err.Error(), Fix: "correct the template, or remove it to use the built-in one"}
	if f, ok := errors.AsType[*failure](err); ok {
		m.Pos, m.Text = f.pos, f.what
	}
	if endless, ok := errors.AsType[program.Endless](err); ok {
		m.Text = fmt.Sprintf("the page %s never ends: %v", page, endless)
		m.Fix = "give the loop an end, or the template that calls itself a condition to stop"
	}
	return m
}

// Endless reports whether an error of Page is that it was stopped, because it had no end
// in sight. Other pages are likely to take as long.
func Endless(err error) bool { return errors.As(err, new(program.Endless)) }

// located takes the file and line out of an error of the template packages,
// which give them only as text: "template: brief.html:12:5: ...".
func located(err error) (diag.Pos, string) {
	text := err.Error()
	for _, lead := range []string{"html/template:", "template: "} {
		text = strings.TrimPrefix(text, lead)
	}
	file, rest, ok := strings.Cut(text, ".html:")
	if !ok || strings.ContainsAny(file, " \n") {
		return diag.Pos{File: folder}, strings.TrimSpace(text)
	}
	pos := diag.Pos{File: folder + file + ".html"}
	number, tail, _ := strings.Cut(rest, ":")
	if n, err := strconv.ParseInt(number, 10, 32); err == nil {
		pos.Line, rest = int32(n), tail
	}
	// The packages count columns in bytes and from 0: not worth showing.
	if number, tail, ok = strings.Cut(rest, ":"); ok {
		if _, err := strconv.Atoi(number); err == nil {
			rest = tail
		}
	}
	return pos, strings.TrimSpace(rest)
}
