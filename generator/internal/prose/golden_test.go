package prose

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chancery/generator/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// exampleFill fills the holes as a caller would, visibly.
func exampleFill(d *Doc) Filler {
	words := Words{Footnotes: "Notes", Footnote: "Note {1}", BackToReference: "To reference {1}", Permalink: "Link to {1}"}
	return Filler{Words: words, Link: func(i int) Anchor {
		switch l := d.Links()[i]; l.Kind {
		case Cite:
			return Anchor{ID: fmt.Sprintf("cite-%d", i), Href: "#src-" + l.Target, Text: fmt.Sprint(i), Title: `A "source" & more`}
		case Image:
			return Anchor{Href: "../assets/" + l.Target, Width: 640, Height: 480}
		case Fragment:
			return Anchor{Href: "#" + l.Fragment}
		case Asset:
			return Anchor{Href: "../assets/" + l.Target, Class: "asset"}
		default:
			return Anchor{Href: "../" + strings.TrimSuffix(l.Target, ".md") + ".html", Class: "actor", Text: "Title of " + l.Target, Lang: "ko"}
		}
	}}
}

// describe writes all that a Doc says, for the golden files.
func describe(d *Doc, list diag.List) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.HTML(exampleFill(d)))
	fmt.Fprintf(&b, "\n===== %d words\n", d.Words)
	for _, h := range d.Headings() {
		fmt.Fprintf(&b, "h%d #%s %q\n", h.Level, h.ID, h.Text)
	}
	kinds := [...]string{"File", "Asset", "Image", "Wiki", "Cite", "Fragment", "CiteText", "WikiText"}
	for _, l := range d.Links() {
		said := l.Said()
		fmt.Fprintf(&b, "%s %s+%d target=%q fragment=%q label=%q title=%q prefix=%q locator=%q\n", l.Pos("a.md"), kinds[l.Kind], l.Width, l.Target, l.Fragment, said.Label, said.Title, said.Prefix, said.Locator)
	}
	b.WriteString("===== runs\n")
	for r := range d.Runs {
		fmt.Fprintf(&b, "%d %q\n", r.Section, d.Text(r))
	}
	b.WriteString("===== messages\n")
	for _, m := range list.Messages {
		fmt.Fprintf(&b, "%s+%d: %s: %s (%s)\n", m.Pos, m.Width, m.Severity, m.Text, m.Fix)
	}
	b.WriteString("===== plain\n" + d.Plain(exampleFill(d)) + "\n")
	return b.String()
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	p := New()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".md"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, list := p.Body(src, diag.Pos{File: "a.md", Line: 10})
			got := describe(doc, list)
			checkHTML(t, string(doc.HTML(exampleFill(doc))))
			golden := strings.TrimSuffix(file, ".md") + ".html"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
