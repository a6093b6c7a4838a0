package plainyaml

import "strings"

// literal reads a literal (|) or folded (>) block in a block at column col.
func (p *reader) literal(col int) (*Node, bool) {
	n := p.slabs.node(Scalar, p.here())
	n.Style = Block
	sign := strings.TrimRight(p.src[p.pos:p.end], " ")
	fold, chomp := sign[0] == '>', sign[1:]
	if chomp != "" && chomp != "-" && chomp != "+" { // an indentation in digits, or a comment
		return nil, false
	}
	indent := p.blanksAt(p.next)
	end, ok := p.literalEnd(indent, fold)
	if !ok || indent <= col {
		return nil, false
	}
	p.room(end - p.next)
	from := p.text.Len()
	breaks := p.literalLines(indent, end, fold)
	switch chomp {
	case "":
		breaks = 1
	case "-":
		breaks = 0
	}
	p.lineBreaks(breaks)
	n.Text = p.text.String()[from:]
	p.advance()
	return n, true
}

// literalEnd finds where the lines end that belong to a block, which begins on
// the next line. Blanks that are text are refused at the beginning of a block,
// on blank lines and, because they are never folded, in folded blocks.
func (p *reader) literalEnd(indent int, fold bool) (end int, ok bool) {
	end = p.next
	for end < len(p.src) {
		blanks := p.blanksAt(end)
		content := end + blanks
		switch {
		case p.src[content] == '\n' && (end == p.next || blanks > indent):
			return 0, false
		case p.src[content] == '\n':
		case blanks < indent:
			return end, true
		case blanks > indent && fold:
			return 0, false
		}
		end = content + strings.IndexByte(p.src[content:], '\n') + 1
	}
	return end, true
}

// literalLines writes the text of a block up to its last character, and gives the
// number of line breaks behind that.
func (p *reader) literalLines(indent, end int, fold bool) (breaks int) {
	for p.next < end {
		p.openLine()
		line := p.src[min(p.start+indent, p.end):p.end]
		if line == "" {
			breaks++
			continue
		}
		switch {
		case fold && breaks == 1:
			p.text.WriteByte(' ')
		case fold && breaks > 1:
			p.lineBreaks(breaks - 1)
		default:
			p.lineBreaks(breaks)
		}
		p.text.WriteString(line)
		breaks = 1
	}
	return breaks
}

func (p *reader) lineBreaks(n int) {
	for range n {
		p.text.WriteByte('\n')
	}
}

// blanksAt counts the blanks from i on.
func (p *reader) blanksAt(i int) int {
	n := 0
	for i+n < len(p.src) && p.src[i+n] == ' ' {
		n++
	}
	return n
}
