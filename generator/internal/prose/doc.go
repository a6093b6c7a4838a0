// Package prose turns the Markdown of a brief into a compiled document: HTML
// with holes where links and mentions go, and a list of what was found on the
// way. Which page a link leads to is not known here; the caller resolves the
// links and fills the holes with Doc.HTML, as often as it likes.
//
// The dialect is CommonMark with GitHub's tables, strikethrough, task lists and
// bare web addresses, footnotes, wiki links ([[id|label]]) and citations
// ([@source-id, p. 3]). Raw HTML is never rendered. Nothing that is rendered
// carries a style attribute, a script or a request to another host.
//
// Which stretches of a text are running text, in which names may be linked, a Doc
// says (Runs); what a name is, it does not know.
//
// It is the only package that knows goldmark and chroma.
package prose

import (
	"chancery/generator/internal/diag"
)

// Doc is a compiled text. It is immutable and safe for concurrent use, and
// holds on to nothing of the source it was made from.
//
// An archive has twenty short texts without any markup to each long one, so what
// only the long ones have lies elsewhere.
type Doc struct {
	Words int // words of the text; a Han or kana character counts as one, code blocks not at all

	html  string // with nothing in place of the holes
	parts *parts // nil if all of the HTML is one run, and nothing else is in it
}

// parts are what was found in a text.
type parts struct {
	headings []Heading
	links    []Link
	runs     []Run  // in text order
	holes    []hole // in order of their offsets
}

// Headings gives the headings for a table of contents, in text order.
func (d *Doc) Headings() []Heading {
	if d.parts == nil {
		return nil
	}
	return d.parts.headings
}

// Links gives all that the caller has to resolve, in text order; those of footnotes
// come last.
func (d *Doc) Links() []Link {
	if d.parts == nil {
		return nil
	}
	return d.parts.links
}

func (d *Doc) holes() []hole {
	if d.parts == nil {
		return nil
	}
	return d.parts.holes
}

// Runs calls yield with each run: where names may be linked, in text order.
func (d *Doc) Runs(yield func(Run) bool) {
	if d.parts == nil {
		if d.html != "" {
			yield(Run{End: int32(len(d.html))})
		}
		return
	}
	for _, r := range d.parts.runs {
		if !yield(r) {
			return
		}
	}
}

// Text gives the HTML text of a run, without any tag.
func (d *Doc) Text(r Run) string { return d.html[r.Start:r.End] }

// Heading is a heading of the text.
type Heading struct {
	Level int    // 2 to 6: the highest level that a text uses becomes 2
	ID    string // unique in the text, and not address.Reserved
	Alias string // where the author gave the ID: the one made from the text, which works too
	Text  string // without markup
	// Former holds the further ids that the author gave it: those that it had before.
	Former []string
}

// LinkKind tells what a Link points to.
type LinkKind uint8

// The kinds of links. Web addresses and links to headings of the same text are
// settled in this package and are not reported.
const (
	File     LinkKind = iota // a Markdown file: [Kim](../actors/kim-jong-un.md#role)
	Asset                    // any other file of the archive: [data](launches.csv)
	Image                    // ![alt](map.png)
	Wiki                     // [[target]], [[target#fragment|label]]
	Cite                     // [@source-id, p. 3]
	Fragment                 // [x](#rec-1): an id that is address.Reserved for the page
	CiteText                 // @source-id in text, which would be a citation in brackets
	WikiText                 // \[[target]], which would be a wiki link without the backslash
)

// Link is a reference that only the caller can resolve. Nothing stands for a CiteText
// or a WikiText in the HTML but the text that the author wrote.
//
// An archive has as many links as all else together, so a Link is small: it does not name
// the file that it stands in, and what few of them say lies elsewhere.
type Link struct {
	Target    string // File, Asset, Image: path relative to the file, percent-decoded; Wiki: id, title, name or alias; Cite: source id; Fragment: ""
	Fragment  string // decoded, without "#"
	said      *Said  // nil if it says nothing
	Width     int    // characters of the target in the source
	Line, Col int32  // where the target begins in its file
	Section   int32  // as of a Run
	Kind      LinkKind
}

// Said is what an author writes in a link besides its target.
type Said struct {
	Label   string // the link's text without markup; for an image its alternative text; "" where the caller gives it; Cite: the whole group as it is written, if it has a Prefix
	Title   string // what the author wrote in quotes behind the address
	Prefix  string // Cite: "see"
	Locator string // Cite: "p. 3"
}

// Said gives what the link says besides its target.
func (l *Link) Said() Said {
	if l.said == nil {
		return Said{}
	}
	return *l.said
}

// say has the link say something.
func (l *Link) say(s Said) {
	if l.said = nil; s != (Said{}) {
		l.said = &s
	}
}

// with gives the link with what it says.
func (l Link) with(s Said) Link {
	l.say(s)
	return l
}

// Pos is the place of the target in the file that the link stands in.
func (l *Link) Pos(file string) diag.Pos { return diag.Pos{File: file, Line: l.Line, Col: l.Col} }

// Run is a piece of running text without any markup in it: outside links, code
// and headings. Start and End are byte offsets in the compiled HTML.
type Run struct {
	Start, End int32
	Section    int32 // counts the headings before it; footnotes are a section of their own
}

// hole is a place in the HTML that waits for the caller.
type hole struct {
	at   int32 // offset in Doc.html
	link int32 // the first link that it is about, unless op says otherwise
	n    int32 // how many links follow each other: citations in one pair of brackets
	op   holeOp
}

type holeOp uint8

const (
	opOpen  holeOp = iota // the start tag of a link whose text follows in the HTML
	opClose               // its end tag
	opWhole               // a link whose text the caller gives
	opCites               // a group of citations
	opImage
	opFigure    // an image whose title is its caption
	opPermalink // the name of a heading's permalink; link is the heading's index
	opFootnotes // the name of the list of footnotes
	opFootnote  // the name of a reference to footnote n
	opBack      // the name of the way back from footnote n to its reference number link, 0 for the only one
	opAlert     // the title of an alert, alertKinds[n]
)
