package manifest

import (
	"crypto/sha256"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	zeros := strings.Repeat("0", 64)
	m, err := Parse([]byte(zeros + "  a b.html\r\n" + strings.Repeat("Af", 32) + " *c/é.txt\n"))
	if err != nil || len(m) != 2 || m["c/é.txt"][0] != 0xaf || m["a b.html"] != (Sum{}) {
		t.Errorf("%v, %v", m, err)
	}
	for text, want := range map[string]string{
		"x":                                "line 1 is not a SHA-256",
		zeros + " a":                       "line 1 is not a SHA-256",
		zeros[1:] + "  a":                  "line 1 is not a SHA-256",
		"\n":                               "line 1 is not a SHA-256",
		strings.Repeat("g", 64) + "  a":    "does not begin with a SHA-256",
		zeros + "  a\n" + zeros + "  ../a": `line 2: "../a" is not the path`,
		zeros + "  /a":                     "is not the path",
		zeros + "  a\\b":                   "is not the path",
		zeros + "  a\n" + zeros + "  a":    "line 2: a appears twice",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %q", text, err, want)
		}
	}
}

// TestSha256sum wants the manifest to be what sha256sum reads.
func TestSha256sum(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out sha256sum")
	}
	dir, m := t.TempDir(), Manifest{}
	for _, name := range []string{"a b.html", "é.txt", "-x", "empty"} {
		data := []byte(name)
		m[name] = sha256.Sum256(data)
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, Name), m.Append(nil), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sha256sum", "--strict", "-c", Name)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// FuzzParse wants what was read to be written and read again to the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(strings.Repeat("0", 64) + "  a\n" + strings.Repeat("A", 64) + " *b/c\r\n"))
	f.Add([]byte("\\" + strings.Repeat("0", 64) + "  a\\nb\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		m, err := Parse(src)
		if err != nil {
			return
		}
		again, err := Parse(m.Append(nil))
		if err != nil || !maps.Equal(m, again) {
			t.Fatalf("%q is read as %v, and again as %v, %v", src, m, again, err)
		}
	})
}
