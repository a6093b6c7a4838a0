package archive

import (
	"os"
	"reflect"
	"testing"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/prose"
)

// benchFront is a front matter of 45 lines, as briefs have them.
func benchFront(b *testing.B) []byte {
	b.Helper()
	src, err := os.ReadFile("testdata/plain/brief.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	return src
}

func BenchmarkPlain(b *testing.B) {
	src := benchFront(b)
	var memory slabs
	for b.Loop() {
		memory.reset(len(src))
		if _, mine := parsePlain(src, diag.Pos{}, &memory); !mine {
			b.Fatal("not plain")
		}
	}
}

func BenchmarkYAMLv3(b *testing.B) {
	src := benchFront(b)
	for b.Loop() {
		parseAnyYAML(src, diag.Pos{})
	}
}

func BenchmarkDecode(b *testing.B) {
	n, _ := parseYAML(benchFront(b), diag.Pos{File: "a.md", Line: 2, Col: 1}, new(slabs))
	decoder := newDecoder(prose.New(prose.Kept{}))
	d := newDecoding(decoder)
	for b.Loop() {
		var brief Brief
		d.mapping(n, reflect.ValueOf(&brief).Elem(), "the brief")
		if len(d.list.Messages) > 0 {
			b.Fatal(d.list.Messages)
		}
	}
}
