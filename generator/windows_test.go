package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// prng is the source of the one function that programs written in Go want of Windows and that
// Wine does not have before its version 9: ProcessPrng, here by an instruction of the processor.
const prng = `.intel_syntax noprefix
.text
.globl ProcessPrng
ProcessPrng:
	mov r8, rdx
	mov r9, rcx
1:	test r8, r8
	jz 2f
	rdrand eax
	jnc 1b
	mov [r9], al
	inc r9
	dec r8
	jmp 1b
2:	mov eax, 1
	ret
.globl DllMain
DllMain:
	mov eax, 1
	ret
`

// wine is a folder in which Wine acts as Windows.
type wine struct {
	*testing.T
	prefix, program string
}

func newWine(t *testing.T) wine {
	t.Helper()
	for _, name := range []string{"wine", "wineserver", "as", "objcopy", "ld"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Fatalf("%s is missing: apt-get install wine wine64 binutils, or leave this out with -short", name)
		}
	}
	dir := t.TempDir()
	w := wine{t, filepath.Join(dir, "prefix"), filepath.Join(dir, "chancery.exe")}
	build := exec.Command("go", "build", "-o", w.program, ".")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	w.must(build)
	w.must(w.command("wineboot", "--init"))
	t.Cleanup(func() { _ = w.command("wineserver", "-k").Run() })
	// The older libraries of Wine lack it; in a newer one this does no harm.
	writeFile(t, filepath.Join(dir, "prng.s"), []byte(prng))
	writeFile(t, filepath.Join(dir, "prng.def"), []byte("LIBRARY bcryptprimitives.dll\nEXPORTS\nProcessPrng\n"))
	for _, args := range [][]string{{"as", "-o", "prng.o", "prng.s"}, {"objcopy", "-O", "pe-x86-64", "prng.o", "prng.obj"},
		{"ld", "-m", "i386pep", "--shared", "-e", "DllMain", "-o", filepath.Join(w.prefix, "drive_c/windows/system32/bcryptprimitives.dll"), "prng.obj", "prng.def"}} {
		c := exec.Command(args[0], args[1:]...)
		c.Dir = dir
		w.must(c)
	}
	return w
}

func (w wine) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "WINEPREFIX="+w.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "DISPLAY=", "SOURCE_DATE_EPOCH="+buildDayOfTests)
	return c
}

// drive is where Wine has a file of this machine.
func drive(name string) string { return "Z:" + name }

// run runs the program.
func (w wine) run(args ...string) {
	w.Helper()
	w.must(w.command("wine", append([]string{w.program}, args...)...))
}

func (w wine) must(c *exec.Cmd) {
	w.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		w.Fatalf("%q: %v\n%.3000s", c.Args, err, out)
	}
}

// TestBuiltForWindows has Wine run the program as it is built for Windows: it begins an archive,
// renames an actor and formats files; it builds to the same bytes as here, and serves. No site is
// built over another: Wine 8 does not remove folders in the way that Go's library asks for.
func TestBuiltForWindows(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("only on Linux on amd64, and not with -short")
	}
	w := newWine(t)
	dir, dest := archiveCopy(t, kitchen), filepath.Join(t.TempDir(), "site")
	w.run("build", "-q", "--no-cache", "-s", drive(dir), "-d", drive(dest))
	got, err := readTree(dest)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differing(buildSite(t, kitchen), got); len(diff) > 0 {
		t.Errorf("%d files are not the same: %v", len(diff), diff)
	}

	mine := filepath.Join(t.TempDir(), "mine")
	w.run("init", drive(mine), "--host", "none")
	w.run("rename", "example-city-council", "council", "-s", drive(mine))
	w.run("fmt", "-s", drive(mine))
	w.run("check", "--strict", "-D", "-s", drive(mine))
	if _, err := os.Stat(filepath.Join(mine, "content/actors/council.md")); err != nil {
		t.Error(err)
	}

	serve := w.command("wine", w.program, "serve", "--port", "0", "-s", drive(mine))
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = serve.Wait() }()
	defer func() { _ = w.command("wineserver", "-k").Run() }()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(strings.TrimSpace(line) + "actors/council.html")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || response.StatusCode != http.StatusOK || !bytes.Contains(body, []byte("council")) {
		t.Errorf("serve answers %s, %v", response.Status, err)
	}
}
