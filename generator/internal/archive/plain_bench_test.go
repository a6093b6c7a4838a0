package archive

import (
	"os"
	"testing"

	"chancery/generator/internal/diag"
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
	for b.Loop() {
		if _, mine := parsePlain(src, diag.Pos{}); !mine {
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
