package prose

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"chancery/generator/internal/diag"
)

// everything is a text with all that a Doc can hold, and with warnings.
const everything = "# A & *b*\n\n[[kim#role|Kim]] [[park]] [a](b.md#c \"T'\") ![map](m.png \"Map\") [@x, p. 3; @y][^n] [e](https://un.org) [f](#rec-1)\n\n" +
	"### 김정은 skips a level\n\n<b>left out</b> [](d.csv)\n\n| p | q |\n| - | -: |\n| 김 | [[r\\|s]] | too many |\n\n- [x] done\n\n```go\nfunc x() {}\n```\n\n[^n]: Note.\n"

var equalDocs = cmp.Options{cmp.AllowUnexported(Link{}, Doc{}, parts{}, hole{}), cmpopts.EquateEmpty()}

func compiled(t testing.TB, src string, at diag.Pos) ([]byte, *Doc, diag.List) {
	t.Helper()
	d, list := New().Body([]byte(src), at)
	data, err := d.AppendBinary(nil, list, at)
	if err != nil {
		t.Fatal(err)
	}
	return data, d, list
}

func TestBinary(t *testing.T) {
	at := diag.Pos{File: "a.md", Line: 7, Col: 1}
	_, list := New().Body([]byte(everything), at)
	if len(list.Messages) < 3 {
		t.Fatalf("the text warns of too little: %+v", list)
	}
	files, _ := filepath.Glob("testdata/*.md")
	texts := []string{"", "plain", everything}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(src))
	}
	for _, src := range texts {
		// The same text in another file, and further down.
		elsewhere := diag.Pos{File: "other.md", Line: 70, Col: 1}
		if _, list := New().Body([]byte(src), at); list.Count(diag.Error) > 0 {
			continue
		}
		data, _, _ := compiled(t, src, at)
		got, gotList, err := DecodeDoc(data, elsewhere)
		if err != nil {
			t.Fatalf("%v, of %q", err, src)
		}
		again, want, wantList := compiled(t, src, elsewhere)
		if diff := cmp.Diff(want, got, equalDocs); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		if diff := cmp.Diff(wantList, gotList, equalDocs); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		if !bytes.Equal(data, again) {
			t.Errorf("two forms of one text: %q and %q", data, again)
		}
	}
}

func TestBinaryKeepsNoErrors(t *testing.T) {
	d, list := New().Body([]byte("[x](javascript:y)"), diag.Pos{File: "a.md", Line: 1})
	dst := []byte("before")
	got, err := d.AppendBinary(dst, list, diag.Pos{File: "a.md", Line: 1})
	if !errors.Is(err, ErrNotKept) || string(got) != "before" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBinaryWantsItsOwnPlace(t *testing.T) {
	d, list := New().Body([]byte("[[x]] ![](c.png)"), diag.Pos{File: "a.md", Line: 3}) // a link, and a message
	for _, at := range []diag.Pos{{File: "b.md", Line: 3}, {File: "a.md", Line: 4}} {
		if data, err := d.AppendBinary(nil, list, at); err == nil || len(data) > 0 {
			t.Errorf("at %v: got %d bytes, %v", at, len(data), err)
		}
	}
}

func TestDecodedDocKeepsNothingOfItsData(t *testing.T) {
	data, want, _ := compiled(t, everything, diag.Pos{Line: 1})
	got, _, _ := DecodeDoc(data, diag.Pos{Line: 1})
	for i := range data {
		data[i] = '#'
	}
	if diff := cmp.Diff(want, got, equalDocs); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// Every byte that is missing or added is noticed; one that is changed does no harm.
func TestDecodeDamaged(t *testing.T) {
	data, _, _ := compiled(t, everything, diag.Pos{Line: 1})
	for i := range data {
		if _, _, err := DecodeDoc(data[:i], diag.Pos{}); err == nil {
			t.Errorf("%d of %d bytes are taken for a text", i, len(data))
		}
		for _, b := range []byte{0, 1, 0x7f, 0xff, data[i] ^ 1, '<', '&'} {
			damaged := slices.Clone(data)
			damaged[i] = b
			useDecoded(damaged)
		}
	}
	if _, _, err := DecodeDoc(append(data, 0), diag.Pos{}); err == nil {
		t.Error("a byte too many is not noticed")
	}
}

// useDecoded calls all methods of what it decodes, if it does.
func useDecoded(data []byte) bool {
	d, _, err := DecodeDoc(data, diag.Pos{File: "a.md", Line: 1})
	if err != nil {
		return false
	}
	fill := exampleFill(d)
	for r := range d.Runs {
		fill.Mentions = append(fill.Mentions, Mention{r.Start, r.End, Anchor{Href: "m.html"}})
	}
	d.HTML(fill)
	d.HTML(Filler{})
	d.Plain(fill)
	return true
}

// FuzzDecode holds that no data makes a Doc that panics or stalls, and that what is
// decoded has a form of its own.
func FuzzDecode(f *testing.F) {
	for _, src := range []string{"", "a", everything, strings.Repeat("[[a]] ", 20)} {
		data, _, _ := compiled(f, src, diag.Pos{Line: 1})
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		at := diag.Pos{File: "a.md", Line: 1}
		if !useDecoded(data) {
			return
		}
		d, list, _ := DecodeDoc(data, at)
		again, err := d.AppendBinary(nil, list, at)
		if errors.Is(err, ErrNotKept) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		second, secondList, err := DecodeDoc(again, at)
		if diff := cmp.Diff(d, second, equalDocs) + cmp.Diff(list, secondList, equalDocs); diff != "" || err != nil {
			t.Errorf("%v\n-want +got\n%s", err, diff)
		}
	})
}

func BenchmarkAppendBinary(b *testing.B) {
	d, list := New().Body(brief(), diag.Pos{Line: 1})
	data, _ := d.AppendBinary(nil, list, diag.Pos{Line: 1})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		data, _ = d.AppendBinary(data[:0], list, diag.Pos{Line: 1})
	}
}

func BenchmarkDecodeDoc(b *testing.B) {
	d, list := New().Body(brief(), diag.Pos{Line: 1})
	data, err := d.AppendBinary(nil, list, diag.Pos{Line: 1})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := DecodeDoc(data, diag.Pos{Line: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
