package lsp

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"chancery/generator/internal/edit"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/site"
	"chancery/static"
	"chancery/templates"
)

// archiveFor writes an archive of two files.
func archiveFor(t testing.TB) string {
	dir := t.TempDir()
	files := fstest.MapFS{
		"content/actors/zenda.md": {Data: []byte("---\nname: Zenda\nkind: state\n---\n")},
		"content/briefs/fees.md":  {Data: []byte("---\ntitle: Fees\ndate: 2024\nsummary: S.\nactors: [zenda]\n---\nZenda.\n")},
	}
	if err := os.CopyFS(dir, fs.FS(files)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func optionsFor() Options {
	return Options{Version: "0",
		Open: func(dir string) (*site.Session, error) {
			return site.Open(dir, site.Options{Drafts: true, Future: true, Now: func() time.Time { return time.Unix(1767225600, 0) }, Templates: templates.Files, Static: static.Files})
		},
		Rename: func(_ *layers.Reader, _, _, _ string) ([]edit.Change, error) { return nil, nil }}
}

func frame(s string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(s), s) }

// ask serves some messages, and gives what the server writes.
func ask(t testing.TB, messages ...string) (string, error) {
	var in strings.Builder
	for _, m := range messages {
		in.WriteString(frame(m))
	}
	var out bytes.Buffer
	err := Serve(strings.NewReader(in.String()), &out, optionsFor())
	return out.String(), err
}

// What comes out of order, or is nothing that the protocol knows, gets a failure or nothing,
// and what follows is answered.
func TestOutOfOrder(t *testing.T) {
	dir := archiveFor(t)
	open := fmt.Sprintf(`{"jsonrpc":"2.0","id":2,"method":"initialize","params":{"rootUri":"file://%s"}}`, filepath.ToSlash(dir))
	out, err := ask(t, `{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}`, `no json`, `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":7}`,
		open, open, `{"jsonrpc":"2.0","id":3,"method":"textDocument/hover","params":7}`, `{"jsonrpc":"2.0","id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///elsewhere.md"},"position":{"line":-4,"character":9}}}`,
		`{"jsonrpc":"2.0","id":5,"method":"shutdown"}`, `{"jsonrpc":"2.0","id":6,"method":"textDocument/hover","params":{}}`, `{"jsonrpc":"2.0","method":"exit"}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id":1,"result":null,"error":{"code":-32002`, `"id":null,"result":null,"error":{"code":-32700`, `"id":2,"result":{"capabilities"`, `"id":2,"result":null,"error":{"code":-32600`,
		`"id":3,"result":null,"error":{"code":-32602`, `{"jsonrpc":"2.0","id":4,"result":null}`, `{"jsonrpc":"2.0","id":5,"result":null}`, `"id":6,"result":null,"error":{"code":-32600`} {
		if !strings.Contains(out, want) {
			t.Errorf("no answer has %s:\n%s", want, out)
		}
	}
}

// An editor that changes no names of files for a language server is told what to do instead.
func TestRenameWithoutNames(t *testing.T) {
	dir := filepath.ToSlash(archiveFor(t))
	o := optionsFor()
	o.Rename = func(*layers.Reader, string, string, string) ([]edit.Change, error) {
		return []edit.Change{{File: "content/actors/zenda.md", To: "content/actors/castle.md"}}, nil
	}
	rename := fmt.Sprintf(`{"id":2,"method":"textDocument/rename","params":{"textDocument":{"uri":"file://%s/content/briefs/fees.md"},"position":{"line":4,"character":12},"newName":"castle"}}`, dir)
	for capabilities, want := range map[string]string{
		`{}`: `"code":-32803,"message":"renaming this changes the name of a file, which this editor does not do for a language server: run chancery rename"`,
		`{"workspace":{"workspaceEdit":{"resourceOperations":["create","rename"]}}}`: `"result":{"documentChanges":[{"kind":"rename","oldUri":"file://` + dir + `/content/actors/zenda.md"`,
	} {
		var out bytes.Buffer
		in := frame(fmt.Sprintf(`{"id":1,"method":"initialize","params":{"rootUri":"file://%s","capabilities":%s}}`, dir, capabilities)) + frame(rename)
		if err := Serve(strings.NewReader(in), &out, o); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v\n%s", capabilities, err, out.String())
		}
	}
}

// An archive that is none, and frames that are none, end with an error and no more.
func TestNothingToServe(t *testing.T) {
	out, err := ask(t, fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":"file://%s/none"}}`, filepath.ToSlash(t.TempDir())))
	if err != nil || !strings.Contains(out, `"error":{"code":-32803`) {
		t.Errorf("%v: %s", err, out)
	}
	if err := Serve(strings.NewReader("Content-Length: 99999999999\r\n\r\n"), io.Discard, optionsFor()); err == nil {
		t.Error("a frame of 100 GB is taken")
	}
	if err := Serve(strings.NewReader("GET / HTTP/1.1\r\n\r\n"), io.Discard, optionsFor()); err == nil {
		t.Error("a request of a browser is taken")
	}
}

// Whatever a client sends, the server ends without a panic.
func FuzzServe(f *testing.F) {
	for _, m := range []string{`{"id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"URI"},"position":{"line":4,"character":12}}}`,
		`{"method":"textDocument/didChange","params":{"textDocument":{"uri":"URI"},"contentChanges":[{"text":"---\nactors: [z\n---\n[[z"}]}}`,
		`{"id":2,"method":"textDocument/rename","params":{"textDocument":{"uri":"URI"},"position":{"line":4,"character":12},"newName":"x"}}`} {
		f.Add(m, m)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		dir := filepath.ToSlash(archiveFor(t))
		uri := "file://" + dir + "/content/briefs/fees.md"
		_, _ = ask(t, fmt.Sprintf(`{"id":0,"method":"initialize","params":{"rootUri":"file://%s"}}`, dir), strings.ReplaceAll(one, "URI", uri), strings.ReplaceAll(two, "URI", uri))
	})
}
