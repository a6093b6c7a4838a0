package main

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strconv"
	"syscall"
	"time"

	"chancery/generator/internal/diag"

	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryMessageHasACode holds that every message is made with one of the codes of
// package diag, and that there is no code without a message.
func TestEveryMessageHasACode(t *testing.T) {
	used := map[string]bool{}
	sources(t, func(name string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "diag" {
					used[n.Sel.Name] = true
				}
			case *ast.CompositeLit:
				if selects(n.Type, "diag", "Message") && len(n.Elts) > 0 && !keyed(n, "Code") {
					t.Errorf("%s: a message without a code", name)
				}
			case *ast.CallExpr:
				if literal, ok := firstLiteral(n); ok && isReport(n) {
					t.Errorf("%s: a message has the code %s, which package diag does not list", name, literal)
				}
			}
			return true
		})
	})
	codes := codeNames(t)
	for name, code := range codes {
		if !used[name] {
			t.Errorf("no message has the code diag.%s", name)
		}
		if _, explained := diag.Explain(code); !explained {
			t.Errorf("nothing explains %s: write internal/diag/codes/%s.txt", code, code)
		}
	}
	for _, code := range diag.Codes() {
		if !slices.Contains(slices.Collect(maps.Values(codes)), code) {
			t.Errorf("%s is explained, but is no code", code)
		}
	}
}

// sources calls f with every file of the program that is no test.
func sources(t *testing.T, f func(name string, file *ast.File)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || filepath.Base(filepath.Dir(name)) == "diag" {
			return err
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err == nil {
			f(name, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// codeNames are the codes by their names in Go.
func codeNames(t *testing.T) map[string]diag.Code {
	t.Helper()
	names := map[string]diag.Code{}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("internal", "diag", "codes.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if kind, ok := v.Type.(*ast.Ident); ok && kind.Name == "Code" {
				text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				names[v.Names[0].Name] = diag.Code(text)
			}
		}
		return true
	})
	if len(names) < 100 {
		t.Fatalf("%d codes found, want 100 or more", len(names))
	}
	return names
}

func selects(e ast.Expr, x, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	id, ok := s.X.(*ast.Ident)
	return ok && id.Name == x
}

func keyed(c *ast.CompositeLit, key string) bool {
	for _, e := range c.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && id.Name == key {
				return true
			}
		}
	}
	return false
}

