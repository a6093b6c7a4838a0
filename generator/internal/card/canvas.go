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

// row gives a row's pixels from x on, an even number of them.
func (c canvas) row(x, y, width int) []byte { return c.rows[y*rowSize+1+x/2:][:width/2] }

// fill fills a rectangle with a colour. x and width are even.
func (c canvas) fill(x, y, width, height int, colour byte) {
	for i := range height {
		row := c.row(x, y+i, width)
		for j := range row {
			row[j] = colour<<4 | colour
		}
	}
}

// write writes a line of text that begins at x on the baseline y. What would lie outside
// is left out.
func (c canvas) write(f *face, x, y int, line string) {
	for _, r := range line {
		g := f.glyph(r)
		left, top := x+g.left, y+g.top
		x += g.advance
		if left < 0 || left+g.width > Width || top < 0 || top+g.height > Height {
			continue
		}
		pixels := g.pixels[left%2]
		for i := range g.height {
			row := c.row(left, top+i, g.width)
			for j, v := range pixels[i*len(row):][:len(row)] {
				if v != 0 {
					row[j] = max(row[j]>>4, v>>4)<<4 | max(row[j]&0xF, v&0xF) // letters may touch
				}
			}
		}
	}
}
