package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// encoder writes canvases as PNG (ISO/IEC 15948). The rows of a canvas are what PNG
// compresses, so that they need not be made out of an image, as image/png would.
type encoder struct {
	head []byte // all that stands before the pixels
	out  bytes.Buffer
	data bytes.Buffer
	zlib *zlib.Writer
}

func newEncoder() (*encoder, error) {
	e := &encoder{}
	var err error
	if e.zlib, err = zlib.NewWriterLevel(&e.data, zlib.BestSpeed); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	var header []byte
	header = binary.BigEndian.AppendUint32(header, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	header = append(header, 4, 3, 0, 0, 0) // bits a pixel, by palette, and the only methods there are
	e.head = append(e.head, "\x89PNG\r\n\x1a\n"...)
	e.head = appendChunk(e.head, "IHDR", header)
	e.head = appendChunk(e.head, "PLTE", palette())
	return e, nil
}

// png gives the bytes of a picture, which are valid until the next call.
func (e *encoder) png(rows []byte) ([]byte, error) {
	e.data.Reset()
	e.zlib.Reset(&e.data)
	if _, err := e.zlib.Write(rows); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	if err := e.zlib.Close(); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	e.out.Reset()
	e.out.Write(e.head)
	e.out.Write(appendChunk(e.out.AvailableBuffer(), "IDAT", e.data.Bytes()))
	e.out.Write(appendChunk(e.out.AvailableBuffer(), "IEND", nil))
	return e.out.Bytes(), nil
}

// appendChunk appends a chunk: its length, name, data and checksum.
func appendChunk(to []byte, name string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data)))
	named := len(to)
	to = append(append(to, name...), data...)
	return binary.BigEndian.AppendUint32(to, crc32.ChecksumIEEE(to[named:]))
}

// palette gives the colours, three bytes each: those of the site's light scheme
// (static/css/1-ground.css), which a test holds.
func palette() []byte {
	from, to, mark := [3]int{0xfc, 0xfc, 0xfa}, [3]int{0x1a, 0x1c, 0x20}, [3]byte{0x9c, 0x2a, 0x1e}
	var colours []byte
	for level := range ink + 1 {
		for i := range 3 {
			colours = append(colours, byte(from[i]+(to[i]-from[i])*level/ink))
		}
	}
	return append(colours, mark[:]...)
}
