package prose

import (
	"bytes"
	"strings"

	"chancery/generator/internal/letters"
)

// Plain gives the text without markup, for descriptions and for searching: a
// line for each block, without citations and footnote numbers. fill gives the
// text of links that the author gave none; a zero Filler stands for their ids.
func (d *Doc) Plain(fill Filler) string {
	if d.parts == nil && !strings.ContainsAny(d.html, "<&") {
		return strings.TrimSpace(d.html) // as most short texts are
	}
	p := plainText{doc: d, fill: &fill, out: make([]byte, 0, len(d.html))}
	for at := 0; at < len(d.html); {
		at = p.step(at)
	}
	p.holesUpTo(len(d.html))
	return strings.TrimSpace(string(p.out))
}

type plainText struct {
	doc  *Doc
	fill *Filler
	out  []byte
	next int // of doc.holes
}

// step reads text up to a tag or a hole, or a tag, from an offset on.
func (p *plainText) step(at int) int {
	p.holesUpTo(at)
	html := p.doc.html
	if html[at] != '<' {
		end := len(html)
		if i := strings.IndexByte(html[at:], '<'); i >= 0 {
			end = at + i
		}
		if holes := p.doc.holes(); p.next < len(holes) {
			end = min(end, int(holes[p.next].at))
		}
		text := html[at:end]
		if n := len(p.out); n == 0 || p.out[n-1] == '\n' {
			text = strings.TrimLeft(text, "\n ")
		}
		p.out = letters.AppendText(p.out, text)
		return end
	}
	rest := html[at:]
	if end := skipped(rest); end > 0 {
		return at + end
	}
	end := strings.IndexByte(rest, '>') + 1
	if end == 0 {
		end = len(rest) // HTML that was damaged on a disk
	}
	if blockEnd(rest[:end]) {
		p.line()
	}
	return at + end
}

// skipped gives the length of an element that is not part of the text.
func skipped(html string) int {
	for _, e := range [...]struct{ start, end string }{
		{`<sup class="fn">`, "</sup>"}, {`<a class="backref"`, "</a>"},
	} {
		if strings.HasPrefix(html, e.start) {
			return strings.Index(html, e.end) + len(e.end)
		}
	}
	return 0
}

// blockEnd reports whether a line of text ends with a tag.
func blockEnd(tag string) bool {
	switch tag {
	case "</p>", "</li>", "</td>", "</th>", "</pre>", "<br>", "</div>", "</blockquote>", "<figcaption>", "</figcaption>":
		return true
	}
	return false
}

// line ends the line, if there is anything in it.
func (p *plainText) line() {
	p.out = bytes.TrimRight(p.out, " \n")
	p.out = append(p.out, '\n')
}

// holesUpTo writes the text of the holes up to an offset.
func (p *plainText) holesUpTo(at int) {
	holes := p.doc.holes()
	for p.next < len(holes) && int(holes[p.next].at) <= at {
		h := holes[p.next]
		p.next++
		switch h.op {
		case opWhole:
			p.out = append(p.out, wholeText(p.fill.link(h.link), &p.doc.parts.links[h.link])...)
		case opCites:
			if source, ok := p.fill.notCited(h, p.doc.parts.links[h.link:h.link+h.n]); ok {
				p.out = append(p.out, source...)
			}
		case opImage, opFigure:
			p.out = append(p.out, p.doc.parts.links[h.link].Said().Label...)
		}
	}
}
