package plainyaml

import (
	"os"
	"testing"
)

// benchFront is a front matter of 45 lines, as briefs have them.
func benchFront(b *testing.B) []byte {
	b.Helper()
	src, err := os.ReadFile("testdata/brief.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	return src
}

func BenchmarkRead(b *testing.B) {
	src := benchFront(b)
	var r Reader
	for b.Loop() {
		if n, _ := r.Read(src, 1); n == nil {
			b.Fatal("not plain")
		}
	}
}

func BenchmarkYAMLv3(b *testing.B) {
	src := string(benchFront(b))
	for b.Loop() {
		if _, err := readWhole(src); err != nil {
			b.Fatal(err)
		}
	}
}
