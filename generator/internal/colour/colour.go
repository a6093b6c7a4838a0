// Package colour makes a colour readable: it measures contrast as WCAG 2.2 does, and
// where that is too little changes the lightness, and nothing else that an eye would
// notice.
//
// It promises that what Readable gives has the contrast that was asked for, in the eight
// bits a channel in which browsers get it, and that a colour which has it already stays as
// it is; the tests hold both for thousands of colours.
package colour

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// RGB is a colour of the sRGB space, eight bits a channel.
type RGB struct{ R, G, B uint8 }

// Parse reads #rrggbb or #rgb; the number sign may be left out.
func Parse(s string) (RGB, bool) {
	s = strings.TrimPrefix(s, "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return RGB{}, false
	}
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String gives #rrggbb.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast is the ratio of two colours' luminances, from 1 to 21 (WCAG 2.2, "contrast
// ratio"). Text needs 4.5, a line or a shape that says something 3.
func Contrast(a, b RGB) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func (c RGB) luminance() float64 {
	r, g, b := c.linear()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

func (c RGB) linear() (r, g, b float64) { return linear(c.R), linear(c.G), linear(c.B) }

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// Readable gives the colour that is nearest to c in lightness and has a contrast of at
// least ratio to all of the grounds, which are all light or all dark. If no colour has,
// it is black or white.
func Readable(c RGB, ratio float64, grounds ...RGB) RGB {
	if contrasts(c, ratio, grounds) {
		return c
	}
	l, a, b := c.oklab()
	end := 0.0
	if len(grounds) > 0 && grounds[0].luminance() < 0.18 {
		end = 1
	}
	const steps = 400
	for i := 1; i <= steps; i++ {
		at := l + (end-l)*float64(i)/steps
		if made := oklab(at, a, b); contrasts(made, ratio, grounds) {
			return made
		}
	}
	return oklab(end, 0, 0)
}

func contrasts(c RGB, ratio float64, grounds []RGB) bool {
	for _, g := range grounds {
		if Contrast(c, g) < ratio {
			return false
		}
	}
	return true
}

// oklab gives a colour's coordinates in OKLab (Ottosson 2020, CSS Color 4): lightness from
// 0 to 1, and hue and strength in two.
func (c RGB) oklab() (light, a, b float64) {
	R, G, B := c.linear()
	l := math.Cbrt(0.4122214708*R + 0.5363325363*G + 0.0514459929*B)
	m := math.Cbrt(0.2119034982*R + 0.6806995451*G + 0.1073969566*B)
	s := math.Cbrt(0.0883024619*R + 0.2817188376*G + 0.6299787005*B)
	return 0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s
}

// oklab gives the colour at coordinates; where sRGB has none, a weaker one of the same hue
// and lightness.
func oklab(light, a, b float64) RGB {
	for strength := 1.0; strength > 0; strength -= 0.02 {
		if c, ok := within(light, a*strength, b*strength); ok {
			return c
		}
	}
	c, _ := within(light, 0, 0)
	return c
}

func within(light, a, b float64) (RGB, bool) {
	l := light + 0.3963377774*a + 0.2158037573*b
	m := light - 0.1055613458*a - 0.0638541728*b
	s := light - 0.0894841775*a - 1.2914855480*b
	l, m, s = l*l*l, m*m*m, s*s*s
	ok := true
	channel := func(x float64) uint8 {
		ok = ok && x > -0.001 && x < 1.001
		x = min(max(x, 0), 1)
		if x <= 0.0031308 {
			x *= 12.92
		} else {
			x = 1.055*math.Pow(x, 1/2.4) - 0.055
		}
		return uint8(math.Round(x * 255))
	}
	c := RGB{channel(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		channel(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		channel(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)}
	return c, ok
}
