package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chancery/generator/internal/letters"
)

// canon is text in the form in which names are compared: Unicode's form NFC,
// any run of white space one space, ’ as ', ‐ and ‑ as -, soft hyphens and
// character references gone. It remembers where everything came from.
type canon struct {
	text   []byte
	shifts []shift
	html   bool // the source has character references
	space  bool // the last character is a space
	delta  int  // of the last shift
}

// shift says that from an offset of the text on, the source is delta bytes further.
type shift struct{ at, delta int }

// reset empties it and fills it with a source.
func (c *canon) reset(source string) {
	c.text, c.shifts, c.space, c.delta = c.text[:0], append(c.shifts[:0], shift{}), false, 0
	if surelyNFC(source) || norm.NFC.IsNormalString(source) {
		c.feed(source, 0)
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, source)
	for !it.Done() {
		at := it.Pos()
		c.feed(string(it.Next()), at)
	}
}

// isCanonical reports whether a stretch of HTML is plainly its own canonical form:
// ASCII without references, controls and runs of blanks.
func isCanonical(s string) bool {
	blank := false
	for i := range len(s) {
		switch asIs[s[i]] {
		case 0:
			return false
		case ' ':
			if blank {
				return false
			}
			blank = true
		default:
			blank = false
		}
	}
	return true
}

// asIs holds the bytes that canonical text may hold by themselves.
var asIs = func() (table [256]byte) {
	for b := byte(' '); b < 0x7f; b++ {
		table[b] = b
	}
	table['&'] = 0
	return table
}()

// surelyNFC spares most text the search in Unicode's tables: it reports whether
// all characters are of ranges that hold nothing which the form NFC changes.
func surelyNFC(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < 0xCC { // before U+0300
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= 0x400 && r <= 0x482, r >= 0x2010 && r <= 0x2027, r >= 0x3001 && r < 0x3099, r >= 0x30A0 && r < 0x3100,
			r >= 0x4E00 && r < 0xA000, r >= 0xAC00 && r <= 0xD7A3:
			i += size
		default:
			return false
		}
	}
	return true
}

// feed appends text whose first byte has offset at in the source.
func (c *canon) feed(s string, at int) {
	for i := 0; i < len(s); {
		if n := c.ordinary(s[i:]); n > 0 {
			c.mark(at + i)
			c.text = append(c.text, s[i:i+n]...)
			i += n
			c.space = s[i-1] == ' '
			continue
		}
		switch b := s[i]; {
		case b == ' ' || b == '\n' || b == '\t' || b == '\r':
			c.white(at + i)
			i++
		case b == '&' && c.html:
			char, n := letters.Reference(s[i:])
			c.put(at+i, char)
			i += n
		case b < utf8.RuneSelf:
			c.put(at+i, b)
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			c.wide(r, s[i:i+size], at+i)
			i += size
		}
	}
}

// ordinary gives how many bytes of s can be taken over as they are.
func (c *canon) ordinary(s string) int {
	space := c.space
	for i := range len(s) {
		b := s[i]
		if b >= utf8.RuneSelf || b < ' ' || b == '&' || b == ' ' && space {
			return i
		}
		space = b == ' '
	}
	return len(s)
}

// put appends a byte that stands at an offset of the source.
func (c *canon) put(at int, b byte) {
	c.mark(at)
	c.text = append(c.text, b)
	c.space = false
}

// mark notes a shift if the next byte does not follow the last in the source.
func (c *canon) mark(at int) {
	if delta := at - len(c.text); delta != c.delta {
		c.delta = delta
		c.shifts = append(c.shifts, shift{len(c.text), delta})
	}
}

func (c *canon) white(at int) {
	if c.space {
		return
	}
	c.put(at, ' ')
	c.space = true
}

// wide appends a character beyond ASCII.
func (c *canon) wide(r rune, encoded string, at int) {
	switch {
	case r == '’':
		c.put(at, '\'')
	case r == '‐' || r == '‑':
		c.put(at, '-')
	case r == 0xAD: // soft hyphen
	case r < 0x3001 && unicode.IsSpace(r):
		c.white(at)
	default:
		c.mark(at)
		c.text = append(c.text, encoded...)
		c.space = false
	}
}

// canonical gives a plain text in that form, without white space at its ends.
func canonical(s string) string {
	var c canon
	c.reset(s)
	text := c.text
	for len(text) > 0 && text[0] == ' ' {
		text = text[1:]
	}
	for len(text) > 0 && text[len(text)-1] == ' ' {
		text = text[:len(text)-1]
	}
	return string(text)
}
