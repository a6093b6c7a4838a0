// Package picture measures pictures: PNG, JPEG, GIF, WebP and SVG, by their heads alone.
//
// It promises the size at which browsers show a picture that nothing else sizes: a
// photograph that is stored lying on its side is turned as Exif says, an SVG has the size
// that it names, in CSS pixels, and one that names a view box alone is wider than any column. Of what it does not know, it
// says so; it never reads more than a megabyte, and hostile bytes cost no more. The tests
// measure files of each kind, and a fuzz target what is none.
package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/webp"
)

// Size is of a picture, in CSS pixels. The zero Size is not known.
type Size struct{ Width, Height int }

// Known reports whether anything is known of it.
func (s Size) Known() bool { return s.Width > 0 && s.Height > 0 }

const (
	mostHead = 1 << 20 // bytes that are read
	mostSize = 1 << 16 // pixels; beyond it, a size is a mistake
	fill     = 1200    // pixels, of an SVG that is as wide as there is room
)

// Measure reads the size of a picture.
func Measure(r io.Reader) Size {
	b := bufio.NewReaderSize(io.LimitReader(r, mostHead), 4096)
	head, _ := b.Peek(16)
	var c image.Config
	var err error
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG")):
		c, err = png.DecodeConfig(b)
	case bytes.HasPrefix(head, []byte("\xff\xd8")):
		return photograph(b)
	case bytes.HasPrefix(head, []byte("GIF8")):
		c, err = gif.DecodeConfig(b)
	case len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		c, err = webp.DecodeConfig(b)
	default:
		return drawing(b)
	}
	if err != nil {
		return Size{}
	}
	return sized(c.Width, c.Height)
}

func sized(width, height int) Size {
	if width < 1 || height < 1 || width > mostSize || height > mostSize {
		return Size{}
	}
	return Size{width, height}
}

// photograph measures a JPEG.
func photograph(r io.Reader) Size {
	var head bytes.Buffer
	c, err := jpeg.DecodeConfig(io.TeeReader(r, &head))
	if err != nil {
		return Size{}
	}
	if orientation(head.Bytes()) >= 5 {
		return sized(c.Height, c.Width)
	}
	return sized(c.Width, c.Height)
}

// orientation is how a JPEG is stored (Exif 2.32, tag 0x0112): from 5 to 8 on its side; 0
// if it does not say.
func orientation(data []byte) int {
	for i := 2; i+4 <= len(data) && data[i] == 0xff; {
		marker, n := data[i+1], int(binary.BigEndian.Uint16(data[i+2:]))
		if marker == 0xda || n < 2 || i+2+n > len(data) { // what follows is the picture
			return 0
		}
		if exif, ok := bytes.CutPrefix(data[i+4:i+2+n], []byte("Exif\x00\x00")); ok && marker == 0xe1 {
			return exifOrientation(exif)
		}
		i += 2 + n
	}
	return 0
}

func exifOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	first := int64(order.Uint32(tiff[4:]))
	if first+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == 0x0112 {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[12:]
	}
	return 0
}

// drawing measures an SVG by its first element.
func drawing(r io.Reader) Size {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // what is asked for is ASCII
	for {
		token, err := d.RawToken()
		if err != nil {
			return Size{}
		}
		if e, ok := token.(xml.StartElement); ok {
			if e.Name.Local != "svg" {
				return Size{}
			}
			return drawn(e.Attr)
		}
	}
}

func drawn(attributes []xml.Attr) Size {
	var width, height float64
	var box []string
	for _, a := range attributes {
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
		}
	}
	if len(box) == 4 {
		w, h := pixels(box[2]), pixels(box[3])
		switch {
		case w <= 0 || h <= 0:
		case width <= 0 && height <= 0:
			width, height = fill, fill*h/w
		case width <= 0:
			width = height * w / h
		case height <= 0:
			height = width * h / w
		}
	}
	return sized(whole(width), whole(height))
}

func whole(x float64) int {
	if !(x > 0 && x < 2*mostSize) {
		return 0
	}
	return max(1, int(math.Round(x)))
}

// pixels reads a length (CSS Values 4); 0 if it is relative or none.
func pixels(s string) float64 {
	s = strings.TrimSpace(s)
	for unit, size := range map[string]float64{"px": 1, "pt": 96. / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "": 1} {
		if number, ok := strings.CutSuffix(s, unit); ok {
			if x, err := strconv.ParseFloat(number, 64); err == nil && !math.IsInf(x, 0) && !math.IsNaN(x) {
				return x * size
			}
		}
	}
	return 0
}
