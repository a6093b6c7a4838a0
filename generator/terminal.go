package main

import (
	"io"
	"os"

	"chancery/generator/internal/progress"

	"golang.org/x/term"
)

// progressMode is one line on a terminal, plain lines in CI, nothing in a file or where
// silence is asked for.
func (s *settings) progressMode(env environment) progress.Mode {
	switch {
	case s.quiet:
		return progress.Off
	case env.getenv("CI") != "" && env.getenv("CI") != "false":
		return progress.Plain
	case isTerminal(env.err) && env.getenv("TERM") != "dumb":
		return progress.Line
	}
	return progress.Off
}

// during shows that work of one stage is going on, until done is called.
func (s *settings) during(env environment, stage string) (done func()) {
	report, done := progress.Start(env.err, s.progressMode(env))
	report.Stage(stage, 0)
	return done
}

// coloured reports whether messages have colours: on a terminal, unless NO_COLOR
// (no-color.org) is set.
func coloured(env environment) bool {
	return isTerminal(env.err) && env.getenv("NO_COLOR") == "" && env.getenv("TERM") != "dumb"
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
