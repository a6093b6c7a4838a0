package lsp

import (
	"strings"
	"testing"
)

// A place is marked by a bar; what is wanted is the keys above it, and whether a key may
// begin there.
func TestKeysAbove(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"---\ntitle: T|\n---", "title"},
		{"---\nti|\n---", " key"},
		{"---\nactors: [a, b|]\n---", "actors"},
		{"---\nactors:\n  - a|\n---", "actors key"},
		{"---\nactors:\n- a|\n---", "actors key"},
		{"---\nrecommendations:\n  - id: r\n    to: x|\n---", "recommendations to"},
		{"---\nrecommendations:\n  - id: r\n    |\n---", "recommendations key"},
		{"---\nrecommendations:\n- id: r\n  history:\n  - date: 2024\n    sta|\n---", "recommendations history key"},
		{"---\nrecommendations:\n  - id: r\n    history:\n      - {date: 2024, status: ad|}\n---", "recommendations history status"},
		{"---\nevents: [{id: e, |}]\n---", "events key"},
		{"---\nevents:\n  - id: e\n    actors: [a, |]\nfigures: []\n---", "events actors"},
		{"---\nevents:\n  - id: e\nfig|\n---", " key"},
		{"---\nevents:\n  - {id: e, figures: [{id: f, unit: x}, {id: |}]}\n---", "events figures id"},
		{"---\ntopics: x # c|\n---", "topics"},
		{"---\nsources:\n  # a comment\n\n  - id: |\n---", "sources id"},
	} {
		line, col := 0, 0
		lines := strings.Split(test.text, "\n")
		for i, l := range lines {
			if at := strings.IndexByte(l, '|'); at >= 0 {
				line, col, lines[i] = i, at, l[:at]+l[at+1:]
			}
		}
		p := placeAt("content/briefs/b.md", lines, line, col)
		keys, atKey := keysAbove(lines, line, p.start)
		got := strings.Join(keys, " ")
		if atKey {
			got += " key"
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestPlaceInText(t *testing.T) {
	for _, test := range []struct{ text, opened, word string }{
		{"See [[kim-jo|ng-un]] here", "[[", "kim-jong-un"}, {"See [[Kim Jong| Un|Kim]]", "[[", "Kim Jong Un"}, {"[@s-o|ne, p. 3]", "[@", "s-one"},
		{"[a; @s-|two]", "[@", "s-two"}, {"[x](../actors/ki|m.md)", "](", "../actors/kim.md"}, {"mail@exam|ple", "", "example"}, {"plain wo|rd", "", "word"},
	} {
		at := strings.Index(test.text, "|")
		if test.text[at:] == "|Kim]]" {
			at = strings.LastIndex(test.text, "|")
		}
		text := test.text[:at] + test.text[at+1:]
		p := placeAt("content/briefs/b.md", []string{"---", "---", text}, 2, at)
		if p.opened != test.opened || p.word != test.word {
			t.Errorf("%s: %q %q", test.text, p.opened, p.word)
		}
	}
}

// Wherever the cursor is in whatever text, a place is found without a panic.
func FuzzPlaceAt(f *testing.F) {
	f.Add("---\nactors: [a, {b: \"c\"}]\n  - x: y\n---\n[[a|b]] [@c] [d](e)", 1, 5)
	f.Fuzz(func(t *testing.T, text string, line, col int) {
		for _, file := range []string{"content/briefs/b.md", "content/site.yaml", "content/sources.yaml", "x"} {
			placeAt(file, strings.Split(text, "\n"), line, max(0, col))
		}
	})
}
