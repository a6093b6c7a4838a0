package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The most that a hostile archive may cost any command.
const (
	longestRun = 20 * time.Second // of the processor
	longestWay = 5 * time.Minute  // on a machine that does much else
	mostMemory = 1 << 30          // bytes
	mostSaid   = 1 << 20          // bytes of output that are looked at
)

// hostileArchives are made so that reading them never ends, or takes all memory there is.
// said is what a build says of each.
var hostileArchives = []struct {
	name, said string
	files      map[string]string
	make       func(t *testing.T, dir string) // what is no regular file of little text
}{
	{name: "a YAML bomb", said: `a YAML anchor \(&a0\) has no meaning here`, files: map[string]string{"content/briefs/x.md": "---\n" + yamlBomb() + "---\n"}},
	{name: "a YAML bomb in site.yaml", said: `a YAML anchor \(&a0\) has no meaning here`, files: map[string]string{"content/site.yaml": yamlBomb()}},
	{name: "brackets within brackets", said: `brackets nested deeper than 16`, files: map[string]string{"content/briefs/x.md": "---\ntopics: " + strings.Repeat("[", 100_000) + "\n---\n"}},
	{name: "mappings within mappings", said: `nested deeper`, files: map[string]string{"content/briefs/x.md": "---\n" + indented(600) + "---\n"}},
	{name: "lists within lists", said: `max depth`, files: map[string]string{"content/briefs/x.md": "---\ntopics:\n  " + strings.Repeat("- ", 100_000) + "a\n---\n"}},
	{name: "quotations within quotations", said: ``, files: brief(strings.Repeat(">", 900_000) + " x\n")},
	{name: "points within points", said: ``, files: brief(strings.Repeat("- ", 450_000) + "x\n")},
	{name: "brackets that nothing closes", said: ``, files: brief(strings.Repeat("[", 900_000))},
	{name: "links within links", said: ``, files: brief(strings.Repeat("[a](", 200_000))},
	{name: "emphasis that nothing ends", said: ``, files: brief(strings.Repeat("*a_", 300_000))},
	{name: "a wide table", said: ``, files: brief(strings.Repeat("|a", 150_000) + "\n" + strings.Repeat("|-", 150_000) + "\n" + strings.Repeat("|\n", 100_000))},
	{name: "backticks of all lengths", said: ``, files: brief(backticks(1300))},
	{name: "notes that name notes", said: ``, files: brief(notes(20_000))},
	{name: "headings of one name", said: ``, files: brief(strings.Repeat("# a\n", 200_000))},
	{name: "code in many languages", said: ``, files: brief(strings.Repeat("```go\n((((((((((\n```\n", 40_000))},
	{name: "no UTF-8", said: `is not UTF-8`, files: brief(strings.Repeat("\xff", 900_000))},
	{name: "marks upon marks", said: ``, files: brief("a" + strings.Repeat("\u0301", 400_000))},
	{name: "many keys", said: `unknown key`, files: map[string]string{"content/briefs/x.md": "---\n" + numbered("k%d: 1\n", 5_000) + "---\n"}},
	{name: "many sources", said: ``, files: map[string]string{"content/briefs/x.md": "---\ntitle: T\ndate: 2024\nsummary: S.\nsources:\n" + numbered("- {id: s%d, title: T}\n", 5_000) + "---\n"}},
	{name: "a long ledger", said: `nothing would be there any more`, files: map[string]string{"content/addresses.txt": numbered("briefs/b%d.html#a\nbriefs/b%[1]d.html\n", 100_000)}},
	{name: "a ledger of nonsense", said: `not a path in a site`, files: map[string]string{"content/addresses.txt": strings.Repeat("//\n", 100_000)}},
	{name: "names that collide", said: `both claim the address`, files: map[string]string{"content/briefs/x.md": frontMatter + "[a](a.csv) [b](A.csv)\n", "content/briefs/a.csv": "a", "content/briefs/A.csv": "b"}},
	{name: "names of devices", said: `Windows cannot store`, files: map[string]string{"content/briefs/x.md": frontMatter + "[a](nul.csv) [b](<a:b.csv>)\n", "content/briefs/nul.csv": "a", "content/briefs/a:b.csv": "b"}},
	{name: "a picture of a billion pixels", said: ``, files: map[string]string{"content/briefs/x.md": frontMatter + "![p](p.png)\n",
		"content/briefs/p.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00"}},
	{name: "a template that calls itself", said: `never ends`, files: map[string]string{"content/pages/p.md": "---\ntitle: P\n---\n", "templates/page.html": `{{template "a" .}}{{define "a"}}{{template "a" .}}{{end}}`}},
	{name: "a template that never ends", said: `never ends`, files: map[string]string{"content/pages/p.md": "---\ntitle: P\n---\n", "templates/page.html": `{{range 1000000000000}}{{range 1000000000000}}x{{end}}{{end}}`}},
	{name: "a template that grows", said: `a value has more than 16 MB`, files: map[string]string{"content/pages/p.md": "---\ntitle: P\n---\n", "templates/page.html": `{{$x := "x"}}{{range 1000000}}{{$x = printf "%s%s" $x $x}}{{end}}`}},
	{name: "large files", said: `the file is too large`, make: func(t *testing.T, dir string) {
		for _, name := range []string{"briefs/x.md", "sources.yaml", "site.yaml", "addresses.txt", "withdrawn.yaml", "actors/y.md"} {
			sparse(t, filepath.Join(dir, "content", filepath.FromSlash(name)), 1<<40)
		}
	}},
	{name: "a large file to which a text links", said: `too large`, files: map[string]string{"content/briefs/x.md": frontMatter + "[a](a.zip) ![b](b.png)\n"}, make: func(t *testing.T, dir string) {
		for _, name := range []string{"a.zip", "b.png"} {
			sparse(t, filepath.Join(dir, "content/briefs", name), 1<<40)
		}
	}},
	{name: "pipes and devices", said: `this is a named pipe|leads out of the archive`, make: func(t *testing.T, dir string) {
		for _, name := range []string{"content/briefs/x.md", "content/site.yaml", "content/addresses.txt", "templates/page.html", "static/a.txt"} {
			if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), syscall.Mkfifo(filepath.Join(dir, name), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink("/dev/zero", filepath.Join(dir, "content/briefs/y.md")); err != nil {
			t.Fatal(err)
		}
	}},
	{name: "links in circles", said: `a symbolic link`, make: func(t *testing.T, dir string) {
		for name, to := range map[string]string{"x.md": "x.md", "a": ".", "b": "..", "c.md": "/etc/passwd"} {
			if err := os.Symlink(to, filepath.Join(dir, "content/briefs", name)); err != nil {
				t.Fatal(err)
			}
		}
	}},
	{name: "folders within folders", said: `nested more than`, make: func(t *testing.T, dir string) {
		if err := os.MkdirAll(filepath.Join(dir, "content/briefs", strings.Repeat("d/", 300)), 0o755); err != nil {
			t.Fatal(err)
		}
	}},
}

const frontMatter = "---\ntitle: T\ndate: 2024\nsummary: S.\n---\n"

func brief(text string) map[string]string {
	return map[string]string{"content/briefs/x.md": frontMatter + text}
}

func yamlBomb() string {
	s := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 40 {
		s += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 10), ", "))
	}
	return s
}

