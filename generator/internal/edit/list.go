package edit

import (
	"bytes"
	"regexp"

	"chancery/generator/internal/diag"
)

var (
	itemLine = regexp.MustCompile(`^\s*- +$`)
	pairLine = regexp.MustCompile(`^\s*(?:- +)?[a-z_]+: +$`)
	idLine   = regexp.MustCompile(`^(\s*(?:- +)*)id: +$`)
)

// AddItem adds an item to a list of single values in YAML, of which one stands at a place.
// ok is false where the list is written in a way that this does not know.
func (t *Text) AddItem(at diag.Pos, value string) (e Edit, ok bool) {
	from, ok := t.Offset(at)
	if !ok {
		return Edit{}, false
	}
	begin, end := t.Line(at)
	before := t.Src[begin:from]
	after := t.valueEnd(from, end, bytes.ContainsAny(before, "[{"))
	switch {
	case itemLine.Match(before): // a line of its own
		return Edit{end, end, t.Break() + string(before) + value}, true
	case pairLine.Match(before): // the only one, without brackets
		return Edit{from, after, "[" + string(t.Src[from:after]) + ", " + value + "]"}, true
	case bytes.ContainsAny(before, "[") || bytes.TrimSpace(before) == nil || bytes.HasSuffix(bytes.TrimSpace(before), []byte(",")):
		return Edit{after, after, ", " + value}, true
	case bytes.Contains(before, []byte("{")): // formerly: x in braces
		return Edit{from, after, "[" + string(t.Src[from:after]) + ", " + value + "]"}, true
	}
	return Edit{}, false
}

// AddBeside adds a key to the mapping whose id stands at a place.
func (t *Text) AddBeside(id diag.Pos, key, value string) (e Edit, ok bool) {
	from, ok := t.Offset(id)
	if !ok {
		return Edit{}, false
	}
	begin, end := t.Line(id)
	after := t.valueEnd(from, end, true)
	if m := idLine.FindSubmatch(t.Src[begin:from]); m != nil && !bytes.HasPrefix(bytes.TrimLeft(t.Src[after:end], " "), []byte(",")) && !bytes.HasPrefix(bytes.TrimLeft(t.Src[after:end], " "), []byte("}")) {
		indent := bytes.Repeat([]byte(" "), len(m[1]))
		return Edit{end, end, t.Break() + string(indent) + key + ": " + value}, true
	}
	if bytes.HasSuffix(bytes.TrimRight(t.Src[begin:from], " "), []byte("id:")) {
		return Edit{after, after, ", " + key + ": " + value}, true
	}
	return Edit{}, false
}

// AddKey adds a key at the end of a file's front matter.
func (t *Text) AddKey(key, value string) (e Edit, ok bool) {
	for i := 1; i < len(t.lines); i++ {
		if string(t.Src[t.lines[i]:t.lineEnd(i)]) == "---" {
			return Edit{t.lines[i], t.lines[i], key + ": " + value + t.Break()}, true
		}
	}
	return Edit{}, false
}

// valueEnd is where the single value that begins at from ends; inside says that brackets
// end it, too.
func (t *Text) valueEnd(from, end int, inside bool) int {
	src := t.Src[from:end]
	if len(src) > 0 && (src[0] == '"' || src[0] == '\'') {
		for i := 1; i < len(src); i++ {
			switch {
			case src[i] == '\\' && src[0] == '"':
				i++
			case src[i] == src[0]:
				return from + i + 1
			}
		}
		return end
	}
	stop := len(src)
	if inside {
		if i := bytes.IndexAny(src, ",]}"); i >= 0 {
			stop = i
		}
	}
	if i := bytes.Index(src[:stop], []byte(" #")); i >= 0 {
		stop = i
	}
	return from + len(bytes.TrimRight(src[:stop], " \t"))
}
