package format

import (
	"slices"
	"strings"

	"chancery/generator/internal/archive"
)

// split divides what stands on a line into the value and the comment behind it, with the
// blanks between them.
func split(s string) (value, comment string) {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,", s[i-1]) >= 0):
			quote = c
		case c == '#' && (i == 0 || s[i-1] == ' '):
			value = strings.TrimRight(s[:i], " ")
			if value == "" {
				return "", " " + s[i:]
			}
			return value, s[len(value):]
		}
	}
	return s, ""
}

// flow writes a value that stands on one line: brackets without blanks inside them, one
// behind each comma and colon, keys in the order of the model; double quotation marks.
func flow(v string, s *archive.Struct) string {
	switch {
	case len(v) >= 2 && v[0] == '[' && v[len(v)-1] == ']':
		items, ok := fields(v[1 : len(v)-1])
		if !ok {
			return v
		}
		for i := range items {
			items[i] = flow(items[i], s)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case len(v) >= 2 && v[0] == '{' && v[len(v)-1] == '}':
		return flowMapping(v, s)
	case len(v) >= 2 && v[0] == '\'' && v[len(v)-1] == '\'' && !strings.ContainsAny(v[1:len(v)-1], `'"\`):
		return `"` + v[1:len(v)-1] + `"`
	}
	return v
}

func flowMapping(v string, s *archive.Struct) string {
	items, ok := fields(v[1 : len(v)-1])
	if !ok {
		return v
	}
	type pair struct {
		place int
		text  string
	}
	var pairs []pair
	for _, item := range items {
		key, value, is := strings.Cut(item, ":")
		if !is || strings.ContainsAny(key, `"' [{`) || value != "" && value[0] != ' ' {
			return v
		}
		p := pair{place: 1 << 10}
		var inner *archive.Struct
		if s != nil {
			if i := slices.IndexFunc(s.Keys, func(k archive.Key) bool { return k.Name == key }); i >= 0 {
				p.place, inner = i, s.Keys[i].Struct
			}
		}
		if p.text = key + ":"; strings.TrimSpace(value) != "" {
			p.text += " " + flow(strings.TrimSpace(value), inner)
		}
		pairs = append(pairs, p)
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.place - b.place })
	items = items[:0]
	for _, p := range pairs {
		items = append(items, p.text)
	}
	return "{" + strings.Join(items, ", ") + "}"
}

// fields divides what stands within brackets at its commas.
func fields(s string) (items []string, ok bool) {
	quote, open, from := byte(0), 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,", s[i-1]) >= 0):
			quote = c
		case c == '[' || c == '{':
			open++
		case c == ']' || c == '}':
			open--
		case c == ',' && open == 0:
			items, from = append(items, strings.TrimSpace(s[from:i])), i+1
		}
	}
	if last := strings.TrimSpace(s[from:]); last != "" {
		items = append(items, last)
	}
	return items, quote == 0 && open == 0 && !slices.Contains(items, "")
}
