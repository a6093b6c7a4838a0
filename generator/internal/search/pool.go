package search

import "encoding/binary"

// pool holds many byte strings that grow at the same time, each as a chain of
// slices that double in length, so that thousands of rare terms take little room
// and frequent ones few links.
type pool struct {
	blocks [][]byte
	used   int // of the last block
}

// A slice ends with a link to the next one, as an offset in the pool.
const (
	blockSize  = 1 << 16
	firstSlice = 16
	lastSlice  = 1 << 10
	linkSize   = 4
)

// chain is one byte string of a pool. The zero chain is empty.
type chain struct {
	head, at, end uint32 // offsets: of the first slice, the next byte, the link
	slice         uint16 // the length of the last slice
}

// append adds bytes to a chain.
func (p *pool) append(c *chain, data []byte) {
	if n := uint32(len(data)); c.at+n <= c.end {
		copy(p.blocks[c.at/blockSize][c.at%blockSize:], data)
		c.at += n
		return
	}
	for _, b := range data {
		if c.at == c.end {
			p.extend(c)
		}
		p.blocks[c.at/blockSize][c.at%blockSize] = b
		c.at++
	}
}

// extend gives a chain a further slice.
func (p *pool) extend(c *chain) {
	size := firstSlice
	if c.slice > 0 {
		size = min(2*int(c.slice), lastSlice)
	}
	start := p.take(size)
	if c.slice == 0 {
		c.head = start
	} else {
		binary.LittleEndian.PutUint32(p.blocks[c.end/blockSize][c.end%blockSize:], start)
	}
	c.at, c.end, c.slice = start, start+uint32(size)-linkSize, uint16(size)
}

// take reserves bytes that lie together.
func (p *pool) take(size int) uint32 {
	if len(p.blocks) == 0 || p.used+size > blockSize {
		p.blocks = append(p.blocks, make([]byte, blockSize))
		p.used = 0
	}
	start := (len(p.blocks)-1)*blockSize + p.used
	p.used += size
	return uint32(start)
}

// bytes appends what a chain holds to dst.
func (p *pool) bytes(dst []byte, c *chain) []byte {
	size, start := firstSlice, c.head
	for c.slice > 0 {
		block, at := p.blocks[start/blockSize], start%blockSize
		if start+uint32(size)-linkSize == c.end {
			return append(dst, block[at:at+c.at-start]...)
		}
		link := at + uint32(size) - linkSize
		dst = append(dst, block[at:link]...)
		start = binary.LittleEndian.Uint32(block[link:])
		size = min(2*size, lastSlice)
	}
	return dst
}
