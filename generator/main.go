// Command chancery turns a folder of policy briefs into a published archive.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"chancery/generator/internal/site"
)

// version is that of the newest entry of CHANGELOG.md. The pages name it, so it
// changes with releases only.
const version = "0.1.0"

// The exit codes, part of the command's contract.
const (
	exitDone    = 0
	exitContent = 1 // the content is wrong
	exitUsage   = 2 // the command, its settings or the theme's set-up are wrong
	exitIO      = 3 // the file system failed
)

func main() { os.Exit(real()) }

// real runs the command as it was called, until it is over or interrupted.
func real() int {
	frugal()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, environment{args: os.Args[1:], in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now})
}

// environment is all that the command takes from the world around it.
type environment struct {
	args     []string
	in       io.Reader // what lsp is sent
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time
}

// errContent says that messages have been printed and the content is wrong.
var errContent = errors.New("the content is wrong")

// usageError is a wrong flag, argument or setting.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func run(ctx context.Context, env environment) int {
	err := command(env).ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errContent):
		return exitContent
	case errors.As(err, &usage), errors.Is(err, site.ErrUsage):
		fmt.Fprintf(env.err, "chancery: %s\n", message(err))
		return exitUsage
	}
	fmt.Fprintf(env.err, "chancery: %v\n", err)
	return exitIO
}

// message leaves out the word by which package build marks errors of use.
func message(err error) string {
	var usage usageError
	if errors.As(err, &usage) {
		return usage.Error()
	}
	text := err.Error()
	if prefix := site.ErrUsage.Error() + ": "; len(text) > len(prefix) && text[:len(prefix)] == prefix {
		return text[len(prefix):]
	}
	return text
}
