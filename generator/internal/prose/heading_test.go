package prose

import (
	"slices"
	"strings"
	"testing"

	"chancery/generator/internal/diag"
)

// TestFormerIDs wants a heading to be found by each id that its author gives it, and what
// is kept of it to be the same again.
func TestFormerIDs(t *testing.T) {
	text := "## What it costs {#costs #expenses #was}\n\nText.\n\n## Expenses\n\n## Was {#was}\n"
	doc, list := New().Body([]byte(text), diag.Pos{File: "x.md", Line: 1, Col: 1})
	h := doc.Headings()[0]
	if h.ID != "costs" || h.Alias != "what-it-costs" || !slices.Equal(h.Former, []string{"expenses", "was"}) {
		t.Errorf("%+v", h)
	}
	if id := doc.Headings()[1].ID; id != "expenses-1" {
		t.Errorf("the heading whose id is another's has %q", id)
	}
	if list.Count(diag.Warning) != 1 || !strings.Contains(list.Messages[0].Text, "two headings have the id") {
		t.Errorf("%v", list.Messages)
	}
	html := string(doc.HTML(Filler{}))
	for _, id := range []string{`id="costs"`, `id="what-it-costs"`, `<span id="expenses"></span>`, `<span id="was"></span>`} {
		if strings.Count(html, id) != 1 {
			t.Errorf("%d times %s in %s", strings.Count(html, id), id, html)
		}
	}
	data, err := doc.AppendBinary(nil, list, diag.Pos{File: "x.md", Line: 1, Col: 1})
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := DecodeDoc(data, diag.Pos{File: "x.md", Line: 1, Col: 1})
	if err != nil || !slices.Equal(again.Headings()[0].Former, h.Former) || again.Outline().Digest() != doc.Outline().Digest() {
		t.Errorf("%+v, %v", again.Headings()[0], err)
	}
}
