package format

import (
	"regexp"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
)

// part is an entry of a mapping or an item of a list, as the lines that it has.
type part struct {
	lead  []string // comments and blank lines before it
	key   string   // "" for an item
	value string   // what follows on its line
	rest  []string // the lines that belong to it
}

// head takes away the comments that a blank line divides from those of the part: they are
// about all of the mapping, and stay at its top.
func (p *part) head() (lines []string) {
	for i, l := range slices.Backward(p.lead) {
		if strings.TrimSpace(l) == "" {
			lines, p.lead = p.lead[:i+1], p.lead[i+1:]
			return lines
		}
	}
	return nil
}

var (
	keyLine   = regexp.MustCompile(`^( *)([A-Za-z_]+):(?: +(.*))?$`)
	itemLine  = regexp.MustCompile(`^( *)-(?: +(.*))?$`)
	blockHead = regexp.MustCompile(`^[|>][-+0-9]*(?: +#.*)?$`)
)

type writer struct{ out strings.Builder }

func (w *writer) line(indent int, s string) {
	if s = strings.TrimRight(s, " "); s == "" {
		w.out.WriteByte('\n')
		return
	}
	w.out.WriteString(strings.Repeat(" ", indent) + s + "\n")
}

// mapping writes the entries of a mapping in the order of the model.
func (w *writer) mapping(lines []string, s *archive.Struct, indent int) bool {
	parts, tail, ok := divide(lines, keyLine)
	if !ok {
		return false
	}
	place := func(p part) int {
		if s != nil {
			if i := slices.IndexFunc(s.Keys, func(k archive.Key) bool { return k.Name == p.key }); i >= 0 {
				return i
			}
		}
		return 1 << 10
	}
	w.lead(parts[0].head(), indent)
	if s != nil {
		slices.SortStableFunc(parts, func(a, b part) int { return place(a) - place(b) })
	}
	for _, p := range parts {
		w.lead(p.lead, indent)
		var inner *archive.Struct
		if i := place(p); s != nil && i < len(s.Keys) {
			inner = s.Keys[i].Struct
		}
		if !w.value(p, p.key+":", inner, indent) {
			return false
		}
	}
	w.lead(tail, indent)
	return true
}

// list writes the items of a list, each behind a hyphen.
func (w *writer) list(lines []string, s *archive.Struct, indent int) bool {
	parts, tail, ok := divide(lines, itemLine)
	if !ok {
		return false
	}
	for _, p := range parts {
		w.lead(p.lead, indent)
		if !keyLine.MatchString(p.value) || !isKey(p.value) {
			if !w.value(p, "-", s, indent) {
				return false
			}
			continue
		}
		// A mapping that begins behind the hyphen: its keys stand two further on.
		at := depth(p.rest)
		if at < 0 {
			at = indent + 2
		}
		item := writer{}
		if !item.mapping(append([]string{strings.Repeat(" ", at) + p.value}, p.rest...), s, indent+2) {
			return false
		}
		text := item.out.String()
		lead := len(text) - len(strings.TrimLeft(text, "\n"))
		first := text[lead:]
		if strings.HasPrefix(strings.TrimLeft(first, " "), "#") {
			return false // a comment came to stand behind the hyphen
		}
		w.out.WriteString(strings.Repeat(" ", indent) + "- " + first[indent+2:])
	}
	w.lead(tail, indent)
	return true
}

// isKey reports whether a line that looks like a key and its value is one: no address.
func isKey(s string) bool {
	return !strings.Contains(s, "://") || !strings.HasPrefix(s[strings.Index(s, ":"):], "://")
}

// value writes a part's value behind its key or hyphen.
func (w *writer) value(p part, before string, s *archive.Struct, indent int) bool {
	value, comment := split(p.value)
	switch {
	case value == "" && len(p.rest) > 0: // a list or a mapping below
		w.line(indent, before+comment)
		first := firstOf(p.rest)
		switch {
		case itemLine.MatchString(first):
			return w.list(p.rest, s, indent+2)
		case keyLine.MatchString(first):
			return w.mapping(p.rest, s, indent+2)
		}
		return w.shifted(p.rest, indent+2)
	case blockHead.MatchString(value) || len(p.rest) > 0:
		w.line(indent, before+" "+p.value)
		return w.shifted(p.rest, indent+2)
	}
	if value != "" {
		value = " " + flow(value, s)
	}
	w.line(indent, before+value+comment)
	return true
}

// shifted writes lines that belong together at another indentation.
func (w *writer) shifted(lines []string, indent int) bool {
	by := depth(lines)
	if by < 0 {
		by = indent
	}
	for _, l := range lines {
		if len(l)-len(strings.TrimLeft(l, " ")) < by && strings.TrimSpace(l) != "" {
			return false
		}
		if strings.TrimSpace(l) == "" {
			w.out.WriteByte('\n')
			continue
		}
		w.out.WriteString(strings.Repeat(" ", indent) + l[by:] + "\n")
	}
	return true
}

// lead writes comments, and of several blank lines one.
func (w *writer) lead(lines []string, indent int) {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" && (w.out.Len() == 0 || strings.HasSuffix(w.out.String(), "\n\n")) {
			continue
		}
		w.line(indent, l)
	}
}

// depth is the least indentation of lines that are neither blank nor comments, or -1.
func depth(lines []string) int {
	least := -1
	for _, l := range lines {
		if t := strings.TrimLeft(l, " "); t != "" && t[0] != '#' && (least < 0 || len(l)-len(t) < least) {
			least = len(l) - len(t)
		}
	}
	return least
}

func firstOf(lines []string) string {
	for _, l := range lines {
		if t := strings.TrimLeft(l, " "); t != "" && t[0] != '#' {
			return l
		}
	}
	return ""
}

// divide finds the parts of a mapping or a list: they begin at the indentation of the
// first. tail is what follows the last.
func divide(lines []string, begins *regexp.Regexp) (parts []part, tail []string, ok bool) {
	indent := -1
	var pending []string
	text := false // within a literal or folded block
	for _, l := range lines {
		trimmed := strings.TrimLeft(l, " ")
		at := len(l) - len(trimmed)
		m := begins.FindStringSubmatch(l)
		switch {
		case text && (trimmed == "" || at > indent):
			parts[len(parts)-1].rest = append(parts[len(parts)-1].rest, l)
		case trimmed == "" || trimmed[0] == '#':
			pending = append(pending, l)
		case m != nil && (indent < 0 || at == indent):
			indent = at
			p := part{lead: pending, value: strings.TrimRight(m[len(m)-1], " ")}
			if len(m) == 4 {
				p.key = m[2]
			}
			parts, pending = append(parts, p), nil
			text = blockHead.MatchString(p.value)
		case len(parts) > 0 && (at > indent || at == indent && begins == keyLine && parts[len(parts)-1].value == "" && itemLine.MatchString(l)):
			last := &parts[len(parts)-1]
			last.rest = append(append(last.rest, pending...), l)
			pending = nil
		default:
			return nil, nil, false
		}
	}
	for i := range parts { // blank lines at the end of a block belong to what follows
		r := parts[i].rest
		n := len(r)
		for n > 0 && strings.TrimSpace(r[n-1]) == "" {
			n--
		}
		if n < len(r) && !blockHead.MatchString(parts[i].value) {
			parts[i].rest = r[:n]
		}
	}
	return parts, pending, len(parts) > 0
}
