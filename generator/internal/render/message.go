package render

import (
	"errors"

	"chancery/generator/internal/diag"
)

// Message gives an error of Page as an author is told it: with the template's
// file and line.
func Message(err error) diag.Message {
	pos, what := located(err)
	var p *placed
	if errors.As(err, &p) {
		pos, what = p.pos, p.what
	}
	return diag.Message{Severity: diag.Error, Pos: pos, Text: what, Mend: "correct the template, or remove it to use the built-in one"}
}
