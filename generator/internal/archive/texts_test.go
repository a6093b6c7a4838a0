package archive

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

func TestTextsAreTheirOwn(t *testing.T) {
	var kept texts
	for i := range 3 * mostKnown {
		s := fmt.Sprint("text ", i%7, strings.Repeat("x", i%97))
		if got := kept.keep(s); got != s || unsafe.StringData(got) == unsafe.StringData(s) {
			t.Fatalf("kept %q as %q", s, got)
		}
	}
	if a, b := kept.keep("short"), kept.keep("sho"+string([]byte("rt"))); unsafe.StringData(a) != unsafe.StringData(b) {
		t.Error("a short text is kept twice")
	}
	long := strings.Repeat("long", textPiece)
	if got := kept.keep(long) + kept.keep(""); got != long {
		t.Errorf("a long text of %d bytes has %d", len(long), len(got))
	}
}

func BenchmarkKeep(b *testing.B) {
	var kept texts
	long := strings.Repeat("a summary ", 20)
	b.ReportAllocs()
	for b.Loop() {
		kept.keep("bureau-for-digital-policy")
		kept.keep("proposed")
		kept.keep(long)
	}
}
