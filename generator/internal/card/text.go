package card

import (
	"errors"
	"fmt"
	"image"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// typeface is a font, and its faces by size in pixels.
type typeface struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	faces  map[int]*face
}

// typefaces gives the two that cards are set in.
func typefaces() (bold, regular *typeface, err error) {
	bold, err1 := newTypeface(gobold.TTF)
	regular, err2 := newTypeface(goregular.TTF)
	if err := errors.Join(err1, err2); err != nil {
		return nil, nil, err
	}
	err = errors.Join(bold.add(headSize, soft), regular.add(footSize, soft))
	for _, s := range titleSizes() {
		err = errors.Join(err, bold.add(s.size, ink))
	}
	return bold, regular, err
}

func newTypeface(ttf []byte) (*typeface, error) {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	return &typeface{font: parsed, faces: map[int]*face{}}, nil
}

// add makes a face of a size, to be written in a colour.
func (t *typeface) add(size, colour int) error {
	f, err := opentype.NewFace(t.font, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return fmt.Errorf("card: %w", err)
	}
	t.faces[size] = &face{font: f, colour: colour, glyphs: map[rune]*glyph{}}
	return nil
}

func (t *typeface) at(size int) *face { return t.faces[size] }

// missing gives the first character that the font lacks. Blanks of any kind are set as
// spaces, so none is missing.
func (t *typeface) missing(text string) (rune, bool) {
	for _, r := range text {
		if i, err := t.font.GlyphIndex(&t.buffer, r); (i == 0 || err != nil) && !unicode.IsSpace(r) {
			return r, true
		}
	}
	return 0, false
}

// face is a typeface at a size and in a colour. It keeps what it has drawn.
type face struct {
	font   font.Face
	colour int
	glyphs map[rune]*glyph
}

// glyph is a character as it is drawn: its pixels as a canvas has them, and where they
// lie around the point at which it is written.
type glyph struct {
	pixels        []byte
	left, top     int
	width, height int
	advance       int // to the next character
}

func (f *face) glyph(r rune) *glyph {
	if unicode.IsSpace(r) {
		r = ' '
	}
	g, known := f.glyphs[r]
	if known {
		return g
	}
	g = &glyph{}
	bounds, mask, at, advance, ok := f.font.Glyph(fixed.Point26_6{}, r)
	if alpha, isAlpha := mask.(*image.Alpha); ok && isAlpha {
		g.left, g.top, g.advance = bounds.Min.X, bounds.Min.Y, advance.Round()
		g.width, g.height = bounds.Dx(), bounds.Dy()
		for y := range g.height {
			for x := range g.width {
				level := (int(alpha.AlphaAt(at.X+x, at.Y+y).A)*f.colour + 127) / 255
				g.pixels = append(g.pixels, byte(level))
			}
		}
	}
	f.glyphs[r] = g
	return g
}

// width measures a text, in pixels.
func (f *face) width(text string) int {
	n := 0
	for _, r := range text {
		n += f.glyph(r).advance
	}
	return n
}

// wrap parts a text into lines of at most width pixels, at blanks, and where a word is
// longer than a line, within it. What most lines cannot hold is left out, and an ellipsis
// stands for it. There is always one line.
func (f *face) wrap(text string, width, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if f.width(longer) <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; f.width(line) > width; {
			head := f.cut(line, width)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	lines = append(lines, line)
	if len(lines) > most {
		lines = lines[:most]
		last := lines[most-1]
		for f.width(last+"…") > width && last != "" {
			last = last[:len(last)-lastSize(last)]
		}
		lines[most-1] = strings.TrimRight(last, " ,;:.–—-") + "…"
	}
	return lines
}

// cut gives what of a word fits on a line: one character at least.
func (f *face) cut(word string, width int) string {
	n := 0
	for i, r := range word {
		if n += f.glyph(r).advance; n > width && i > 0 {
			return word[:i]
		}
	}
	return word
}

// lastSize is the length in bytes of the last character.
func lastSize(s string) int {
	r := []rune(s)
	return len(string(r[len(r)-1]))
}

// balance makes lines about equally long, without making them more.
func (f *face) balance(text string, lines []string) []string {
	const step = 24
	for width := measure - step; width > measure/2; width -= step {
		narrower := f.wrap(text, width, len(lines)+1)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}
