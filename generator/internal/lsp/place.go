package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/archive"
)

// place is what an author is at: what stands around the cursor, and what may stand there.
type place struct {
	line       int    // from 0
	start, end int    // bytes of the line: the word that the cursor is in or behind
	word       string // what stands there
	key        *archive.Key
	keys       []archive.Key // which may begin here, where no key has
	kind       string        // of the thing whose id it is, or ""
	text       bool          // it is in the text, not in front matter
	opened     string        // "[[" or "[@" or "](" before the word, in the text
}

// kindOfFile is the mapping that begins a file, by its path; nil where there is none.
func kindOfFile(file string) *archive.Struct {
	name := ""
	switch folder, _, _ := strings.Cut(strings.TrimPrefix(file, archive.Root+"/"), "/"); {
	case file == archive.Root+"/site.yaml":
		name = "Site"
	case file == archive.Root+"/sources.yaml":
		name = "Source"
	case !strings.HasSuffix(file, ".md"):
		return nil
	default:
		name = map[string]string{"briefs": "Brief", "actors": "Actor", "topics": "Topic", "pages": "Page"}[folder]
	}
	for _, s := range archive.Describe() {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// placeAt finds what an author is at: a line and a byte of it.
func placeAt(file string, lines []string, line, col int) (p place) {
	p.line = line
	if line < 0 || line >= len(lines) {
		return p
	}
	text := lines[line]
	col = min(col, len(text))
	p.start, p.end = col, col
	for p.start > 0 && inID(text[p.start-1]) {
		p.start--
	}
	for p.end < len(text) && inID(text[p.end]) {
		p.end++
	}
	p.word = text[p.start:p.end]
	root := kindOfFile(file)
	if strings.HasSuffix(file, ".md") && !inFront(lines, line) {
		p.inText(text)
		return p
	}
	if root == nil {
		return p
	}
	p.inFront(root, lines)
	return p
}

// inID reports whether a byte may be of an id, or of what stands for one.
func inID(c byte) bool {
	return c == '-' || c == '_' || c == '#' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

// inFront reports whether a line of a Markdown file is in its front matter.
func inFront(lines []string, line int) bool {
	if len(lines) == 0 || strings.TrimRight(strings.TrimPrefix(lines[0], "\ufeff"), " ") != "---" || line == 0 {
		return false
	}
	for _, l := range lines[1:line] {
		if strings.TrimRight(l, " ") == "---" {
			return false
		}
	}
	return strings.TrimRight(lines[line], " ") != "---"
}

// inText finds what link the cursor is in.
func (p *place) inText(text string) {
	p.text = true
	before := text[:p.start]
	switch open, cite, to := strings.LastIndex(before, "[["), strings.LastIndex(before, "@"), strings.LastIndex(before, "]("); {
	case open >= 0 && !strings.Contains(before[open:], "]]") && !strings.Contains(before[open:], "|"):
		p.opened, p.start = "[[", open+2
		if end := strings.IndexAny(text[p.start:], "]|#"); end >= 0 && p.start+end >= p.end {
			p.end = p.start + end
		}
		p.word = text[p.start:p.end]
	case cite >= 0 && cite == len(before)-1 && strings.LastIndex(before, "[") > strings.LastIndex(before, "]"):
		p.opened, p.kind = "[@", aSource
	case to >= 0 && !strings.Contains(before[to:], ")"):
		p.opened, p.start = "](", to+2
		if end := strings.IndexAny(text[p.start:], ") "); end >= 0 {
			p.end = p.start + end
		}
		p.word = text[p.start:p.end]
	}
}

// inFront finds the key that the cursor is at, by the indentation of the lines above.
func (p *place) inFront(root *archive.Struct, lines []string) {
	keyPath, atKey := keysAbove(lines, p.line, p.start)
	s := root
	for i, name := range keyPath {
		k := slices.IndexFunc(s.Keys, func(k archive.Key) bool { return k.Name == name })
		if k < 0 {
			return
		}
		key := s.Keys[k]
		if i == len(keyPath)-1 {
			p.key = &key
		}
		if key.Struct == nil {
			if i < len(keyPath)-1 {
				return
			}
			break
		}
		s = key.Struct
	}
	if atKey {
		if p.key != nil && p.key.Struct == nil {
			return
		}
		p.key, p.keys = nil, s.Keys
		if k := slices.IndexFunc(s.Keys, func(k archive.Key) bool { return k.Name == p.word }); k >= 0 {
			p.key = &s.Keys[k]
		}
		if len(keyPath) > 0 { // a single id may stand for a whole item
			p.kind = idKind(root.Name, keyPath, p.word)
		}
		return
	}
	p.kind = idKind(root.Name, keyPath, p.word)
}

// idKind is the kind of things whose ids a key holds, or "".
func idKind(root string, keys []string, word string) string {
	if len(keys) == 0 {
		return ""
	}
	last, above := keys[len(keys)-1], ""
	if len(keys) > 1 {
		above = keys[len(keys)-2]
	}
	switch last {
	case "actors", "to", "concerns", "by", "said_by", "country", "member_of", "leads", "not", "authors":
		return anActor
	case "topics":
		return aTopic
	case "supersedes", "translation_of":
		return aBrief
	case "sources", "source":
		return aSource
	case "figures":
		return aFigure
	case "events":
		return anEvent
	case "navigation", "menu":
		return aPage
	case "related":
		if above == "recommendations" {
			return aRecommendation
		}
		return aBrief
	case "superseded_by":
		return aRecommendation
	case "id":
		switch above {
		case "recommendations":
			return aRecommendation
		case "events":
			return anEvent
		case "figures":
			return aFigure
		case "sources":
			return aSource
		case "":
			if root == "Source" {
				return aSource
			}
		}
	}
	return ""
}

// keysAbove gives the keys that a place in YAML lies under, outermost first, and whether a
// key may begin there. It reads the block style by its indentation and flow mappings within a
// line, which is what front matter is made of.
func keysAbove(lines []string, line, col int) (keys []string, atKey bool) {
	text := lines[line]
	before := text[:min(col, len(text))]
	indent := indentOf(text)
	if strings.TrimSpace(text) == "" {
		indent = col
	}
	var inner []string
	rest := strings.TrimLeft(before, " ")
	dashes := 0
	for strings.HasPrefix(rest, "- ") || rest == "-" {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, "-"), " ")
		dashes++
	}
	atKey = true
	if name, after, ok := strings.Cut(rest, ":"); ok && isKey(name) {
		inner = append(inner, name)
		flow, open := flowKeys(after)
		inner = append(inner, flow...)
		atKey = open
	} else if flow, open := flowKeys(rest); len(flow) > 0 || open {
		inner, atKey = append(inner, flow...), open
	}
	limit := indent
	if dashes > 0 {
		limit = indent + 1 // the key that holds the list may stand at the same depth
	}
	for i := line - 1; i >= 0; i-- {
		l := lines[i]
		if strings.TrimSpace(l) == "" || strings.HasPrefix(strings.TrimSpace(l), "#") || strings.TrimRight(l, " ") == "---" {
			continue
		}
		at := indentOf(l)
		body := strings.TrimLeft(l, " ")
		keyAt, dash := at, false
		for strings.HasPrefix(body, "- ") {
			trimmed := strings.TrimLeft(body[1:], " ")
			keyAt += len(body) - len(trimmed)
			body, dash = trimmed, true
		}
		name, value, ok := strings.Cut(body, ":")
		if ok && isKey(name) && keyAt < limit && strings.TrimSpace(commentless(value)) == "" {
			inner = append([]string{name}, inner...)
			limit = keyAt
		}
		if at < limit {
			limit = min(limit, at+1)
			if !dash {
				limit = at
			}
		}
	}
	return inner, atKey
}

func commentless(s string) string {
	if i := strings.Index(s, " #"); i >= 0 {
		return s[:i]
	}
	return s
}

func indentOf(l string) int { return len(l) - len(strings.TrimLeft(l, " ")) }

func isKey(s string) bool {
	for _, c := range []byte(s) {
		if c != '_' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

// flowKeys gives the keys of the flow mappings that are open at the end of a text, and whether
// another key may begin there.
func flowKeys(text string) (keys []string, atKey bool) {
	type level struct {
		mapping bool
		key     string
		value   bool
	}
	var open []level
	from := 0
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
			continue
		}
		switch c {
		case '"', '\'':
			if strings.TrimSpace(text[from:i]) == "" {
				quote = c
			}
		case '{', '[':
			open = append(open, level{mapping: c == '{'})
			from = i + 1
		case '}', ']':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			from = i + 1
		case ',':
			if n := len(open); n > 0 && open[n-1].mapping {
				open[n-1].key, open[n-1].value = "", false
			}
			from = i + 1
		case ':':
			if n := len(open); n > 0 && open[n-1].mapping && !open[n-1].value && isKey(strings.TrimSpace(text[from:i])) {
				open[n-1].key, open[n-1].value = strings.TrimSpace(text[from:i]), true
			}
		}
	}
	for _, l := range open {
		if l.mapping && l.value {
			keys = append(keys, l.key)
		}
	}
	return keys, len(open) > 0 && open[len(open)-1].mapping && !open[len(open)-1].value
}
