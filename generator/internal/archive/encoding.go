package archive

import (
	"bytes"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
)

// open makes a file the one in work: it checks the encoding and makes all line ends \n.
// Of a file in UTF-16 it keeps what is ASCII, so that a draft is known as one.
func (d *decoding) open(src []byte, file string) bool {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	d.name, d.src = file, src
	if name := wide(src); name != "" {
		d.list.Add(wrongEncoding(file, name))
		d.src = bytes.ReplaceAll(src, []byte{0}, nil) // its ASCII
		return false
	}
	if i := firstBad(src); i >= 0 {
		at := placeOf(src, i, file)
		if src[i] == 0 {
			d.list.Errorf(diag.Encoding, at, 1, "save the file as plain text", "a NUL byte: this is not a text file")
		} else {
			d.list.Errorf(diag.Encoding, at, 1, "save the file as UTF-8", "the byte 0x%02X is not UTF-8", src[i])
		}
		return false
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	d.src = src
	return true
}

// wide names the encoding of a text in UTF-16 or UTF-32, or is "". Such a text begins with a
// byte order mark or with characters of ASCII, which have bytes of zero there.
func wide(src []byte) string {
	if len(src) < 4 {
		return ""
	}
	mark, zeros := string(src[:2]), bytes.Count(src[:4], []byte{0})
	switch {
	case zeros == 3, zeros == 2 && (mark == "\xff\xfe" || mark == "\x00\x00"):
		return "UTF-32"
	case mark == "\xff\xfe", mark == "\xfe\xff", zeros == 2 && src[0] == 0 && src[2] == 0, zeros == 2 && src[1] == 0 && src[3] == 0:
		return "UTF-16"
	}
	return ""
}

func wrongEncoding(file, name string) diag.Message {
	return diag.Message{Code: diag.Encoding, Severity: diag.Error, Pos: diag.Pos{File: file},
		Text: "the file is in " + name + ", and only UTF-8 is read", Fix: "save the file as UTF-8"}
}

// firstBad finds the first byte that is NUL or no part of UTF-8, or -1.
func firstBad(src []byte) int {
	nul := bytes.IndexByte(src, 0)
	if utf8.Valid(src) {
		return nul
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return nul
}

func placeOf(src []byte, i int, file string) diag.Pos {
	start := bytes.LastIndexByte(src[:i], '\n') + 1
	return diag.Pos{File: file, Line: int32(bytes.Count(src[:i], []byte("\n"))) + 1, Col: int32(utf8.RuneCount(src[start:i])) + 1}
}

// glean takes from a brief that cannot be read what decides whether it is withheld, so that
// it stops nothing then: its lines draft and date.
func (b *Brief) glean(src []byte) {
	for i, line := range strings.FieldsFunc(string(src), func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimRight(line, " \t"); i > 0 && (line == "---" || line == "+++") {
			return
		}
		at := strings.IndexAny(line, ":=") // TOML has =
		if at < 0 {
			continue
		}
		value, _, _ := strings.Cut(line[at+1:], " #")
		value = strings.Trim(value, ` "'`)
		switch key := strings.TrimRight(line[:at], " "); {
		case key == "draft" && value == "true":
			b.Draft = true
		case key == "date":
			b.Date.Date, _ = edtf.Parse(value)
		}
	}
}

// gleanFile gleans from the beginning of a file that is too large to be read.
func (r *Reading) gleanFile(p *piece) {
	if f, err := r.files.Open(p.file.Path, math.MaxInt64); err == nil {
		d := newDecoding(r.decoder)
		if src, err := io.ReadAll(io.LimitReader(f, MaxFrontMatter)); err == nil {
			d.open(src, p.file.Path)
			p.glean(d.src)
		}
		f.Close()
	}
}
