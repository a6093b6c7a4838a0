// Package card draws card pictures: what social networks show of a page beside a link
// to it. They take no SVG, so these are PNGs, of the size that they ask for, in the
// colours of the site and in the Go fonts, which cover Latin, Greek and Cyrillic.
//
// Cards are drawn in sixteen colours, one after the other into one canvas: that, and
// glyphs drawn once, make a card cost some two milliseconds.
package card

import (
	"cmp"
	"image/color"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The size of a card, in pixels.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card says. A text that holds a character which the fonts lack is left
// out whole, because half a title is worse than none.
type Card struct {
	Head  string     // the name of the site
	Title string     // of the page; at most five lines of it are shown
	Foot  string     // what the page is, and of when; at most two lines
	Mark  color.RGBA // of the bar at the top; zero for the site's own
}

// Where things stand, in pixels.
const (
	margin     = 80
	measure    = Width - 2*margin
	bar        = 18  // the height of the coloured bar at the top
	headLine   = 96  // the baseline of the head
	headRule   = 122 // the rules below it
	titleTop   = 150
	footLine   = 574 // the baseline of the last line of the foot
	footHeight = 42  // of a line
	footRule   = 58  // from the rule above the foot down to its first baseline
)

// Sizes of text, in pixels. A long title is set smaller.
const (
	headSize = 34
	footSize = 30
)

// titleSize is a size of titles, and how many lines of it there is room for.
type titleSize struct {
	size, leading, lines int
}

func titleSizes() []titleSize {
	return []titleSize{{80, 92, 3}, {66, 77, 4}, {52, 60, 5}}
}

// Painter draws cards, one after the other; it is not for several goroutines at once.
type Painter struct {
	bold, regular *typeface
	canvas        *canvas
}

// NewPainter makes a Painter, with all that it needs for any number of cards.
func NewPainter() (*Painter, error) {
	bold, regular, err := typefaces()
	if err != nil {
		return nil, err
	}
	return &Painter{bold: bold, regular: regular, canvas: newCanvas()}, nil
}

// PNG draws a card. The bytes are valid until the next call, and depend on the card alone.
func (p *Painter) PNG(c Card) ([]byte, error) {
	p.canvas.clear()
	p.canvas.image.Palette[accent] = cmp.Or(c.Mark, mark())
	p.canvas.fill(0, 0, Width, bar, accent)
	if head := p.fitting(c.Head, p.bold); head != "" {
		face := p.bold.at(headSize)
		p.canvas.write(face, margin, headLine, face.wrap(head, measure, 1)[0])
		p.canvas.fill(margin, headRule, measure, 2, faint)
		p.canvas.fill(margin, headRule+4, measure, 2, faint)
	}
	if foot := p.fitting(c.Foot, p.regular); foot != "" {
		face := p.regular.at(footSize)
		lines := face.wrap(foot, measure, 2)
		first := footLine - (len(lines)-1)*footHeight
		p.canvas.fill(margin, first-footRule, measure, 2, faint)
		for i, line := range lines {
			p.canvas.write(face, margin, first+i*footHeight, line)
		}
	}
	if title := p.fitting(c.Title, p.bold); title != "" {
		p.title(title)
	}
	return p.canvas.png()
}

// title writes a title in the largest size in which all of it finds room.
func (p *Painter) title(title string) {
	for i, s := range titleSizes() {
		face := p.bold.at(s.size)
		lines := face.wrap(title, measure, s.lines+1)
		if len(lines) > s.lines && i < len(titleSizes())-1 {
			continue
		}
		if len(lines) > s.lines {
			lines = face.wrap(title, measure, s.lines)
		} else {
			lines = face.balance(title, lines)
		}
		for n, line := range lines {
			p.canvas.write(face, margin, titleTop+s.size+n*s.leading, line)
		}
		return
	}
}

// Missing gives the first character of a text that the fonts lack.
func (p *Painter) Missing(text string) (rune, bool) { return p.bold.missing(set(text)) }

// fitting gives a text as it is set, or "" if the typeface lacks a character of it.
func (p *Painter) fitting(text string, face *typeface) string {
	text = set(text)
	if _, lacks := face.missing(text); lacks {
		return ""
	}
	return text
}

// set makes a text ready to be set: accents are part of their letters, and characters
// that nobody sees (soft hyphens, joiners, marks of direction) are gone.
func set(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}
