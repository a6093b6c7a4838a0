package archive

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/plainyaml"

	"gopkg.in/yaml.v3"
)

// node is a piece of front matter: a scalar, a list or a mapping, with its place.
// One that could not be understood, and was reported, is nil.
type node = plainyaml.Node

// kindOf names the kind of a node for a message.
func kindOf(n *node) string {
	switch {
	case n.Kind == plainyaml.List:
		return "a list"
	case n.Kind == plainyaml.Mapping:
		return "a mapping"
	case n.IsNull():
		return "nothing"
	}
	return "a single value"
}

// parse reads a YAML document whose first line has a number in the file. The nodes
// live until the next parse.
func (d *decoding) parse(src []byte, line int32) *node {
	if d.garbled {
		return nil
	}
	n, stopped := d.yaml.Read(src, line)
	if n != nil {
		return n
	}
	return d.parseWhole(src, line, stopped)
}

// parseWhole reads what is not plain, and words what is wrong.
func (d *decoding) parseWhole(src []byte, line int32, stopped plainyaml.Pos) *node {
	if d.conflict(src, line) {
		return nil
	}
	if depth, below := flowDepth(src); depth > plainyaml.MaxDepth {
		d.list.Errorf(diag.YAMLTooDeep, d.at(plainyaml.Pos{Line: line + below, Col: 1}), 1, "nothing in the model is nested that deeply", "brackets nested deeper than %d", plainyaml.MaxDepth)
		return nil
	}
	var doc, second yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(src))
	err := documents.Decode(&doc)
	if err == nil {
		err = documents.Decode(&second)
	}
	switch {
	case err == nil:
		d.list.Errorf(diag.YAMLSecondDocument, d.at(plainyaml.Pos{Line: line + int32(second.Line) - 1, Col: 1}), 1, "join the two: remove the line --- or ... above it", "a second YAML document begins here, and would be lost")
	case err != io.EOF: // which ends a sound document
		d.syntaxError(src, line, stopped, err)
		return nil
	}
	if len(doc.Content) == 0 {
		return &node{Kind: plainyaml.Mapping, Pos: plainyaml.Pos{Line: line, Col: 1}}
	}
	c := converter{d, line}
	return c.convert(doc.Content[0], 0)
}

