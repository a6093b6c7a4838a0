package prose

import (
	"bytes"
	"slices"

	"chancery/generator/internal/diag"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// boundedTables stands before goldmark's reading of tables.
type boundedTables struct{ parser.ParagraphTransformer }

func (b boundedTables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st, lines, src := pc.(*state), node.Lines(), reader.Source()
	rows := lines.Sliced(0, lines.Len())
	delimiter := 1 + slices.IndexFunc(rows[1:], func(s text.Segment) bool { return delimiterRow(src[s.Start:s.Stop]) })
	if delimiter == 0 {
		return
	}
	rows = slices.Clone(rows) // which the transformer takes from the paragraph
	row := rows[delimiter]
	columns := bytes.Count(src[row.Start:row.Stop], []byte("|")) + 1
	st.cells += columns * (len(rows) - delimiter)
	for _, row := range rows {
		st.bars += bytes.Count(src[row.Start:row.Stop], []byte(`\|`))
	}
	if columns > maxColumns || st.cells > maxCells || st.bars > maxEscapedBars {
		st.refuse(lines, "this table is too large to read on a page")
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	parent, before := node.Parent(), node.PreviousSibling()
	b.ParagraphTransformer.Transform(node, reader, pc)
	made := parent.FirstChild()
	switch {
	case node.Parent() != nil:
		made = node.NextSibling() // the first lines remained a paragraph
	case before != nil:
		made = before.NextSibling()
	}
	table, ok := made.(*east.Table)
	if !ok {
		st.notATable(rows[delimiter-1], rows[delimiter], src)
		return
	}
	st.dropCells(table, src)
	st.excessCells(rows[delimiter+1:], len(table.Alignments), src)
}

// dropCells empties the cells that would take too long to read.
func (st *state) dropCells(table *east.Table, src []byte) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() > 0 && !st.affordable(cell.Lines(), src) {
				cell.Lines().Clear()
			}
		}
	}
}

// delimiterRow reports whether a line may be the one below a table's header:
// bars, hyphens and colons, and more than a heading's underline.
func delimiterRow(line []byte) bool {
	other := false
	for _, c := range line {
		if c != '|' && c != '-' && c != ':' && !util.IsSpace(c) {
			return false
		}
		other = other || c == '|' || c == ':'
	}
	return other && bytes.IndexByte(line, '-') >= 0
}

const barFix = `a bar within a cell is written \|, in [[id\|label]] too`

// notATable warns of what an author must have meant as a table.
func (st *state) notATable(header, delimiter text.Segment, src []byte) {
	have, want := cellCount(src[header.Start:header.Stop]), cellCount(src[delimiter.Start:delimiter.Stop])
	if have != want && bytes.IndexByte(src[header.Start:header.Stop], '|') >= 0 {
		st.warnf(diag.TableCells, header.Start, header.Start+1, barFix, "this is not read as a table: its header has %d cells, the line below it %d", have, want)
	}
}

// excessCells warns of cells that goldmark leaves out without a word.
func (st *state) excessCells(rows []text.Segment, columns int, src []byte) {
	for _, row := range rows {
		if n := cellCount(src[row.Start:row.Stop]); n > columns {
			st.warnf(diag.TableCells, row.Start, row.Start+1, barFix, "this row has %d cells, but the table has %d columns; the rest is left out", n, columns)
		}
	}
}

// cellCount counts the cells of a row.
func cellCount(row []byte) int {
	row = bytes.TrimSpace(row)
	row = bytes.TrimPrefix(row, []byte("|"))
	bars := bytes.Count(row, []byte("|")) - bytes.Count(row, []byte(`\|`))
	if bytes.HasSuffix(row, []byte("|")) && !bytes.HasSuffix(row, []byte(`\|`)) {
		bars--
	}
	return bars + 1
}
