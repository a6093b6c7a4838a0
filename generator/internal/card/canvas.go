package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// The colours of a canvas: from paper to ink in steps, and the accent.
const (
	paper  = 0
	faint  = 3
	soft   = 11
	ink    = 14
	accent = 15
)

// palette gives the colours: those of the site's light scheme (static/css/1-ground.css),
// which a test holds. Nothing has the last one: with sixteen or fewer, image/png packs two
// pixels into a byte, which saves a fifth of the bytes and takes three times as long.
func palette() color.Palette {
	from, to := [3]int{0xfc, 0xfc, 0xfa}, [3]int{0x1a, 0x1c, 0x20}
	var colours color.Palette
	for level := range ink + 1 {
		at := func(i int) byte { return byte(from[i] + (to[i]-from[i])*level/ink) }
		colours = append(colours, color.RGBA{at(0), at(1), at(2), 0xff})
	}
	return append(colours, mark(), color.RGBA{A: 0xff})
}

func mark() color.RGBA { return color.RGBA{0x9c, 0x2a, 0x1e, 0xff} }

// canvas is the pixels of a card.
type canvas struct {
	image   *image.Paletted
	encoder png.Encoder
	out     bytes.Buffer
}

func newCanvas() *canvas {
	return &canvas{image: image.NewPaletted(image.Rect(0, 0, Width, Height), palette()),
		encoder: png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &pool{}}}
}

// png gives the bytes of the picture, which are valid until the next call.
func (c *canvas) png() ([]byte, error) {
	c.out.Reset()
	if err := c.encoder.Encode(&c.out, c.image); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	return c.out.Bytes(), nil
}

// pool keeps the memory of an encoder for the next card.
type pool struct{ kept *png.EncoderBuffer }

func (p *pool) Get() *png.EncoderBuffer  { return p.kept }
func (p *pool) Put(b *png.EncoderBuffer) { p.kept = b }

func (c *canvas) clear() { clear(c.image.Pix) }

// row gives a row's pixels from x on.
func (c *canvas) row(x, y, width int) []byte { return c.image.Pix[c.image.PixOffset(x, y):][:width] }

// fill fills a rectangle with a colour.
func (c *canvas) fill(x, y, width, height int, colour byte) {
	for i := range height {
		row := c.row(x, y+i, width)
		for j := range row {
			row[j] = colour
		}
	}
}

// write writes a line of text that begins at x on the baseline y. What would lie outside
// is left out.
func (c *canvas) write(f *face, x, y int, line string) {
	for _, r := range line {
		g := f.glyph(r)
		left, top := x+g.left, y+g.top
		x += g.advance
		if left < 0 || left+g.width > Width || top < 0 || top+g.height > Height {
			continue
		}
		for i := range g.height {
			row := c.row(left, top+i, g.width)
			for j, v := range g.pixels[i*g.width:][:g.width] {
				row[j] = max(row[j], v) // letters may touch
			}
		}
	}
}
