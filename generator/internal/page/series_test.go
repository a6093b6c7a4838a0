package page

import (
	"strings"
	"testing"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
)

// An address of a series belongs to it, as if it stood by itself: whatever is registered
// before or after it, and wherever it would be a folder.
func TestSeriesClash(t *testing.T) {
	beside := func(path string) bool { return path == "briefs/fees.bib" }
	for _, path := range []string{"briefs/fees.bib", "briefs/Fees.bib", "briefs/fees.bib/index.html", "briefs/fees.bib/deep/er.html"} {
		for _, late := range []bool{false, true} {
			var r Registry
			if late {
				r.Add("briefs/fees.html", "a brief", diag.Pos{})
				r.AddSeries("citations", beside)
			}
			r.Add("briefs/other.bib", "a file", diag.Pos{File: "x"})
			r.Add(address.Path(path), "a file", diag.Pos{File: "x", Line: 1})
			if !late {
				r.AddSeries("citations", beside)
			}
			if n := len(r.list.Messages); n != 1 || !strings.Contains(r.list.Messages[0].Text, "citations") {
				t.Errorf("%s, late %v: %v; want one clash with citations", path, late, r.list.Messages)
			}
		}
	}
}

// A template may name an address of a series.
func TestSeriesIsThere(t *testing.T) {
	var r Registry
	r.AddSeries("citations", func(path string) bool { return path == "briefs/fees.bib" })
	r.want(Use{Path: "briefs/fees.bib"})
	if len(r.list.Messages) > 0 {
		t.Error(r.list.Messages)
	}
	if r.want(Use{Path: "briefs/gone.bib"}); len(r.list.Messages) != 1 {
		t.Error("a file that is not there passes")
	}
}