// firstLiteral is the first argument of a call, if it is a text.
func firstLiteral(c *ast.CallExpr) (string, bool) {
	if len(c.Args) == 0 {
		return "", false
	}
	b, ok := c.Args[0].(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	return b.Value, true
}

// isReport tells a call that makes a message by the name of what it calls; fmt.Errorf makes
// none.
func isReport(c *ast.CallExpr) bool {
	s, ok := c.Fun.(*ast.SelectorExpr)
	if !ok || selects(s, "fmt", "Errorf") {
		return false
	}
	switch s.Sel.Name {
	case "Errorf", "Warnf", "errorf", "warnf", "once":
		return true
	}
	return false
}

// base is the archive to which an example of a code adds its files.
var base = map[string]string{
	"content/site.yaml":       "title: Patent policy\nbase_url: https://briefs.example\n",
	"content/actors/court.md": "---\nname: Unified Patent Court\nkind: organization\n---\n",
}

// unwritten are the examples that no text can hold: they are described in words, and made
// here.
var unwritten = map[diag.Code]func(t *testing.T, dir string){
	diag.Encoding: func(t *testing.T, dir string) {
		put(t, dir, "content/briefs/fees.md", "---\ntitle: Geb\xfchren\n---\n")
	},
	diag.FileTooLarge:   func(t *testing.T, dir string) { put(t, dir, "content/briefs/fees.md", strings.Repeat("x", 2<<20)) },
	diag.FoldersTooDeep: func(t *testing.T, dir string) { put(t, dir, "content/"+strings.Repeat("a/", 100)+"a.csv", "a\n") },
	diag.MessagesLeftOut: func(t *testing.T, dir string) {
		put(t, dir, "content/pages/about.md", "---\ntitle: About\n---\n"+strings.Repeat("<b>\n\n", 200))
	},
	diag.TextTooComplex: func(t *testing.T, dir string) {
		put(t, dir, "content/pages/about.md", "---\ntitle: About\n---\n"+strings.Repeat("> ", 100)+"x\n")
	},
	diag.YAMLTooDeep: func(t *testing.T, dir string) {
		put(t, dir, "content/pages/about.md", "---\ntitle: "+strings.Repeat("[", 200)+strings.Repeat("]", 200)+"\n---\n")
	},
	diag.FileUnreadable: func(t *testing.T, dir string) {
		put(t, dir, "content/briefs/other.txt", "")
		if err := syscall.Mkfifo(filepath.Join(dir, "content/briefs/fees.md"), 0o644); err != nil {
			t.Fatal(err)
		}
	},
}

// TestExamplesOfCodes has every code explained: its example has the mistake and no other
// error, and what is said of it is what explain shows; the fixed one has none.
func TestExamplesOfCodes(t *testing.T) {
	for _, code := range diag.Codes() {
		t.Run(string(code), func(t *testing.T) {
			t.Parallel()
			e, _ := diag.Explain(code)
			for _, s := range e.Severities {
				if s > diag.Note {
					t.Fatal("its first line lists no severities")
				}
			}
			if !strings.HasSuffix(e.Summary, ".") || strings.Contains(e.Summary, "\n") {
				t.Errorf("its summary is no sentence on a line: %q", e.Summary)
			}
			dir := t.TempDir()
			if make := unwritten[code]; make != nil {
				writeArchive(t, dir, nil)
				make(t, dir)
				if _, found := said(t, dir, code); len(found) == 0 {
					t.Error("its example does not have it")
				}
				return
			}
			if len(e.Wrong) == 0 || len(e.Fixed) == 0 {
				t.Fatal("it has no example, or the example is not fixed")
			}
			writeArchive(t, dir, e.Wrong)
			if code == diag.SiteYAMLMissing {
				os.Remove(filepath.Join(dir, "content", "site.yaml"))
			}
			all, found := said(t, dir, code)
			if len(found) == 0 {
				t.Errorf("its example does not have it, but %v", all)
			}
			for _, m := range all {
				if m.Code != string(code) && m.Severity == "error" {
					t.Errorf("its example has another error: %v", m)
				}
			}
			for _, m := range found {
				if !strings.Contains(severities(e), m.Severity) {
					t.Errorf("it is said to be %s, but here it is: %v", severities(e), m)
				}
			}
			if len(found) > 0 {
				checkMessage(t, dir, e, found[0])
			}
			for _, f := range e.Fixed {
				if f.Gone {
					os.RemoveAll(filepath.Join(dir, filepath.FromSlash(f.Name)))
				}
			}
			write(t, dir, e.Fixed)
			if all, found = said(t, dir, code); len(found) > 0 || slices.ContainsFunc(all, func(m report) bool { return m.Severity == "error" }) {
				t.Errorf("it is not fixed: %v", all)
			}
		})
	}
}

// checkMessage holds the message that explain shows to the first one that is reported.
func checkMessage(t *testing.T, dir string, e diag.Explanation, first report) {
	t.Helper()
	var printed strings.Builder
	p := diag.Printer{Source: func(file string) []byte {
		data, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		return data
	}}
	if err := p.Print(&printed, []diag.Message{first.message()}); err != nil {
		t.Fatal(err)
	}
	got := printed.String()
	file := filepath.Join("internal", "diag", "codes", string(e.Code)+".txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if e.Message == got {
		return
	}
	if !*update {
		t.Errorf("explain shows\n%s, but it prints\n%s(-update corrects that)", e.Message, got)
		return
	}
	text := string(data)
	if at := strings.Index(text, "\n-- message --\n"); at >= 0 {
		text = text[:at+1]
	}
	if err := os.WriteFile(file, []byte(text+"-- message --\n"+got), 0o644); err != nil {
		t.Fatal(err)
	}
}

// report is an object of --format json.
type report struct {
	Code, Severity, Message, Fix, File string
	Line, Column                       int32
	Width                              int
	See                                []report
}

// message is what the object says.
func (r report) message() diag.Message {
	m := diag.Message{Code: diag.Code(r.Code), Pos: diag.Pos{File: r.File, Line: r.Line, Col: r.Column}, Width: r.Width, Text: r.Message, Fix: r.Fix}
	for m.Severity.String() != r.Severity {
		m.Severity++
	}
	for _, s := range r.See {
		m.See = append(m.See, diag.Related{Pos: diag.Pos{File: s.File, Line: s.Line, Col: s.Column}, Text: s.Message})
	}
	return m
}

// said checks an archive, and gives the messages, and those of a code.
func said(t *testing.T, dir string, code diag.Code) (all, found []report) {
	t.Helper()
	var out, errs strings.Builder
	run(t.Context(), environment{args: []string{"check", "-v", "--no-cache", "--format", "json", "-s", dir}, out: &out, err: &errs, getenv: noEnvironment, now: examples})
	for line := range strings.Lines(out.String()) {
		var m report
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, m)
		if m.Code == string(code) {
			found = append(found, m)
		}
	}
	return all, found
}

func noEnvironment(string) string { return "" }

func examples() time.Time { return time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC) }

func writeArchive(t *testing.T, dir string, files []diag.File) {
	t.Helper()
	for name, text := range base {
		put(t, dir, name, text)
	}
	write(t, dir, files)
}

func write(t *testing.T, dir string, files []diag.File) {
	t.Helper()
	for _, f := range files {
		switch link, target, isLink := strings.Cut(f.Name, " -> "); {
		case f.Gone:
		case isLink:
			name := filepath.Join(dir, filepath.FromSlash(link))
			os.Remove(name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.Symlink(target, name)); err != nil {
				t.Fatal(err)
			}
		default:
			put(t, dir, f.Name, f.Text)
		}
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	os.Remove(name) // a symbolic link would be followed
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}
