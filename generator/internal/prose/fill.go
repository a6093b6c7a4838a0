package prose

import (
	"html/template"
	"slices"
	"strings"

	"chancery/generator/internal/letters"
)

// Anchor is what the caller puts in place of a link, an image or a mention.
// All strings are escaped when they are written; an Href has to be a safe
// address already.
type Anchor struct {
	Href   string // for an image, its source
	Class  string
	Title  string
	ID     string
	Text   string // where the author gave none: a wiki link's text; a citation's number, without brackets
	Lang   string // BCP 47, of Text
	Plain  bool   // no link: the text alone (for an image, its alternative text)
	Width  int    // of an image, in CSS pixels; 0 if not known
	Height int
}

// Mention is a name in the running text, and where it leads.
type Mention struct {
	Start, End int32 // byte offsets in the compiled HTML, within a Run
	Anchor
}

// Words name, in the reader's language, what nobody has written. Each takes the place
// of {1}; where a word is "", the element has no name but its content.
type Words struct {
	Footnotes       string // the list of them
	Footnote        string // a reference; {1} is its number
	BackToReference string // {1} is the footnote's number, and which reference of several: "2-1"
	Permalink       string // {1} is the heading
	// Alerts are the titles of notes, tips, important things, warnings and cautions.
	Alerts [len(alertKinds)]string
}

// Filler fills the holes of a Doc.
type Filler struct {
	// Link gives what stands for the i-th of Doc.Links. If Link is nil, every link is
	// shown as its text alone.
	Link func(i int) Anchor
	// Words are what is read aloud of what a text adds by itself.
	Words Words
	// Mentions are the names that are links, in order.
	Mentions []Mention
}

func (f *Filler) link(i int32) Anchor {
	if f.Link == nil {
		return Anchor{Plain: true}
	}
	a := f.Link(int(i))
	a.Plain = a.Plain || a.Href == ""
	return a
}

// HTML fills the holes. The result has no style, script or event attributes.
func (d *Doc) HTML(fill Filler) template.HTML {
	w := filling{doc: d, fill: &fill}
	w.out.Grow(len(d.html) + 96*(len(d.holes())+len(fill.Mentions)))
	for _, h := range d.holes() {
		w.upTo(int(h.at))
		w.hole(h)
	}
	w.upTo(len(d.html))
	return template.HTML(w.out.String())
}

// filling is one text's way through HTML.
type filling struct {
	doc  *Doc
	fill *Filler
	out  strings.Builder
	at   int // how much of doc.html is written
	next int // of fill.Mentions
	open []bool
}

// upTo writes the compiled HTML up to an offset, and the mentions in it.
func (w *filling) upTo(end int) {
	for w.next < len(w.fill.Mentions) {
		m := &w.fill.Mentions[w.next]
		start, stop := int(m.Start), int(m.End)
		if start >= end {
			break
		}
		w.next++
		if start < w.at || stop > end || m.Plain || m.Href == "" {
			continue // not in order, or not a mention of this text
		}
		w.out.WriteString(w.doc.html[w.at:start])
		w.start("a", m.Anchor, "")
		w.out.WriteString(w.doc.html[start:stop])
		w.out.WriteString("</a>")
		w.at = stop
	}
	w.out.WriteString(w.doc.html[w.at:end])
	w.at = end
}

// hole writes what the caller puts into one.
func (w *filling) hole(h hole) {
	switch h.op {
	case opOpen:
		a := w.fill.link(h.link)
		w.open = append(w.open, !a.Plain)
		if !a.Plain {
			w.start("a", a, w.doc.parts.links[h.link].Said().Title)
		}
	case opClose:
		last := len(w.open) - 1
		if w.open[last] {
			w.out.WriteString("</a>")
		}
		w.open = w.open[:last]
	case opWhole:
		w.whole(h)
	case opCites:
		w.cites(h)
	case opImage:
		w.image(h, w.doc.parts.links[h.link].Said().Title)
	case opFigure:
		w.image(h, "")
	case opPermalink:
		w.label(w.fill.Words.Permalink, w.doc.parts.headings[h.link].Text)
	case opFootnotes:
		w.label(w.fill.Words.Footnotes, "")
	case opFootnote:
		w.label(w.fill.Words.Footnote, itoa(int(h.n)))
	case opBack:
		number := itoa(int(h.n))
		if h.link > 0 {
			number += "-" + itoa(int(h.link))
		}
		w.label(w.fill.Words.BackToReference, number)
	case opAlert:
		w.text(w.fill.Words.Alerts[h.n])
	}
}