func indented(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return s.String()
}

func backticks(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(strings.Repeat("`", i+1) + "a ")
	}
	return s.String()
}

func notes(n int) string {
	return "[^0]\n\n" + numbered("[^%d]: [^%[1]d1] [^%[1]d2]\n\n", n)
}

func numbered(format string, n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, format, i)
	}
	return s.String()
}

// sparse makes a file of many bytes that takes no room.
func sparse(t *testing.T, name string, size int64) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	err = f.Truncate(size)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Skip("no sparse files here: ", err)
	}
}

// TestHostileArchivesAreBounded has hostile archives built, served, imported and opened in an
// editor: each ends in time, with little memory and no trace of the code, and a build says
// what is wrong.
func TestHostileArchivesAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	chancery := program(t)
	for _, h := range hostileArchives {
		t.Run(h.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, folder := range []string{"briefs", "actors"} {
				if err := os.MkdirAll(filepath.Join(dir, "content", folder), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for name, text := range h.files {
				writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
			}
			if h.make != nil {
				h.make(t, dir)
			}
			said, _ := bounded(t, dir, "", nil, chancery, "build", "--no-cache")
			if !regexp.MustCompile(h.said).Match(said) {
				t.Errorf("build says nothing of %q:\n%.2000s", h.said, said)
			}
			bounded(t, dir, "", nil, chancery, "import", "content", "--into", filepath.Join(dir, "imported"))
			bounded(t, dir, "", nil, chancery, "fmt", "--check")
			bounded(t, dir, "", nil, chancery, "ledger")
			bounded(t, dir, messages(dir), nil, chancery, "lsp")
			bounded(t, dir, "", func(line string, end func()) {
				defer end()
				for _, page := range []string{"", "briefs/x.html", "p.html"} {
					response, err := (&http.Client{Timeout: longestWay}).Get(line + page)
					if err != nil {
						t.Errorf("serve does not answer: %v", err)
						return
					}
					_, _ = io.Copy(io.Discard, response.Body)
					response.Body.Close()
				}
			}, chancery, "serve", "--port", "0")
		})
	}
}

