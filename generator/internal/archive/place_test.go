package archive

import (
	"fmt"
	"strings"
	"testing"

	"chancery/generator/internal/prose"
)

// TestPlacesInFrontMatter wants a link in a summary to be found where it stands in
// the file, in whatever way YAML is told the text. The link's target is "gone.md".
func TestPlacesInFrontMatter(t *testing.T) {
	for name, lines := range map[string]string{
		"plain":                    "summary: See [this](gone.md).",
		"in double quotes":         `summary: "See [this](gone.md)."`,
		"in single quotes":         `summary:   'See [this](gone.md).'`,
		"behind escapes":           `summary: "\"A\" \u00e9\x41\U0001F600\\ [this](gone.md)."`,
		"behind doubled quotes":    `summary: 'It''s and ''that'', [this](gone.md).'`,
		"folded":                   "summary: >-\n  See, in\n  a second line,\n  [this](gone.md) and\n  more.",
		"folded, deeper":           "summary: >\n      See, in\n      a second line, [this](gone.md).\n\n",
		"literal":                  "summary: |\n  See,\n  [this](gone.md).",
		"literal, with a comment":  "summary: |-   # words\n  See,\n  é 朝鮮 [this](gone.md).",
		"with blanks at the ends":  "summary: >-\n  See,   \n  and  \n  [this](gone.md).",
		"plain, of several lines":  "summary: See,\n  in a second\n   line [this](gone.md).",
		"quoted, of several lines": "summary: \"See,\n  in a \\\n  second\n\n  line [this](gone.md).\"",
		"spaces within the quotes": `summary: "   See [this](gone.md)."`,
		"in an item":               "recommendations:\n  - id: act\n    text: >-\n      Do\n      [this](gone.md).\n    to: x\nsummary: S",
		"in a list in brackets":    "events: [{id: e, summary: 'See ''x'' [this](gone.md)'}]\nsummary: S",
		"behind wide characters":   "title: 朝鮮\nsummary: 朝鮮 [this](gone.md)",
	} {
		t.Run(name, func(t *testing.T) {
			src := "---\ntitle2: x\n" + lines + "\n---\n"
			want := ""
			for i, line := range strings.Split(src, "\n") {
				if before, _, ok := strings.Cut(line, "gone.md"); ok {
					want = fmt.Sprintf("content/briefs/brief.md:%d:%d", i+1, len([]rune(before))+1)
				}
			}
			b, _ := decodeBrief(newDecoder(bodies()), []byte(src))
			links := []prose.Link{}
			if b.Summary.Doc != nil {
				links = append(links, b.Summary.Doc.Links()...)
			}
			for _, r := range b.Recommendations {
				links = append(links, r.Text.Doc.Links()...)
			}
			for _, e := range b.Events {
				links = append(links, e.Summary.Doc.Links()...)
			}
			if len(links) != 1 {
				t.Fatalf("%d links", len(links))
			}
			if got := links[0].Pos("content/briefs/brief.md").String(); got != want {
				t.Errorf("the link stands at %s, want %s in\n%s", got, want, src)
			}
		})
	}
}
