package prose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chancery/generator/internal/diag"
)

// Parser compiles texts. It is made once, by New, and is safe for concurrent
// use: what it keeps between texts are the lexers of code, the code blocks that
// it highlighted and working memory, which change nothing but the time that a text
// takes.
type Parser struct {
	blocks  parser.Parser
	inlines parser.Parser
	code    *highlighter
	drafts  drafts
}

// New makes a Parser.
func New() *Parser {
	return &Parser{blocks: newBlocks(), inlines: newInlines(), code: newHighlighter()}
}

// newBlocks assembles goldmark for whole texts.
func newBlocks() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(setextHeading{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(shallow{parser.NewListItemParser()}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(atxHeading{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(shallow{footnoteBlocks{extension.NewFootnoteBlockParser()}}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(append(inlineParsers(),
			util.Prioritized(tasks{extension.NewTaskCheckBoxParser()}, 0),
			util.Prioritized(footnoteRefs{extension.NewFootnoteParser()}, 101))...),
		parser.WithParagraphTransformers(
			util.Prioritized(boundedReferences{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(boundedTables{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(alerts{}, 50),
			util.Prioritized(boundedParagraph{}, 300),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// newInlines assembles goldmark for single paragraphs.
func newInlines() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(boundedParagraph{}, 300)),
	)
}

func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(wikiParser{}, 150),
		util.Prioritized(citeParser{}, 160),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(scripts{}, 490),
		util.Prioritized(emphasis(), 500),
		util.Prioritized(strikethrough(), 500),
		util.Prioritized(bareURLParser{}, 999),
	}
}

// Body compiles block Markdown. at is the place of the first character of src;
// every place in the result is counted from there.
//
// The Doc is never nil. If the list has errors, it lacks what they are about.
func (p *Parser) Body(src []byte, at diag.Pos) (*Doc, diag.List) {
	return p.compile(p.blocks, src, at, false)
}

// Inline compiles a text of one paragraph, such as a summary: emphasis, code,
// links and wiki links, but no citations, images or blocks. at is the place of
// the text's first character. Where the text was folded or escaped in its
// file (as YAML allows), the columns behind the fold are only near the truth.
// The Doc may share the memory of s.
func (p *Parser) Inline(s string, at diag.Pos) (*Doc, diag.List) {
	if !strings.ContainsAny(s, inlineMarkup) && !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return plainDoc(s), diag.List{}
	}
	lead := len(s) - len(strings.TrimLeft(s, " \t\n\r"))
	src := []byte(s)
	if where := (&places{src: src, at: at}); lead > 0 {
		at = where.pos(lead)
	}
	return p.compile(p.inlines, src[lead:], at, true)
}

// inlineMarkup holds every character that inline Markdown could act upon, and
// those that HTML wants escaped.
const inlineMarkup = "\\`*_~^[]<>&\n\r\x00"

// plainDoc compiles a text without markup.
func plainDoc(s string) *Doc {
	html := strings.ToValidUTF8(strings.TrimSpace(s), "\uFFFD")
	return &Doc{Words: words(html), html: html}
}

// compile parses and compiles a text.
func (p *Parser) compile(with parser.Parser, src []byte, at diag.Pos, inline bool) (doc *Doc, list diag.List) {
	src = src[:len(src):len(src)] // goldmark may append to slices of it
	st := &state{Context: parser.NewContext(), inline: inline}
	made := p.drafts.get()
	st.reporter = &reporter{places: places{src: src, at: at, lines: made.lines, runes: made.runes}}
	defer func() {
		made.lines, made.runes = st.lines, st.runes
		p.drafts.put(made)
		// A fault in the Markdown library must not end a build of thousands of texts.
		if fault := recover(); fault != nil {
			doc = &Doc{}
			st.list.Errorf(diag.TextTooComplex, at, 1, "remove what is unusual in it", "this text cannot be read: %v", fault)
			list = st.list
		}
	}()
	if len(src) > MaxSize {
		st.list.Errorf(diag.TextTooComplex, at, 1, "split it", "the text is too long: %s; at most %s are read", kibibytes(len(src)), kibibytes(MaxSize))
		return &Doc{}, st.list
	}
	root := with.Parse(text.NewReader(src), parser.WithContext(st))
	if inline && root.ChildCount() > 1 {
		second := root.FirstChild().NextSibling()
		st.errorf(diag.OneParagraph, second.Pos(), 0, "join the paragraphs, or move the rest to the body", "only one paragraph is allowed here")
	}
	made.html = slices.Grow(made.html, len(src)+len(src)/4)
	c := &compiler{state: st, code: p.code, doc: made}
	c.document(root.(*ast.Document))
	return made.doc(), st.list
}

func kibibytes(n int) string { return fmt.Sprintf("%d KiB", (n+1023)/1024) }
