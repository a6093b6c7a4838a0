package readers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"chancery/generator/internal/digest"
)

// asOf is the day as of which npm chooses the versions of what the pinned packages depend
// on.
const asOf = "2026-11-01"

// packages are packages of npm that one script needs, each with its version:
// "citeproc@2.4.63".
type packages []string

// run has Node run a script, an ECMAScript module that can import the packages, and gives
// what it prints. The script gets input on its standard input.
func (p packages) run(t *testing.T, script string, input []byte, args ...string) []byte {
	t.Helper()
	dir, err := p.install(t)
	if err != nil {
		t.Fatal(err)
	}
	// Node looks for packages from the script's folder upwards.
	file, err := os.CreateTemp(dir, "*.mjs")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(file.Name())
	if _, err := file.WriteString(script); err != nil || file.Close() != nil {
		t.Fatal("write the script: ", err)
	}
	return execute(t, input, need(t, "node", "nodejs"), append([]string{file.Name()}, args...)...)
}

// installing lets one test at a time install packages.
var installing sync.Mutex

// install gives the folder of the packages, which it fills when they are not there yet.
func (p packages) install(t *testing.T) (string, error) {
	t.Helper()
	installing.Lock()
	defer installing.Unlock()
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	name := digest.Bytes(append([]string{asOf}, p...)...)
	dir := filepath.Join(cache, "chancery-test", fmt.Sprintf("readers-%x", name[:6]))
	whole := filepath.Join(dir, "whole")
	if _, err := os.Stat(whole); err == nil {
		return dir, nil
	}
	npm := need(t, "npm", "npm")
	// No package may run a script of its own while it is installed.
	command := exec.Command(npm, append([]string{"install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--before=" + asOf, "--prefix", dir}, p...)...)
	if out, err := command.CombinedOutput(); err != nil {
		return "", errors.Join(fmt.Errorf("npm install %s: %w\n%s", strings.Join(p, " "), err, out), os.RemoveAll(dir))
	}
	return dir, os.WriteFile(whole, nil, 0o644)
}

// need gives the path of a program; debian is the package that has it.
func need(t *testing.T, program, debian string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out the tests with real readers")
	}
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("%s is missing, which reads what the site exports: apt-get install %s, or leave this out with -short", program, debian)
	}
	return path
}

// execute runs a program and gives what it prints.
func execute(t *testing.T, input []byte, program string, args ...string) []byte {
	t.Helper()
	return run(t, "", input, program, args...)
}

// executeIn runs a program in a folder and gives what it prints.
func executeIn(t *testing.T, dir, program string, args ...string) []byte {
	t.Helper()
	return run(t, dir, nil, program, args...)
}

func run(t *testing.T, dir string, input []byte, program string, args ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	command := exec.Command(program, args...)
	command.Dir = dir
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(input), &out, &messages
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v\n%.4000s\n%.4000s", filepath.Base(program), err, messages.String(), out.String())
	}
	return out.Bytes()
}

// decode reads JSON that a reader printed.
func decode[T any](t *testing.T, data []byte) (v T) {
	t.Helper()
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %.2000s", err, data)
	}
	return v
}

// TestPinned holds that a script gets the version that was pinned, whatever npm has by now.
func TestPinned(t *testing.T) {
	out := packages{"moo@0.5.1"}.run(t, `import {createRequire} from "node:module"; console.log(createRequire(import.meta.url)("moo/package.json").version)`, nil)
	if got := strings.TrimSpace(string(out)); got != "0.5.1" {
		t.Errorf("the script got version %s", got)
	}
}
