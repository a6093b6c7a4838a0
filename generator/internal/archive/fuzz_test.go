package archive

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"chancery/generator/internal/diag"
)

// decodeBrief does with some bytes all that is done with the file of a brief.
func decodeBrief(d *decoder, src []byte) (*Brief, diag.List) {
	w := &decoding{decoder: d}
	b := &Brief{Document: unread("content/briefs/brief.md")}
	if w.open(src, b.File) {
		w.document("the brief", b, &b.Document)
		w.checkBrief(b)
	}
	return b, w.list
}

// checkMessages wants every message to have a place within the file and words.
func checkMessages(t *testing.T, src []byte, list diag.List) {
	t.Helper()
	src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	lines := bytes.Split(src, []byte("\n"))
	for _, m := range list.Messages {
		places := []diag.Pos{m.Pos}
		for _, r := range m.See {
			places = append(places, r.Pos)
		}
		for _, p := range places {
			if p.File != "content/briefs/brief.md" || p.Line < 0 || int(p.Line) > len(lines) || p.Col < 0 || p.Line > 0 && p.Col == 0 {
				t.Errorf("%v is not in the file, which has %d lines: %s", p, len(lines), m.Text)
			}
		}
		if m.Text == "" || !utf8.ValidString(m.Text) || m.Width < 0 {
			t.Errorf("%v: no message: %+v", m.Pos, m)
		}
	}
}

// FuzzFrontMatter reads any bytes as a brief.
func FuzzFrontMatter(f *testing.F) {
	for _, root := range []string{filepath.Join("..", "..", "..", "content"), kitchen} {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".md" {
				return err
			}
			data, err := os.ReadFile(name)
			f.Add(data)
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
	}
	for _, front := range []string{"", "\n", "a", "- a", "? a\n: b", "title: &x [*x]", "title: !!binary aGk=", "<<: {a: b}", "{a: {b: [c]}}", "title: |\n  x\n\ty",
		"title: \"\\x00\"", "a: 'b\n\nc'", "title: >+\n\n x", "...\n", "%TAG ! x", "events: [{id: e, figures: [f, {id: f, value: 1}]}]", "title: \u2028x", "date: 2024-05-01T00:00:00Z",
		"recommendations: {id: r, to: [], history: [{}, ~, {date: x}]}", "sources: [a, [b], {c}]", "\"a: b", "a: [", "a: b: c", "a:\n\t- b", "- - - - - - -", "#"} {
		f.Add([]byte("---\n" + front + "\n---\n\ntext [@a] [[b]]\n"))
	}
	f.Add([]byte("---"))
	f.Add([]byte("---\r\ntitle: \xff\r\n---\r\n"))
	f.Add([]byte("\xef\xbb\xbf---\rtitle: x\r---\r"))
	d := newDecoder(bodies())
	f.Fuzz(func(t *testing.T, src []byte) {
		b, list := decodeBrief(d, src)
		if b.Outline == nil {
			t.Error("no body")
		}
		if b.Broken && len(list.Messages) == 0 {
			t.Error("a brief that cannot be read, and nothing says why")
		}
		checkMessages(t, src, list)
	})
}
