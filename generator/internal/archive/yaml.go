package archive

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/diag"

	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"gopkg.in/yaml.v3"
)

// node is a piece of front matter, free of any YAML library: a scalar, a list or
// a mapping, with its place.
type node struct {
	kind    nodeKind
	text    string  // of a scalar
	bad     bool    // not to be understood, and reported
	quoted  bool    // in quotation marks: then it is never null or a boolean
	block   bool    // a literal or folded block: the text begins on the next line
	items   []*node // of a list
	entries []entry // of a mapping, in the order of the file
	at      diag.Pos
}

type entry struct {
	key   string
	at    diag.Pos
	value *node
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	listNode
	mappingNode
)

func (n *node) isNull() bool {
	return n.kind == scalarNode && !n.quoted && !n.block && (n.text == "" || n.text == "~" || n.text == "null" || n.text == "Null" || n.text == "NULL")
}

// what names the kind of a node for a message.
func (n *node) what() string {
	switch {
	case n.kind == listNode:
		return "a list"
	case n.kind == mappingNode:
		return "a mapping"
	case n.isNull():
		return "nothing"
	}
	return "a single value"
}

// maxYAMLDepth is how deep lists and mappings may nest; the model needs five.
const maxYAMLDepth = 16

// parseYAML reads one YAML document. at is the place of its first line.
func parseYAML(src []byte, at diag.Pos, s *slabs) (*node, diag.List) {
	if n, mine := parsePlain(src, at, s); mine {
		return n, diag.List{}
	}
	return parseAnyYAML(src, at)
}

// parseAnyYAML reads what is not plain, and words what is wrong.
func parseAnyYAML(src []byte, at diag.Pos) (*node, diag.List) {
	var list diag.List
	if depth, line := flowDepth(src); depth > maxYAMLDepth {
		list.Errorf(diag.Pos{File: at.File, Line: at.Line + int32(line), Col: 1}, 1, "nothing in the model nests so deep", "brackets nested deeper than %d", maxYAMLDepth)
		return nil, list
	}
	var doc, second yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(src))
	err := documents.Decode(&doc)
	if err == nil {
		err = documents.Decode(&second)
	}
	switch {
	case err == nil:
		list.Errorf(diag.Pos{File: at.File, Line: at.Line + int32(second.Line) - 1, Col: 1}, 1, "join the two: take out the line --- or ... above it", "a second YAML document begins here, and would be lost")
	case err != io.EOF: // which ends a sound document
		list.Add(syntaxError(src, at, err))
		return nil, list
	}
	if len(doc.Content) == 0 {
		return &node{kind: mappingNode, at: at}, list
	}
	c := converter{at: at, list: &list}
	return c.convert(doc.Content[0], 0), list
}