// flowDepth gives the deepest nesting of brackets and the line (from 0) where it
// is reached, counted without regard to quotation: a bound, not a parser.
func flowDepth(src []byte) (deepest int, line int32) {
	depth, at := 0, int32(0)
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

// converter makes nodes of those of yaml.v3.
type converter struct {
	*decoding
	line int32 // of the first line
}

func (c *converter) convert(y *yaml.Node, depth int) *node {
	n := &node{Pos: c.pos(y)}
	at := c.at(n.Pos)
	if depth > plainyaml.MaxDepth {
		c.list.Errorf(diag.YAMLTooDeep, at, 1, "nothing in the model is nested that deeply", "nested deeper than %d", plainyaml.MaxDepth)
		return nil
	}
	if y.Anchor != "" {
		c.list.Errorf(diag.YAMLFeature, at, 1, "write the value out where it stands", "a YAML anchor (&%s) has no meaning here", y.Anchor)
	}
	if y.Style&yaml.TaggedStyle != 0 {
		c.list.Errorf(diag.YAMLFeature, at, width(y.Tag), "leave the tag out: the key says what type its value has", "a YAML tag (%s) has no meaning here", y.Tag)
	}
	switch y.Kind {
	case yaml.AliasNode:
		c.list.Errorf(diag.YAMLFeature, at, width(y.Value)+1, "write the value out where it stands", "a YAML alias (*%s) has no meaning here", y.Value)
		return nil
	case yaml.SequenceNode:
		n.Kind = plainyaml.List
		for _, item := range y.Content {
			n.Items = append(n.Items, c.convert(item, depth+1))
		}
	case yaml.MappingNode:
		n.Kind = plainyaml.Mapping
		c.entries(n, y, depth)
	default:
		n.Text, n.Cut = y.Value, y.Style == 0 && y.LineComment != "" && y.Value != ""
		switch {
		case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
			n.Style = plainyaml.Quoted
		case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
			n.Style = plainyaml.Block
		}
	}
	return n
}

func (c *converter) pos(y *yaml.Node) plainyaml.Pos {
	return plainyaml.Pos{Line: c.line + int32(y.Line) - 1, Col: int32(y.Column)}
}

func (c *converter) entries(n *node, y *yaml.Node, depth int) {
	first := make(map[string]diag.Pos, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		e := plainyaml.Entry{Key: k.Value, Pos: c.pos(k)}
		at := c.at(e.Pos)
		if k.Kind != yaml.ScalarNode || k.Value == "<<" && k.Style == 0 {
			c.list.Errorf(diag.YAMLKey, at, 1, "a key is a plain word followed by a colon", "this is not a key")
			continue
		}
		if before, twice := first[k.Value]; twice {
			c.list.Add(diag.Message{Code: diag.KeyTwice, Pos: at, Width: width(k.Value), Text: strconv.Quote(k.Value) + " appears here a second time",
				Fix: "keep one of the two", See: []diag.Related{{Pos: before, Text: "it first appears here"}}})
			continue
		}
		first[k.Value] = at
		e.Value = c.convert(y.Content[i+1], depth+1)
		n.Entries = append(n.Entries, e)
	}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// syntaxError words what is wrong with YAML that cannot be parsed. yaml.v3 knows the
// line at best, and its parser counts lines from 0 where its scanner counts from 1; if the
// reader of plain YAML stopped there, or on the line below, that is the place.
func (d *decoding) syntaxError(src []byte, line int32, stopped plainyaml.Pos, err error) {
	text, at := err.Error(), stopped
	if parts := yamlLine.FindStringSubmatch(text); parts != nil {
		text = parts[2]
		if n, err := strconv.Atoi(parts[1]); err == nil && n > 0 {
			at.Line, at.Col = line+int32(n)-1, 0
		}
	}
	isParser := strings.HasPrefix(text, "did not find expected") && !strings.HasSuffix(text, "<document start>")
	if isParser && at != stopped {
		at.Line++
	}
	if below := stopped.Line - at.Line; below == 0 || below == 1 {
		at = stopped
	}
	if strings.HasSuffix(text, "',' or '}'") || strings.HasSuffix(text, "',' or ']'") {
		at = question(src, line, at)
	}
	wrong := []rune(lineOf(src, int(at.Line-line)))
	for at.Col = max(at.Col, 1); stopped != at && int(at.Col) < len(wrong) && wrong[at.Col-1] == ' '; at.Col++ {
	}
	text = "this is not valid YAML: " + text
	fix := yamlFix(string(wrong), text)
	if i := int(at.Col) - 1; i < len(wrong) && (wrong[i] == '?' || wrong[i] == '#') && i > 0 {
		fix = "put the value in quotation marks, because it contains " + string(wrong[i]) + " in brackets"
	}
	d.list.Errorf(diag.YAMLSyntax, d.at(at), 1, fix, "%s", text)
}

// swallows is what ends a value in brackets otherwise than it was meant: a question mark, and
// a comment that takes the closing bracket along.
var swallows = regexp.MustCompile(`\?\s*[,}\]]|\s#.*[}\]]`)

// question finds a question mark that ends a value in the brackets that open on a line, or
// a comment that hides the end of them: yaml.v3 blames the line.
func question(src []byte, line int32, open plainyaml.Pos) plainyaml.Pos {
	n, depth := line, 0
	for text := range bytes.Lines(src) {
		if n >= open.Line {
			if i := swallows.FindIndex(text); i != nil {
				sign := bytes.IndexAny(text[i[0]:], "?#")
				return plainyaml.Pos{Line: n, Col: int32(utf8.RuneCount(text[:i[0]+sign])) + 1}
			}
			depth += bytes.Count(text, []byte("[")) + bytes.Count(text, []byte("{")) - bytes.Count(text, []byte("]")) - bytes.Count(text, []byte("}"))
			if depth <= 0 {
				return open
			}
		}
		n++
	}
	return open
}

func lineOf(src []byte, i int) string {
	lines := bytes.Split(src, []byte("\n"))
	if i < 0 || i >= len(lines) {
		return ""
	}
	return string(lines[i])
}

// yamlFix guesses the usual slips from the line where the parser stopped.
func yamlFix(line, text string) string {
	trimmed := strings.TrimSpace(line)
	_, value, _ := strings.Cut(trimmed, ": ")
	value = strings.TrimSpace(value)
	switch {
	case strings.Contains(text, "tab") || strings.HasPrefix(line, "\t"):
		return "indent with spaces, not with tabs"
	case strings.Contains(text, "',' or '") && strings.Count(line, "[")+strings.Count(line, "{") > strings.Count(line, "]")+strings.Count(line, "}"):
		return "close the bracket"
	case strings.Contains(value, ": "):
		return `put the value in quotation marks, because it contains ": "`
	case strings.HasPrefix(value, "[[") || strings.HasPrefix(value, "*") || strings.HasPrefix(value, "&") ||
		strings.HasPrefix(value, "@") || strings.HasPrefix(value, "%") || strings.HasPrefix(value, "`") || strings.HasPrefix(value, "!"):
		return "put the value in quotation marks, because it begins with " + value[:1]
	case strings.Contains(text, "unknown escape"):
		return `write \\ for a backslash, or put the value in single quotation marks`
	case trimmed == "...":
		return "remove the line: it ends a YAML document"
	case strings.HasPrefix(line, "%"):
		return "remove the line: it is for programs that read other kinds of YAML"
	case strings.HasPrefix(trimmed, "-") && !strings.HasPrefix(trimmed, "- ") && !strings.HasPrefix(trimmed, "--") && trimmed != "-":
		return "put a space after the hyphen of a list item"
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
