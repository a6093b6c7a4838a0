package search

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// scripts are the other half of the search.
var scripts = []string{"../../../static/js/search-words.js", "../../../static/js/search.js"}

// ask runs search.js over an index, in Node, and decodes its answers into the
// type A. Without Node there is nothing to run it with: a test that needs it is
// left out on a developer's machine and fails where everything must be tested.
func ask[Q, A any](t testing.TB, files map[string][]byte, questions []Q) []A {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("this test runs static/js/search.js with Node.js, which is not installed: install it from nodejs.org or the system's packages (Debian: apt-get install nodejs)")
		}
		t.Skip("Node.js is not installed; it runs static/js/search.js here")
	}
	for _, file := range append([]string{"testdata/run.js"}, scripts...) {
		if _, err := os.ReadFile(file); err != nil { // which tells go test what an answer depends on
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	for path, data := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var in, stderr bytes.Buffer
	lines := json.NewEncoder(&in)
	for _, q := range questions {
		if err := lines.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, append([]string{"testdata/run.js", dir}, scripts...)...)
	cmd.Stdin, cmd.Stderr = &in, &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.Bytes())
	}
	var answers []A
	for scan := bufio.NewReader(bytes.NewReader(out)); ; {
		line, err := scan.ReadBytes('\n')
		if err != nil {
			break
		}
		var a A
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		answers = append(answers, a)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions; node says: %s", len(answers), len(questions), stderr.Bytes())
	}
	return answers
}