// messages are what an editor sends that opens a brief of an archive.
func messages(dir string) string {
	text := ""
	if info, err := os.Stat(filepath.Join(dir, "content/briefs/x.md")); err == nil && info.Mode().IsRegular() && info.Size() < mostMemory {
		data, _ := os.ReadFile(filepath.Join(dir, "content/briefs/x.md"))
		text = string(data)
	}
	at := "file://" + filepath.ToSlash(dir)
	var s strings.Builder
	for _, m := range []string{
		fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":%q}}`, at),
		fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%q,"text":%s}}}`, at+"/content/briefs/x.md", quotedJSON(text)),
		fmt.Sprintf(`{"jsonrpc":"2.0","id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":%q},"position":{"line":1,"character":1}}}`, at+"/content/briefs/x.md"),
		`{"jsonrpc":"2.0","id":3,"method":"shutdown"}`, `{"jsonrpc":"2.0","method":"exit"}`,
	} {
		fmt.Fprintf(&s, "Content-Length: %d\r\n\r\n%s", len(m), m)
	}
	return s.String()
}

// bounded runs a command and holds it to its bounds. with is given the first line that the
// command prints, and what ends it.
func bounded(t *testing.T, dir, in string, with func(line string, end func()), args ...string) (said []byte, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), longestWay)
	defer cancel()
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Dir, c.Env, c.Stdin = dir, append(os.Environ(), "HOME="+dir, "SOURCE_DATE_EPOCH=1767225600"), strings.NewReader(in)
	out := &some{}
	c.Stderr, c.WaitDelay = out, time.Second
	lines, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if with != nil {
		first := make([]byte, 100)
		n, _ := lines.Read(first)
		line, _, _ := strings.Cut(string(first[:n]), "\n")
		with(line, func() { _ = c.Process.Signal(os.Interrupt) })
	}
	rest := &some{}
	_, _ = io.Copy(rest, lines)
	err = c.Wait()
	said = append(rest.said, out.said...)
	usage, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	took, memory := c.ProcessState.UserTime()+c.ProcessState.SystemTime(), usage.Maxrss
	if runtime.GOOS == "linux" {
		memory <<= 10
	}
	switch {
	case ctx.Err() != nil:
		t.Errorf("%s does not end", args[1])
	case took > longestRun:
		t.Errorf("%s takes %v", args[1], took)
	case memory > mostMemory:
		t.Errorf("%s takes %d MB", args[1], memory>>20)
	case bytes.Contains(said, []byte("goroutine ")) || bytes.Contains(said, []byte("panic:")):
		t.Errorf("%s shows its code:\n%.3000s", args[1], said)
	}
	t.Logf("%s: %v, %d MB", args[1], took.Round(time.Millisecond), memory>>20)
	return said, err
}

// some keeps the beginning of what is written to it: the memory of a command counts that of
// the test at first.
type some struct{ said []byte }

func (s *some) Write(p []byte) (int, error) {
	s.said = append(s.said, p[:min(len(p), mostSaid-len(s.said))]...)
	return len(p), nil
}

// quotedJSON writes a text as JSON does.
func quotedJSON(text string) string {
	data, _ := json.Marshal(text) // which refuses no string
	return string(data)
}