// flowDepth gives the deepest nesting of brackets and the line (from 0) where it
// is reached, counted without regard to quotation: a bound, not a parser.
func flowDepth(src []byte) (deepest, line int) {
	depth, at := 0, 0
	for _, b := range src {
		switch b {
		case '\n':
			at++
		case '[', '{':
			if depth++; depth > deepest {
				deepest, line = depth, at
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return deepest, line
}

type converter struct {
	at   diag.Pos
	list *diag.List
}

func (c *converter) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{File: c.at.File, Line: c.at.Line + int32(n.Line) - 1, Col: int32(n.Column)}
}

func (c *converter) convert(y *yaml.Node, depth int) *node {
	n := &node{at: c.pos(y)}
	if depth > maxYAMLDepth {
		n.bad = true
		c.list.Errorf(n.at, 1, "nothing in the model nests so deep", "nested deeper than %d", maxYAMLDepth)
		return n
	}
	if y.Anchor != "" {
		c.list.Errorf(n.at, 1, "write the value out where it stands", "a YAML anchor (&%s) has no meaning here", y.Anchor)
	}
	if y.Style&yaml.TaggedStyle != 0 {
		c.list.Errorf(n.at, width(y.Tag), "leave the tag out: the key says what type its value has", "a YAML tag (%s) has no meaning here", y.Tag)
	}
	switch y.Kind {
	case yaml.AliasNode:
		n.bad = true
		c.list.Errorf(n.at, width(y.Value)+1, "write the value out where it stands", "a YAML alias (*%s) has no meaning here", y.Value)
	case yaml.ScalarNode:
		n.text = y.Value
		n.quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
		n.block = y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	case yaml.SequenceNode:
		n.kind = listNode
		for _, item := range y.Content {
			n.items = append(n.items, c.convert(item, depth+1))
		}
	case yaml.MappingNode:
		n.kind = mappingNode
		c.entries(n, y, depth)
	}
	return n
}

func (c *converter) entries(n *node, y *yaml.Node, depth int) {
	first := make(map[string]diag.Pos, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		at := c.pos(k)
		if k.Kind != yaml.ScalarNode || k.Value == "<<" && k.Style == 0 {
			c.list.Errorf(at, 1, "a key is a plain word followed by a colon", "this is not a key")
			continue
		}
		if before, twice := first[k.Value]; twice {
			c.list.Add(diag.Message{Pos: at, Width: width(k.Value), Text: strconv.Quote(k.Value) + " stands here a second time",
				Mend: "keep one of the two", See: []diag.Related{{Pos: before, Text: "the first time is here"}}})
			continue
		}
		first[k.Value] = at
		n.entries = append(n.entries, entry{key: k.Value, at: at, value: c.convert(y.Content[i+1], depth+1)})
	}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntaxError words what is wrong with YAML that cannot be parsed. yaml.v3 knows
// the line at best, so the place is asked of a second parser.
func syntaxError(src []byte, at diag.Pos, err error) diag.Message {
	m := diag.Message{Pos: at, Width: 1, Text: err.Error()}
	if parts := yamlLine.FindStringSubmatch(err.Error()); parts != nil {
		m.Text = parts[2]
		if line, err := strconv.Atoi(parts[1]); err == nil && line > 0 {
			m.Pos.Line += int32(line) - 1
		}
		m.Pos.Col = 1
	}
	if place := secondOpinion(src); place != nil && place.Line > 0 && place.Line <= bytes.Count(src, []byte("\n"))+1 {
		m.Pos.Line, m.Pos.Col = at.Line+int32(place.Line)-1, int32(place.Column)
	}
	m.Text = "this is not valid YAML: " + m.Text
	m.Mend = yamlMend(lineOf(src, int(m.Pos.Line-at.Line)), m.Text)
	return m
}

// maxSecondOpinion is how many bytes the second parser is asked about: its time
// grows with their square.
const maxSecondOpinion = 16 << 10

// secondOpinion asks a second parser for the place of an error, or gives nil.
func secondOpinion(src []byte) (place *token.Position) {
	if len(src) > maxSecondOpinion {
		return nil
	}
	defer func() { // another library's parser, on input that is broken already
		if recover() != nil {
			place = nil
		}
	}()
	_, err := parser.ParseBytes(src, 0)
	// Its Error() prints the whole source to say where; the token knows it, too.
	if wrong, ok := errors.AsType[interface {
		error
		GetToken() *token.Token
	}](err); ok && wrong.GetToken() != nil {
		return wrong.GetToken().Position
	}
	return nil
}

func lineOf(src []byte, i int) string {
	lines := bytes.Split(src, []byte("\n"))
	if i < 0 || i >= len(lines) {
		return ""
	}
	return string(lines[i])
}

// yamlMend guesses the usual slips from the line where the parser stopped.
func yamlMend(line, text string) string {
	trimmed := strings.TrimSpace(line)
	_, value, _ := strings.Cut(trimmed, ": ")
	value = strings.TrimSpace(value)
	switch {
	case strings.Contains(text, "tab") || strings.HasPrefix(line, "\t"):
		return "indent with spaces, not with tabs"
	case strings.Contains(value, ": "):
		return `put the value in quotation marks, because it holds ": "`
	case strings.HasPrefix(value, "[[") || strings.HasPrefix(value, "*") || strings.HasPrefix(value, "&") ||
		strings.HasPrefix(value, "@") || strings.HasPrefix(value, "%") || strings.HasPrefix(value, "`") || strings.HasPrefix(value, "!"):
		return "put the value in quotation marks, because it begins with " + value[:1]
	case strings.Contains(text, "unknown escape"):
		return `write \\ for a backslash, or put the value in single quotation marks`
	case trimmed == "...":
		return "take the line out: it ends a YAML document"
	case strings.HasPrefix(line, "%"):
		return "take the line out: it is for programs that read other kinds of YAML"
	case strings.HasPrefix(trimmed, "-") && !strings.HasPrefix(trimmed, "- ") && !strings.HasPrefix(trimmed, "--") && trimmed != "-":
		return "put a blank behind the hyphen of an item"
	case strings.Count(value, `"`)%2 == 1 || strings.Count(value, `'`)%2 == 1 && strings.HasPrefix(value, "'"):
		return "close the quotation mark"
	case strings.Count(line, "[") != strings.Count(line, "]") || strings.Count(line, "{") != strings.Count(line, "}"):
		return "close the bracket"
	case strings.Contains(text, "',' or '"):
		return "close the bracket that a line above opens"
	case trimmed != "" && !strings.Contains(trimmed, ":") && !strings.HasPrefix(trimmed, "-") && utf8.RuneCountInString(trimmed) < 80:
		return "a line of front matter is `key: value`, or `- item` in a list"
	}
	return "check the indentation, quotation marks and colons of this line and those beside it"
}