// label names the element whose start tag the hole is in.
func (w *filling) label(word, gap string) {
	w.attribute("aria-label", strings.Replace(word, "{1}", gap, 1))
}

// whole writes a link whose text the caller gives.
func (w *filling) whole(h hole) {
	a, l := w.fill.link(h.link), &w.doc.parts.links[h.link]
	if !a.Plain {
		w.start("a", a, l.Said().Title)
	}
	w.text(wholeText(a, l))
	if !a.Plain {
		w.out.WriteString("</a>")
	}
}

// wholeText is the text of a link that the author gave none.
func wholeText(a Anchor, l *Link) string {
	switch label := l.Said().Label; {
	case a.Text != "":
		return a.Text
	case label != "":
		return label
	case l.Target != "":
		return l.Target
	}
	return l.Fragment
}

// cites writes a group of citations: [3], [3, 4] or [3, p. 12; 4].
func (w *filling) cites(h hole) {
	links := w.doc.parts.links[h.link : h.link+h.n]
	if source, ok := w.fill.notCited(h, links); ok {
		w.text(source)
		return
	}
	comma := ", "
	if slices.ContainsFunc(links, func(l Link) bool { return l.Said().Prefix != "" || l.Said().Locator != "" }) {
		comma = "; "
	}
	w.out.WriteString(`<sup class="cite">[`)
	for i := range links {
		if i > 0 {
			w.out.WriteString(comma)
		}
		a, l := w.fill.link(h.link+int32(i)), &links[i]
		if a.Text == "" {
			a.Text = l.Target
		}
		said := l.Said()
		if said.Prefix != "" {
			a.Text = said.Prefix + " " + a.Text
		}
		if said.Locator != "" {
			a.Text += ", " + said.Locator
		}
		if a.Plain {
			w.text(a.Text)
			continue
		}
		w.startWith(`<a role="doc-biblioref"`, a, "")
		w.text(a.Text)
		w.out.WriteString("</a>")
	}
	w.out.WriteString("]</sup>")
}

// notCited gives the source of a group that only looks like citations, such as
// "[ask @somebody]": it begins with words, and the caller knows none of its sources.
func (f *Filler) notCited(h hole, links []Link) (string, bool) {
	label := links[0].Said().Label
	if label == "" {
		return "", false
	}
	for i := range links {
		if !f.link(h.link + int32(i)).Plain {
			return "", false
		}
	}
	return " " + label, true
}

// image writes an image.
func (w *filling) image(h hole, title string) {
	a, l := w.fill.link(h.link), &w.doc.parts.links[h.link]
	if a.Plain {
		w.text(l.Said().Label)
		return
	}
	w.out.WriteString("<img")
	w.attribute("src", a.Href)
	w.out.WriteString(` alt="`)
	w.escape(l.Said().Label)
	w.out.WriteByte('"')
	if a.Width > 0 && a.Height > 0 {
		w.attribute("width", itoa(a.Width))
		w.attribute("height", itoa(a.Height))
	}
	a.Href = ""
	w.attributes(a, title)
	w.out.WriteString(` loading="lazy" decoding="async">`)
}

func (w *filling) start(tag string, a Anchor, title string) { w.startWith("<"+tag, a, title) }

func (w *filling) startWith(head string, a Anchor, title string) {
	w.out.WriteString(head)
	w.attributes(a, title)
	w.out.WriteByte('>')
}

// attributes writes those of an anchor; the author's title goes before the caller's.
func (w *filling) attributes(a Anchor, title string) {
	if title == "" {
		title = a.Title
	}
	w.attribute("id", a.ID)
	w.attribute("href", a.Href)
	w.attribute("class", a.Class)
	w.attribute("title", title)
	w.attribute("lang", a.Lang)
}

// attribute writes an attribute unless it is empty.
func (w *filling) attribute(name, value string) {
	if value == "" {
		return
	}
	w.out.WriteByte(' ')
	w.out.WriteString(name)
	w.out.WriteString(`="`)
	w.escape(value)
	w.out.WriteByte('"')
}

func (w *filling) escape(s string) {
	if strings.ContainsAny(s, "&<>\"'\x00") {
		s = string(appendAttribute(nil, s))
	}
	w.out.WriteString(s)
}

func (w *filling) text(s string) { w.out.Write(letters.AppendHTML(nil, []byte(s))) }
