package render

import "chancery/generator/internal/diag"

// Message gives an error of Page as an author is told it: with the template's
// file and line.
func Message(err error) diag.Message {
	pos, what := located(err)
	if p, ok := err.(*placed); ok {
		pos, what = p.pos, p.what
	}
	return diag.Message{Severity: diag.Error, Pos: pos, Text: what, Mend: "correct the template, or remove it to use the built-in one"}
}
