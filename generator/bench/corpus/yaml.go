package corpus

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
)

// markdown gives a file: front matter, written as people write it, and the text.
func markdown(front any, body string) []byte {
	w := &yamlWriter{}
	w.WriteString("---\n")
	w.keys("", "", reflect.ValueOf(front))
	w.WriteString("---\n\n" + body)
	return w.Bytes()
}

// yamlWriter writes structs by the tags of their fields: `yaml:"key,style"`. Empty
// fields are left out. The styles are
//
//	(none)  plain where YAML allows it; a list of one as a value, others [in, brackets]
//	quoted  in quotation marks, as YAML would read it as something else
//	folded  over several lines
//	lines   a list with a line for each
//	braces  a list of {things: in braces}
type yamlWriter struct{ bytes.Buffer }

// keys writes a struct; first stands before its first key, indent before the others.
func (w *yamlWriter) keys(first, indent string, v reflect.Value) {
	for i := range v.NumField() {
		key, style, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if f := v.Field(i); key != "" && !f.IsZero() {
			w.WriteString(first + key + ":")
			w.value(indent, style, f)
			first = indent
		}
	}
}

func (w *yamlWriter) value(indent, style string, v reflect.Value) {
	switch v := v.Interface().(type) {
	case string:
		w.text(indent, style, v)
		return
	case []string:
		w.list(indent, style, v)
		return
	}
	w.WriteString("\n")
	for i := range v.Len() {
		if style == "braces" {
			w.braces(v.Index(i))
		} else {
			w.item(indent+"  ", v.Index(i))
		}
	}
}

// item writes a thing in a list of things; one with an id alone is the id.
func (w *yamlWriter) item(indent string, v reflect.Value) {
	if s, ok := v.Interface().(source); ok && s.Title == "" {
		w.WriteString(indent + "- " + s.ID + "\n")
		return
	}
	w.keys(indent+"- ", indent+"  ", v)
}

func (w *yamlWriter) braces(v reflect.Value) {
	w.WriteString("  - {")
	for i := range v.NumField() {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(v.Type().Field(i).Tag.Get("yaml") + ": " + v.Field(i).String())
	}
	w.WriteString("}\n")
}

func (w *yamlWriter) text(indent, style, v string) {
	switch {
	case style == "folded":
		w.fold(indent, v)
		return
	case style == "quoted":
		v = `"` + v + `"`
	case strings.ContainsAny(v[:1], "*&!%@`'\"[]{}>|#,?:-"), strings.Contains(v, ": "), strings.Contains(v, " #"), strings.HasSuffix(v, ":"):
		v = strconv.Quote(v)
	}
	w.WriteString(" " + v + "\n")
}

func (w *yamlWriter) list(indent, style string, list []string) {
	switch {
	case style == "lines":
		w.WriteString("\n" + indent + "  - " + strings.Join(list, "\n"+indent+"  - ") + "\n")
	case style == "quoted":
		w.WriteString(` ["` + strings.Join(list, `", "`) + "\"]\n")
	case len(list) == 1:
		w.text(indent, "", list[0])
	default:
		w.WriteString(" [" + strings.Join(list, ", ") + "]\n")
	}
}

func (w *yamlWriter) fold(indent, text string) {
	w.WriteString(" >-")
	column := 101
	for word := range strings.FieldsSeq(text) {
		if column > 100 {
			w.WriteString("\n" + indent + "  ")
			column = 0
		} else {
			w.WriteByte(' ')
		}
		w.WriteString(word)
		column += len(word) + 1
	}
	w.WriteByte('\n')
}
