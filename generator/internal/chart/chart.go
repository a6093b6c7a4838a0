// Package chart computes the pictures of the site: how events lie in time
// ([Density]), whom an actor appears with ([Network]) and what happens in each
// year ([Years]). It makes geometry and no markup: the templates chart-density,
// chart-network and chart-years draw it as inline SVG.
//
// What holds for all three:
//
//   - The same input gives the same picture, to the byte: nothing is random, no
//     map is iterated, and no number has more than one decimal.
//   - A picture is bounded in size however much it shows.
//   - No style stands in the markup; looks are classes.
//   - Horizontal places in a picture of time are per cent of its width, vertical
//     ones are CSS pixels. So letters keep their size on every screen, and one
//     picture serves all; what must not touch is laid out for [Narrowest].
//   - A picture shows nothing that the page does not also say in words.
package chart

import "strconv"

// Narrowest is the width in CSS pixels at which nothing in a picture touches
// what it should not: that of the text column on a screen 320 pixels wide.
const Narrowest = 280

// Roomy is the width in CSS pixels from which a picture shows more labels. The
// style sheet knows on how wide a screen the text column is that wide.
const Roomy = 600

// Tenth is a number counted in tenths: 123 is written 12.3. As a share of a
// picture's width it is per mille, and is written in per cent.
type Tenth int

// String writes the number with one decimal, or none when that is 0.
func (t Tenth) String() string { return string(t.append(nil)) }

func (t Tenth) append(b []byte) []byte {
	if t < 0 {
		b, t = append(b, '-'), -t
	}
	b = strconv.AppendInt(b, int64(t)/10, 10)
	if d := t % 10; d != 0 {
		b = append(b, '.', byte('0'+d))
	}
	return b
}

// full is the whole width of a picture.
const full Tenth = 1000

// share gives how much of a picture's width so many pixels are when the picture
// is as wide as given, rounded up.
func share(pixels, width int) Tenth {
	return Tenth((pixels*int(full) + width - 1) / width)
}
