package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// made gives a picture of 30 by 20 pixels as a file of each kind that Go can write.
func made(t testing.TB) map[string][]byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{color.White, color.Black})
	files := map[string][]byte{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"png":  func(b *bytes.Buffer) error { return png.Encode(b, m) },
		"jpeg": func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) },
		"gif":  func(b *bytes.Buffer) error { return gif.Encode(b, m, nil) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		files[name] = b.Bytes()
	}
	files["webp"] = []byte("RIFF\x24\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x1d\x00\x00\x13\x00\x00")
	return files
}

// turned puts what Exif says of the orientation into a JPEG.
func turned(photo []byte, order binary.AppendByteOrder, mark string, orientation uint16) []byte {
	exif := append([]byte("Exif\x00\x00"), mark...)
	exif = order.AppendUint16(exif, 42)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	for _, e := range [][2]uint16{{0x010e, 1}, {0x0112, orientation}} {
		exif = order.AppendUint16(order.AppendUint16(exif, e[0]), 3)
		exif = order.AppendUint16(order.AppendUint16(order.AppendUint32(exif, 1), e[1]), 0)
	}
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(exif)+2))
	return bytes.Join([][]byte{photo[:2], segment, exif, photo[2:]}, nil)
}

func TestMeasure(t *testing.T) {
	files := made(t)
	for name, data := range files {
		if got := Measure(bytes.NewReader(data)); got != (Size{30, 20}) {
			t.Errorf("%s: %v", name, got)
		}
	}
	for orientation, want := range map[uint16]Size{1: {30, 20}, 3: {30, 20}, 6: {20, 30}, 8: {20, 30}} {
		for _, data := range [][]byte{turned(files["jpeg"], binary.BigEndian, "MM", orientation), turned(files["jpeg"], binary.LittleEndian, "II", orientation)} {
			if got := Measure(bytes.NewReader(data)); got != want {
				t.Errorf("orientation %d: %v, want %v", orientation, got, want)
			}
		}
	}
}

func TestDrawings(t *testing.T) {
	for svg, want := range map[string]Size{
		`<svg width="40" height="30">`: {40, 30},
		`<?xml version="1.0" encoding="latin1"?><!-- x --><svg width="1in" height="2.54cm">`: {96, 96},
		`<svg viewBox="0 0 100 50"/>`:                                        {1200, 600},
		`<svg width="50px" viewBox="0,0,100,50"/>`:                           {50, 25},
		`<svg height="50pt" viewBox="-1 -1 2.0 1e0"/>`:                       {133, 67},
		`<svg width="100%" height="100%" viewBox="0 0 8 6"/>`:                {1200, 900},
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"/>`: {9, 9},
		`<svg width="10em" height="2em"/>`:                                   {},
		`<svg width="-5" height="5"/>`:                                       {},
		`<svg width="1e9" height="5"/>`:                                      {},
		`<svg width="NaN" height="Inf" viewBox="0 0 NaN 5"/>`:                {},
		`<html><svg width="4" height="3"/></html>`:                           {},
		``:      {},
		`plain`: {},
	} {
		if got := Measure(strings.NewReader(svg)); got != want {
			t.Errorf("%s: %v, want %v", svg, got, want)
		}
	}
}

func FuzzMeasure(f *testing.F) {
	for _, data := range made(f) {
		f.Add(data)
	}
	f.Add(turned(made(f)["jpeg"], binary.LittleEndian, "II", 6))
	f.Add([]byte(`<svg viewBox="0 0 100 50"/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s := Measure(bytes.NewReader(data)); s != (Size{}) && (!s.Known() || max(s.Width, s.Height) > mostSize) {
			t.Errorf("%v", s)
		}
	})
}
