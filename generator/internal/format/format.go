// Package format writes front matter in one order and one style: keys in the order of the
// model, one space behind a colon, lists indented by two. What is said stays the same, and so
// do comments, the way in which a value is written, and the text below.
package format

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"chancery/generator/internal/archive"

	"gopkg.in/yaml.v3"
)

// ErrUnclear is the error for YAML that is not formatted, because it is wrong or is written
// in a way that this does not know.
var ErrUnclear = errors.New("its YAML is wrong, or written in a way that fmt does not know")

// File formats a file of an archive, by its path there. A file without front matter comes
// back as it is.
func File(file string, src []byte) ([]byte, error) {
	name := strings.TrimPrefix(file, archive.Root+"/")
	kind := map[string]string{"site.yaml": "Site", "sources.yaml": "Source"}[name]
	if strings.HasSuffix(name, ".md") {
		folder, _, _ := strings.Cut(name, "/")
		kind = map[string]string{"briefs": "Brief", "actors": "Actor", "topics": "Topic", "pages": "Page"}[folder]
	}
	i := slices.IndexFunc(archive.Describe(), func(s *archive.Struct) bool { return s.Name == kind })
	if i < 0 {
		return src, nil
	}
	s := archive.Describe()[i]
	body, bom := bytes.CutPrefix(src, []byte("\ufeff"))
	text := string(body)
	ends := "\n"
	if strings.Contains(text, "\r\n") {
		ends, text = "\r\n", strings.ReplaceAll(text, "\r\n", "\n")
	}
	before, front, after := "", text, ""
	if strings.HasSuffix(name, ".md") {
		rest, ok := strings.CutPrefix(text, "---\n")
		end := strings.Index("\n"+rest, "\n---\n")
		if !ok || end < 0 {
			return src, nil
		}
		before, front, after = "---\n", rest[:end], rest[end:]
	}
	front, err := YAML(front, s, kind == "Source")
	if err != nil {
		return nil, err
	}
	out := strings.ReplaceAll(before+front+after, "\n", ends)
	if bom {
		out = "\ufeff" + out
	}
	return []byte(out), nil
}

// YAML formats a mapping, or a list of mappings, as s describes it.
func YAML(src string, s *archive.Struct, list bool) (string, error) {
	if strings.Trim(src, " \n") == "" {
		return src, nil
	}
	if strings.ContainsAny(src, "\t\r") || !strings.HasSuffix(src, "\n") {
		return "", ErrUnclear
	}
	lines := strings.Split(strings.TrimSuffix(src, "\n"), "\n")
	w := writer{}
	var ok bool
	if list {
		ok = w.list(lines, s, 0)
	} else {
		ok = w.mapping(lines, s, 0)
	}
	out := strings.TrimLeft(w.out.String(), "\n")
	if !ok || !same(src, out) {
		return "", ErrUnclear
	}
	return out, nil
}

// same reports whether two documents say the same, in the same words and with the same
// comments, in whatever order.
func same(a, b string) bool {
	var x, y any
	if yaml.Unmarshal([]byte(a), &x) != nil || yaml.Unmarshal([]byte(b), &y) != nil || !reflect.DeepEqual(x, y) {
		return false
	}
	return slices.Equal(signs(a), signs(b))
}

// signs are the characters of a text, sorted; blanks do not count, and quotation marks are
// one.
func signs(s string) []rune {
	list := []rune(strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\n':
			return -1
		case '\'':
			return '"'
		}
		return r
	}, s))
	slices.Sort(list)
	return list
}
