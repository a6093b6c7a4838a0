package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"gopkg.in/yaml.v3"
)

// front is the front matter of a document of another generator.
type front struct {
	values map[string]any
	lines  map[string]int // of the keys, from 1, where they are known
}

// splitFront divides a file into its front matter (YAML between ---, TOML between +++, or a
// JSON object) and its text, of which it gives the line.
func splitFront(data []byte) (f front, body string, line int, err error) {
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\ufeff"))), "\r\n", "\n")
	f.values, f.lines = map[string]any{}, map[string]int{}
	switch {
	case strings.HasPrefix(text, "---\n"):
		matter, rest, n := fenced(text, "---")
		if n == 0 {
			return f, text, 1, nil // a rule, with no other below it
		}
		return f, rest, n, f.yaml(matter)
	case strings.HasPrefix(text, "+++\n"):
		matter, rest, n := fenced(text, "+++")
		if n == 0 {
			return f, text, 1, nil
		}
		return f, rest, n, toml.Unmarshal([]byte(matter), &f.values)
	case strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{{") && !strings.HasPrefix(text, "{%"):
		d := json.NewDecoder(strings.NewReader(text))
		if err := d.Decode(&f.values); err != nil {
			f.values = map[string]any{}
			if !strings.HasPrefix(text, "{\n") {
				err = nil // it is text
			}
			return f, text, 1, err
		}
		at := int(d.InputOffset())
		return f, text[at:], 1 + strings.Count(text[:at], "\n"), nil
	}
	return f, text, 1, nil
}

// fenced gives what stands between a first line and the next that is the same, what follows,
// and the line on which that begins.
func fenced(text, fence string) (inner, rest string, line int) {
	lines := strings.SplitAfter(text, "\n")
	for i, l := range lines[1:] {
		if strings.TrimRight(l, " \t\n") == fence {
			return strings.Join(lines[1:i+1], ""), strings.Join(lines[i+2:], ""), i + 3
		}
	}
	return "", text, 0
}

// yaml reads YAML. Dates stay as they were written.
func (f *front) yaml(text string) error {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		return err
	}
	if n.Kind == 0 {
		return nil
	}
	if len(n.Content) != 1 || n.Content[0].Kind != yaml.MappingNode {
		return fmt.Errorf("the front matter is not a mapping")
	}
	keepText(&n)
	m := n.Content[0]
	for i := 0; i+1 < len(m.Content); i += 2 {
		f.lines[m.Content[i].Value] = m.Content[i].Line + 1
	}
	return n.Decode(&f.values)
}

func keepText(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, inner := range n.Content {
		keepText(inner)
	}
}

// text takes a value that is a text, a number or a date; "" where there is none. What is
// taken does not count as unknown.
func (f *front) text(keys ...string) string {
	for _, k := range keys {
		v, ok := f.values[k]
		if !ok {
			continue
		}
		switch v.(type) {
		case map[string]any, []any, nil:
			continue
		}
		delete(f.values, k)
		if s := strings.TrimSpace(fmt.Sprint(v)); s != "" {
			return s
		}
	}
	return ""
}

// list takes the texts of values that are a text or a list of texts, or of mappings with a
// name.
func (f *front) list(keys ...string) (texts []string) {
	for _, k := range keys {
		v, ok := f.values[k]
		if !ok {
			continue
		}
		delete(f.values, k)
		for _, s := range textsOf(v) {
			if !slices.Contains(texts, s) {
				texts = append(texts, s)
			}
		}
	}
	return texts
}

func textsOf(v any) (texts []string) {
	switch v := v.(type) {
	case nil:
	case []string:
		return v
	case []any:
		for _, inner := range v {
			texts = append(texts, textsOf(inner)...)
		}
	case map[string]any:
		for _, key := range []string{"name", "title", "label"} {
			if s, ok := v[key].(string); ok && strings.TrimSpace(s) != "" {
				return []string{strings.TrimSpace(s)}
			}
		}
	default:
		if s := strings.TrimSpace(fmt.Sprint(v)); s != "" {
			texts = append(texts, s)
		}
	}
	return texts
}

// flag takes a value that is true or false.
func (f *front) flag(key string) (value, given bool) {
	v, ok := f.values[key].(bool)
	if ok {
		delete(f.values, key)
	}
	return v, ok
}

// presentation are keys that say how another generator shows a page, which has no meaning here.
var presentation = []string{"layout", "weight", "type", "menu", "toc", "comments", "permalink", "url", "sidebar_position", "sidebar_label",
	"pagination_label", "hide_title", "hide_table_of_contents", "eleventyNavigation", "eleventyExcludeFromCollections", "cssclass", "cssclasses",
	"publish", "outputs", "math", "sitemap", "featured", "pin", "classes", "header", "excerpt_separator", "custom_edit_url", "displayed_sidebar"}

// unknown are the keys that nothing was taken from, sorted.
func (f *front) unknown() (keys []string) {
	for _, k := range slices.Sorted(maps.Keys(f.values)) {
		if !slices.Contains(presentation, k) {
			keys = append(keys, k)
		}
	}
	return keys
}
