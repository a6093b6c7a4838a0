package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"chancery/generator/internal/diag"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

var update = flag.Bool("update", false, "rewrite the expected output of scripts and the golden pages")

// TestMain lets the scripts run this test binary under the name of chancery.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chancery": func() { os.Exit(real()) }})
}

// TestScript runs every archive in testdata/script through the real command. A
// script whose name begins with "mistake-" holds an author's mistake: it asserts
// the whole message, that the exit status is 1 and that nothing was written.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("testdata", "script"),
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("SOURCE_DATE_EPOCH", "1767225600") // 1 January 2026
			parallel, err := filepath.Abs(filepath.Join("doc", "parallel"))
			env.Setenv("PARALLEL", parallel)
			return err
		},
		Condition: func(name string) (bool, error) {
			if name != "unprivileged" {
				return false, errors.New("unknown condition")
			}
			return os.Geteuid() != 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "fifo": fifo, "repeat": repeat, "sametree": sameTree, "bytes": writeBytes, "age": age, "newer": newer, "await": await, "fetch": fetch, "occupy": occupy,
		},
	})
}

// TestScriptsOfMistakes holds the scripts of mistakes to what they are to assert.
func TestScriptsOfMistakes(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "script", "mistake-*.txtar"))
	if err != nil || len(files) < 45 {
		t.Fatalf("%d scripts of mistakes, %v; want 45 or more", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"\nexits 1 chancery", "\ncmp stderr want\n", "\n! stdout .\n", "\n! exists public\n"} {
			if !strings.Contains(string(text), line) {
				t.Errorf("%s lacks the line %q", file, strings.TrimSpace(line))
			}
		}
		if _, want, _ := strings.Cut(string(text), "\n-- want --\n"); !strings.HasSuffix(strings.SplitN(want, "\n-- ", 2)[0], "nothing was written\n") &&
			!strings.Contains(want, "nothing was written (--strict)\n") {
			t.Errorf("%s: what it wants does not end with the summary", file)
		}
	}
}

// TestScriptsOfAll holds that a script sees every code of a message and runs every command.
func TestScriptsOfAll(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	scripts := all.String()
	seen, silence := map[string]bool{}, regexp.MustCompile(`(?m)^ *silence:.*$`)
	for _, m := range regexp.MustCompile(`(?m)\\?\[([a-z-]+)\\?\]\$?'?$|"code":"([a-z-]+)"`).FindAllStringSubmatch(silence.ReplaceAllString(scripts, ""), -1) {
		seen[m[1]+m[2]] = true
	}
	for _, code := range diag.Codes() {
		if !seen[string(code)] {
			t.Errorf("no script sees a message with the code %s", code)
		}
	}
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		if c.Runnable() && !regexp.MustCompile(`(?m)^(exec |exits \d )?`+c.CommandPath()+`\b`).MatchString(scripts) {
			t.Errorf("no script runs %s", c.CommandPath())
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(command(environment{getenv: noEnvironment, now: examples}))
}

// exits runs a command and wants its exit status: exits 2 chancery build --what.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// fifo makes a named pipe.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fifo file")
	}
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// repeat appends a text (quoted as in Go) to a file, many times.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat file times text")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	appendTo(ts, args[0], strings.Repeat(unquoted(ts, args[2]), n))
}

// writeBytes appends bytes (quoted as in Go) that a script cannot hold to a file.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	appendTo(ts, args[0], unquoted(ts, args[1]))
}

func unquoted(ts *testscript.TestScript, s string) string {
	text, err := strconv.Unquote(`"` + s + `"`)
	ts.Check(err)
	return text
}

func appendTo(ts *testscript.TestScript, file, text string) {
	f, err := os.OpenFile(ts.MkAbs(file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(text)
	ts.Check(errors.Join(err, f.Close()))
}

// sameTree wants two folders to hold the same files with the same bytes.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sametree folder folder")
	}
	a, err := readTree(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := readTree(ts.MkAbs(args[1]))
	ts.Check(err)
	diff := differing(a, b)
	if (len(diff) == 0) == neg {
		ts.Fatalf("%d and %d files, differing: %s", len(a), len(b), strings.Join(diff, ", "))
	}
}

// age sets the time of every file below a folder to the year 2000.
func age(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: age folder")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	}))
}

var old = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// newer wants each file to have been written since age; ! newer, not to have been.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if info.ModTime().Equal(old) != neg {
			ts.Fatalf("%s: written at %v", name, info.ModTime())
		}
	}
}
