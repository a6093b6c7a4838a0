package archive

import (
	"testing"

	"chancery/generator/internal/layers"
)

// BenchmarkRead reads the archive that comes with the generator, from the disk.
func BenchmarkRead(b *testing.B) {
	files, err := layers.OpenDir("../../..")
	if err != nil {
		b.Fatal(err)
	}
	defer files.Close()
	b.ReportAllocs()
	for b.Loop() {
		if a, _, err := Read(files, bodies()); err != nil || len(a.Briefs) == 0 {
			b.Fatal("no briefs", err)
		}
	}
}
