package card

// The colours of a canvas: from paper to ink in steps, and the accent.
const (
	paper  = 0
	faint  = 3
	soft   = 11
	ink    = 14
	accent = 15
)

// rowSize is the bytes of a row of pixels as PNG wants it: a byte that names the
// filter, of which there is none, and two pixels a byte, the left one in the high bits.
const rowSize = 1 + Width/2

// canvas is the pixels of a card.
type canvas struct {
	rows []byte
}

func newCanvas() canvas { return canvas{make([]byte, rowSize*Height)} }

func (c canvas) clear() { clear(c.rows) }

// fill fills a rectangle with a colour.
func (c canvas) fill(x, y, width, height int, colour byte) {
	for row := y; row < y+height; row++ {
		for column := x; column < x+width; column++ {
			c.darken(column, row, colour)
		}
	}
}

// write writes a line of text that begins at x on the baseline y.
func (c canvas) write(f *face, x, y int, colour int, line string) {
	for _, r := range line {
		g := f.glyph(r)
		for row := range g.bounds.Dy() {
			covered := g.mask.Pix[row*g.mask.Stride:][:g.bounds.Dx()]
			for column, cover := range covered {
				if level := (int(cover)*colour + 127) / 255; level > 0 {
					c.darken(x+g.bounds.Min.X+column, y+g.bounds.Min.Y+row, byte(level))
				}
			}
		}
		x += g.advance
	}
}

// darken makes a pixel as dark as a colour, unless it is darker; what lies outside is
// left out.
func (c canvas) darken(x, y int, colour byte) {
	if x < 0 || x >= Width || y < 0 || y >= Height {
		return
	}
	b := &c.rows[y*rowSize+1+x/2]
	if x%2 == 0 {
		*b = max(*b>>4, colour)<<4 | *b&0xF
	} else {
		*b = *b&0xF0 | max(*b&0xF, colour)
	}
}
