package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestColours has the messages in colours on a terminal, which NO_COLOR takes away, and
// none elsewhere.
func TestColours(t *testing.T) {
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
	dir := t.TempDir()
	put(t, dir, "content/site.yaml", "title: [T]\n")
	chancery := filepath.Join(dir, "chancery") // what testscript.Main knows this binary by
	if err := os.Symlink(binary, chancery); err != nil {
		t.Fatal(err)
	}
	printed := func(command string, environment ...string) string {
		c := exec.Command("script", "-qec", command, "/dev/null")
		c.Env = append(append(os.Environ(), "TERM=xterm", "NO_COLOR=", "CI=", "HOME="+dir), environment...)
		out, _ := c.CombinedOutput()
		if !strings.Contains(string(out), "[type-mismatch]") {
			t.Fatalf("%s: %s", command, out)
		}
		return string(out)
	}
	check := chancery + " check --no-cache -s " + dir
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
