package prose

import (
	"bytes"

	"chancery/generator/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// goldmark's time grows with the square of some things that an honest text has
// few of: emphasis marks that find no partner, unclosed brackets and backticks,
// nesting. These bounds keep any text of up to MaxSize below a second or so.
// An honest text stays far below all of them.
const (
	// MaxSize is how many bytes a text may have.
	MaxSize = 1 << 20
	// maxNesting is how many quotations, lists and list items may be open at
	// one time: a list within a list takes two more.
	maxNesting = 40
	// maxInlineDepth is how deep emphasis and links may be nested.
	maxInlineDepth = 60
	// maxHeadings is how many headings a text may have.
	maxHeadings = 5_000
	// maxColumns and maxCells bound the tables: the columns of one, the cells
	// of all in a text, the cells that a short row leaves out included.
	maxColumns = 200
	maxCells   = 100_000
	// maxEscapedBars is how many \| all tables of a text may hold.
	maxEscapedBars = 2_000
	// maxFootnotes is how many footnotes a text may define, maxFootnoteRefs
	// how often it may refer to them.
	maxFootnotes    = 3_000
	maxFootnoteRefs = 10_000
	// maxWork is how many steps the paragraphs of one text may take in all, at
	// the worst; see inlineWork. A step takes one to a few nanoseconds.
	maxWork = 200_000_000
	// maxExpansion is how many bytes the addresses, titles and column names
	// that are defined once and used often may add to a small text; a larger
	// one may grow to twice its size. (cmark has the same rule.)
	maxExpansion = 1_000_000
)

// state is goldmark's context for one text, and ours.
type state struct {
	parser.Context
	*reporter
	inline    bool // a single paragraph: see Parser.Inline
	work      int  // steps taken at the worst
	cells     int
	bars      int
	footnotes []footnote
	byLabel   map[string]int
	refs      int
	open      []int            // working memory of measure
	signs     [signs]sightings // of other tools
}

// footnote is a footnote's definition.
type footnote struct {
	label string
	at    int
	used  bool
}

// shallow keeps a container block from opening where too many are open.
type shallow struct{ parser.BlockParser }

func (b shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxNesting {
		return b.BlockParser.Open(parent, reader, pc)
	}
	line, segment := reader.PeekLine()
	_, indent := util.IndentWidth(line, reader.LineOffset())
	pc.(*state).once(diag.TextTooComplex, segment.Start+indent, 0, "flatten it", "quotations and lists are nested too deeply here")
	return nil, parser.NoChildren
}

// boundedReferences stands before goldmark's reading of link reference
// definitions, which looks through the rest of the paragraph for each. Most
// paragraphs have none, and are spared it.
type boundedReferences struct{ parser.ParagraphTransformer }

func (b boundedReferences) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st, lines, src := pc.(*state), node.Lines(), reader.Source()
	if first := lines.At(0); len(src) == 0 || bytes.IndexByte(src[first.Start:first.Stop], '[') < 0 {
		return // definitions stand at the head of a paragraph
	}
	size, definitions := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		if bytes.Contains(src[line.Start:line.Stop], []byte("]:")) {
			definitions++
		}
	}
	if st.spend(definitions * (size + 8*lines.Len())) {
		b.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
	st.refuse(lines, "there are too many link definitions in one paragraph")
	node.Parent().RemoveChild(node.Parent(), node)
}

// boundedParagraph drops paragraphs that would take too long. It comes last
// of the transformers: what it sees is what will be read for markup.
type boundedParagraph struct{}

func (boundedParagraph) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st := pc.(*state)
	if !st.affordable(node.Lines(), reader.Source()) {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	st.lineStarts(node, reader.Source())
}
