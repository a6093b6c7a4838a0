package plainyaml

import "strings"

// maxPlainKeys is how many keys of one mapping are compared with one another;
// the model needs thirty.
const maxPlainKeys = 64

// maxPlainKey is how many bytes a key may have. YAML ends keys at 1024 characters.
const maxPlainKey = 1000

// block reads the mapping or sequence that begins at pos, up to a line that is not
// in its column or begins otherwise. Whose line that is, the blocks around it
// see; if it is nobody's, all of them end there, before the end of the file.
func (p *reader) block() (*Node, bool) {
	if !p.enter() {
		return nil, false
	}
	defer p.leave()
	if p.atDash() {
		return p.sequence()
	}
	return p.mapping()
}

// atDash reports whether a sequence's item begins at pos.
func (p *reader) atDash() bool {
	return p.src[p.pos] == '-' && (p.src[p.pos+1] == ' ' || p.src[p.pos+1] == '\n')
}

func (p *reader) sequence() (*Node, bool) {
	col := p.col
	n := p.slabs.node(List, p.here())
	first := len(p.slabs.openItems)
	for p.col == col && p.atDash() {
		p.pos++
		item, ok := p.item(col)
		if !ok {
			return nil, false
		}
		p.slabs.openItems = append(p.slabs.openItems, item)
	}
	n.Items = p.slabs.closeItems(first)
	return n, true
}

// item reads what stands behind the dash of a sequence at column col.
func (p *reader) item(col int) (*Node, bool) {
	dash := p.pos
	p.skipBlanks()
	switch c := p.src[p.pos]; {
	case c == '\n' || c == '#':
		p.pos = dash
		return p.below(col, false)
	case p.atDash() || p.colon() >= 0:
		p.col = p.pos - p.start
		return p.block()
	}
	return p.scalar(col)
}

func (p *reader) mapping() (*Node, bool) {
	col := p.col
	n := p.slabs.node(Mapping, p.here())
	first := len(p.slabs.openEntries)
	for p.col == col {
		e := Entry{Pos: p.here()}
		var ok bool
		if e.Key, ok = p.key(); !ok || p.repeated(first, e.Key) {
			return nil, false
		}
		if e.Value, ok = p.value(col); !ok {
			return nil, false
		}
		p.slabs.openEntries = append(p.slabs.openEntries, e)
	}
	n.Entries = p.slabs.closeEntries(first)
	return n, true
}

// repeated reports whether a key stands among the open entries from first on, or
// whether there are too many to tell.
func (p *reader) repeated(first int, key string) bool {
	before := p.slabs.openEntries[first:]
	for i := range before {
		if before[i].Key == key {
			return true
		}
	}
	return len(before) >= maxPlainKeys
}

// value reads what stands behind the colon of a key in a mapping at column col.
func (p *reader) value(col int) (*Node, bool) {
	colon := p.pos
	p.skipBlanks()
	if c := p.src[p.pos]; c == '\n' || c == '#' {
		p.pos = colon
		return p.below(col, true)
	}
	return p.scalar(col)
}

// below reads the value of a key or dash that has nothing behind it on its line:
// the block on the lines below, or null, which stands at pos. The items of a key
// may begin in the column of the key.
func (p *reader) below(col int, key bool) (*Node, bool) {
	at := p.here()
	p.advance()
	if p.col > col || key && p.col == col && p.atDash() {
		return p.block()
	}
	return p.slabs.node(Scalar, at), true
}

// colon finds the colon that makes a key of what begins at pos, or gives -1.
func (p *reader) colon() int {
	line := p.src[p.pos:p.end]
	if line[0] == '"' || line[0] == '\'' {
		i := closingQuote(line) + 1
		if i == 0 || !colonAt(line, i) {
			return -1
		}
		return p.pos + i
	}
	if !plainStart(line) {
		return -1
	}
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '#': // perhaps a comment: the reader of scalars knows
			return -1
		case colonAt(line, i):
			return p.pos + i
		}
	}
	return -1
}

// colonAt reports whether a colon stands at i and a blank, or nothing, behind it.
func colonAt(line string, i int) bool {
	return i < len(line) && line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ')
}

// key reads a key and its colon.
func (p *reader) key() (string, bool) {
	colon := p.colon()
	if colon < 0 || colon-p.pos > maxPlainKey {
		return "", false
	}
	key := p.src[p.pos:colon]
	if key[0] == '"' || key[0] == '\'' {
		var ok bool
		if key, ok = p.unquote(len(key)); !ok {
			return "", false
		}
	} else if !plainKey(key) {
		return "", false
	}
	p.pos = colon + 1
	return key, true
}

// plainKey reports whether a key without quotation marks is one beyond doubt: no
// merge key, no mark between documents, no blank before the colon.
func plainKey(key string) bool {
	return key != "<<" && key[len(key)-1] != ' ' && !strings.HasPrefix(key, "---") && !strings.HasPrefix(key, "...")
}
