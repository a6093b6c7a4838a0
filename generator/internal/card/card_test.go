package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
)

func newTestPainter(t testing.TB) *Painter {
	t.Helper()
	p, err := NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// drawn gives a card as a reader of PNGs sees it.
func drawn(t testing.TB, p *Painter, c Card) *image.Paletted {
	t.Helper()
	data, err := p.PNG(c)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("CARDS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".png"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m.(*image.Paletted)
}

// inked gives the rectangle of a part of a card in which there is text.
func inked(m *image.Paletted, part image.Rectangle) image.Rectangle {
	var r image.Rectangle
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if m.ColorIndexAt(x, y) > faint {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

var (
	head  = image.Rect(0, bar, Width, headRule)
	title = image.Rect(0, headRule+6, Width, footLine-footHeight-footRule)
	foot  = image.Rect(0, footLine-footHeight-footRule, Width, Height)
)

func TestCardsShowWhatTheySay(t *testing.T) {
	p := newTestPainter(t)
	long := strings.Repeat("What the ministries of seven governments were told about the matter, ", 12)
	for _, test := range []struct {
		name              string
		card              Card
		head, title, foot bool
	}{
		{"all", Card{Head: "The Moscow–Pyongyang File", Title: "Fears of an October surprise: what US officials told NBC News", Foot: "News analysis · MPF 2 · May 2024 (uncertain)"}, true, true, true},
		{"short", Card{Head: "Archive", Title: "Fees", Foot: "Brief · 2024"}, true, true, true},
		{"long", Card{Head: long, Title: long, Foot: long}, true, true, true},
		{"one long word", Card{Head: "Archive", Title: strings.Repeat("Donaudampfschiff", 30), Foot: "2024"}, true, true, true},
		{"Cyrillic and Greek", Card{Head: "Архив", Title: "Воспоминания полковника Запта — Ἀθῆναι?", Foot: "Ελλάδα"}, true, false, true},
		{"accents in two characters", Card{Head: "Archive", Title: "Cafe\u0301 so\u00adcie\u200bty", Foot: "2024"}, true, true, true},
		{"no title in Korean", Card{Head: "Archive", Title: "북한의 선택 and more", Foot: "Brief · 2024"}, true, false, true},
		{"nothing", Card{}, false, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := drawn(t, p, test.card)
			if m.Bounds() != image.Rect(0, 0, Width, Height) {
				t.Fatalf("it is %v large", m.Bounds())
			}
			for what, part := range map[string]struct {
				wanted bool
				at     image.Rectangle
			}{"head": {test.head, head}, "title": {test.title, title}, "foot": {test.foot, foot}} {
				r := inked(m, part.at)
				if r.Empty() == part.wanted {
					t.Errorf("the %s is shown: %v", what, !r.Empty())
				}
				if !r.Empty() && (r.Min.X < margin-6 || r.Max.X > Width-margin+6) {
					t.Errorf("the %s runs into the margin: %v", what, r)
				}
			}
			if m.At(Width/2, 0) != (color.RGBA{0x9c, 0x2a, 0x1e, 0xff}) {
				t.Errorf("the bar is %v", m.At(Width/2, 0))
			}
		})
	}
}

// TestSameCardSameBytes wants what a painter drew before to be without influence.
func TestSameCardSameBytes(t *testing.T) {
	c := Card{Head: "Archive", Title: "A title of two lines, which is what most titles of briefs have", Foot: "Brief · June 2024"}
	first, err := newTestPainter(t).PNG(c)
	if err != nil {
		t.Fatal(err)
	}
	p := newTestPainter(t)
	drawn(t, p, Card{Head: "Another archive", Title: "Another title", Foot: "Report"})
	again, err := p.PNG(c)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the bytes differ, %v", err)
	}
	if len(first) > 40<<10 {
		t.Errorf("a card has %d bytes", len(first))
	}
}

func TestMissing(t *testing.T) {
	p := newTestPainter(t)
	for text, want := range map[string]rune{"Plain “text” – 2024 …": 0, "Ångström, Łódź, Ђорђе, Ώρα": 0, "so\u00adciety": 0, "Kim 김정은": '김', "声明": '声', "": 0} {
		if r, lacks := p.Missing(text); r != want || lacks != (want != 0) {
			t.Errorf("%q: %q is missing, %v", text, r, lacks)
		}
	}
}

func TestWrap(t *testing.T) {
	bold, err := newTypeface(gobold.TTF)
	if err != nil || bold.add(54, ink) != nil {
		t.Fatal(err)
	}
	f := bold.at(54)
	for _, test := range []struct {
		text string
		most int
		want []string
	}{
		{"", 3, []string{""}},
		{"one two", 3, []string{"one two"}},
		{"one\u00a0two  three\nfour", 3, []string{"one two three", "four"}},
		{"one two three four five six seven", 2, []string{"one two three", "four five six…"}},
		{"aaaaaaaaaaaaaaaaaaaaaaa b", 3, []string{"aaaaaaaaaaaaa", "aaaaaaaaaa b"}},
	} {
		got := f.wrap(test.text, 400, test.most)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q is wrapped as %q, want %q", test.text, got, test.want)
		}
		for _, line := range got {
			if f.width(line) > 400 {
				t.Errorf("%q is %d pixels wide", line, f.width(line))
			}
		}
	}
}

// TestColours holds the colours of cards to those of the site.
func TestColours(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("..", "..", "..", "static", "css", "1-ground.css"))
	if err != nil {
		t.Fatal(err)
	}
	for name, i := range map[string]int{"paper": paper, "ink": ink, "rule": accent} {
		m := regexp.MustCompile(`--` + name + `: light-dark\(#([0-9a-f]{6}),`).FindSubmatch(css)
		if m == nil {
			t.Fatalf("the style sheet has no --%s", name)
		}
		r, g, b, _ := palette()[i].RGBA()
		if got := fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8); got != string(m[1]) {
			t.Errorf("--%s is #%s, on cards it is #%s", name, m[1], got)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	p := newTestPainter(b)
	c := Card{Head: "The Moscow–Pyongyang File", Title: "Fears of an October surprise: what US officials told NBC News", Foot: "News analysis · May 2024"}
	for b.Loop() {
		if _, err := p.PNG(c); err != nil {
			b.Fatal(err)
		}
	}
}
