package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// onTerminal gives what runs a command of the shell on a terminal, in an environment, where
// "chancery" is this program; it answers with all that the terminal is sent.
func onTerminal(t *testing.T) func(command string, environment ...string) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("makes a terminal with util-linux")
	}
	if _, err := exec.LookPath("script"); err != nil {
		if testing.Short() {
			t.Skip("needs script")
		}
		t.Fatal("script is missing: apt-get install bsdutils, or leave this out with -short")
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(binary, filepath.Join(bin, "chancery")); err != nil { // what testscript.Main knows this binary by
		t.Fatal(err)
	}
	return func(command string, environment ...string) string {
		c := exec.Command("script", "-qec", command, "/dev/null")
		c.Env = append(append(os.Environ(), "TERM=xterm", "NO_COLOR=", "CI=", "HOME="+bin, "PATH="+bin+":"+os.Getenv("PATH")), environment...)
		out, _ := c.CombinedOutput()
		return string(out)
	}
}

// TestColours has the messages in colours on a terminal, which NO_COLOR takes away, and
// none elsewhere.
func TestColours(t *testing.T) {
	run, dir := onTerminal(t), t.TempDir()
	put(t, dir, "content/site.yaml", "title: [T]\n")
	printed := func(command string, environment ...string) string {
		out := run(command, environment...)
		if !strings.Contains(out, "[type-mismatch]") {
			t.Fatalf("%s: %s", command, out)
		}
		return out
	}
	check := "chancery check --no-cache -s " + dir
	for _, test := range []struct {
		name, out string
		coloured  bool
	}{
		{"on a terminal", printed(check), true},
		{"with NO_COLOR", printed(check, "NO_COLOR=1"), false},
		{"on a terminal that cannot", printed(check, "TERM=dumb"), false},
		{"in a file", printed(check + " 2>" + dir + "/said; cat " + dir + "/said"), false},
	} {
		if got := strings.Contains(test.out, "\x1b[1;31merror\x1b[0m: "); got != test.coloured {
			t.Errorf("%s: coloured is %v: %q", test.name, got, test.out)
		}
	}
}

// TestProgress sees one line on a terminal while a larger archive is checked, which is gone
// in the end; plain lines in CI; and nothing where nothing is to be said.
func TestProgress(t *testing.T) {
	if testing.Short() {
		t.Skip("works for some seconds")
	}
	run, dir := onTerminal(t), t.TempDir()
	const written = "\r\x1b[K" // what a line begins with that is written over the one before
	line := regexp.MustCompile(regexp.QuoteMeta(written) + `[a-z ]+: [0-9]+ of [0-9]+, [0-9]+s left` + regexp.QuoteMeta(written))
	check, out := "chancery check --no-cache -s "+dir, ""
	for n, most := 0, 1000; ; most *= 2 { // however fast the machine is
		for ; n < most; n++ {
			put(t, dir, fmt.Sprintf("content/briefs/brief-%d.md", n), fmt.Sprintf("---\ntitle: Brief %d\ndate: 2024-05-%02d\nsummary: Summary.\n---\n%s", n, 1+n%28, strings.Repeat("Some words of a brief.\n\n", 40)))
		}
		if out = run(check); line.MatchString(out) {
			break
		}
		if most > 30_000 {
			t.Fatalf("no line of progress: %q", out)
		}
	}
	if at := strings.LastIndex(out, written); strings.Contains(out[:at], "\n") || !strings.HasPrefix(out[at:], written+"checked ") && !strings.Contains(out[at:], "site-yaml-missing") {
		t.Errorf("the line is not taken away before anything else is printed: %q", out)
	}
	plain := run(check, "CI=true")
	if strings.Contains(plain, "\x1b[K") || !regexp.MustCompile(`(?m)^[a-z ]+(: [0-9]+ of [0-9]+.*| …)\r$`).MatchString(plain) {
		t.Errorf("in CI: %q", plain)
	}
	if quiet := run(check + " -q"); strings.Contains(quiet, " of ") || strings.Contains(quiet, "\x1b[K") {
		t.Errorf("with -q: %q", quiet)
	}
}
