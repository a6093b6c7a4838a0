package plainyaml

import "strings"

// flowValue reads a list or mapping in brackets, or a text in quotation marks, or
// inside brackets a plain one.
func (p *reader) flowValue() (*Node, bool) {
	switch p.src[p.pos] {
	case '[', '{':
		if !p.enter() {
			return nil, false
		}
		defer p.leave()
		if p.src[p.pos] == '[' {
			return p.flowList()
		}
		return p.flowMapping()
	case '"', '\'':
		return p.quoted()
	}
	n := p.slabs.node(Scalar, p.here())
	var ok bool
	n.Text, ok = p.flowText()
	return n, ok
}

func (p *reader) flowList() (*Node, bool) {
	n := p.slabs.node(List, p.here())
	first := len(p.slabs.openItems)
	for p.pos++; !p.flowEnd(']'); {
		item, ok := p.flowValue()
		if !ok || !p.flowComma(']') {
			return nil, false
		}
		p.slabs.openItems = append(p.slabs.openItems, item)
	}
	n.Items = p.slabs.closeItems(first)
	return n, true
}

func (p *reader) flowMapping() (*Node, bool) {
	n := p.slabs.node(Mapping, p.here())
	first := len(p.slabs.openEntries)
	for p.pos++; !p.flowEnd('}'); {
		e := Entry{Pos: p.here()}
		var ok bool
		if e.Key, ok = p.flowKey(); !ok || p.repeated(first, e.Key) {
			return nil, false
		}
		p.skipBlanks()
		if e.Value, ok = p.flowValue(); !ok || !p.flowComma('}') {
			return nil, false
		}
		p.slabs.openEntries = append(p.slabs.openEntries, e)
	}
	n.Entries = p.slabs.closeEntries(first)
	return n, true
}

// flowEnd skips blanks, and the bracket that closes if it is there.
func (p *reader) flowEnd(bracket byte) bool {
	p.skipBlanks()
	if p.src[p.pos] != bracket {
		return false
	}
	p.pos++
	return true
}

// flowComma skips the comma behind an item, unless the bracket closes there. The
// end of the line is neither: brackets over several lines are not plain.
func (p *reader) flowComma(bracket byte) bool {
	p.skipBlanks()
	if p.src[p.pos] == ',' {
		p.pos++
		return true
	}
	return p.src[p.pos] == bracket
}

// flowKey reads a key in brackets, its colon and the first blank after that: a
// key without a value is not plain.
func (p *reader) flowKey() (key string, ok bool) {
	from := p.pos
	if c := p.src[p.pos]; c == '"' || c == '\'' {
		i := closingQuote(p.src[p.pos:p.end])
		if i < 0 {
			return "", false
		}
		key, ok = p.unquote(i + 1)
	} else {
		key, ok = p.flowText()
		ok = ok && plainKey(p.src[from:p.pos])
	}
	if !ok || p.pos-from > maxPlainKey || p.src[p.pos] != ':' || p.src[p.pos+1] != ' ' {
		return "", false
	}
	p.pos++
	return key, true
}

// flowText reads a text without quotation marks in brackets, up to the sign that
// ends it. What means something in other places of YAML is refused inside it.
func (p *reader) flowText() (string, bool) {
	if !plainStart(p.src[p.pos:p.end]) {
		return "", false
	}
	from := p.pos
	for ; ; p.pos++ {
		switch p.src[p.pos] {
		case ',', ']', '}':
			return strings.TrimRight(p.src[from:p.pos], " "), true
		case '[', '{', '?', '\n':
			return "", false
		case '#':
			if p.src[p.pos-1] == ' ' {
				return "", false
			}
		case ':':
			switch p.src[p.pos+1] {
			case ' ':
				return p.src[from:p.pos], true
			case ',', ']', '}', '[', '{', '?', '\n':
				return "", false
			}
		}
	}
}
