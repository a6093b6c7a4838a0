package data

import (
	"bufio"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// writeJSON writes a table as an array of objects, one a line, which have no member for
// what is not known or not so.
func (t *Table) writeJSON(out *bufio.Writer) {
	names := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = append(appendString(nil, c.Name), ':')
	}
	dst := []byte{'['}
	first := true
	t.each(func(r *row) bool {
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, '\n', '{')
		members := 0
		for i, v := range r.cells {
			if !v.given || t.Columns[i].Kind == Flag && v.number == 0 {
				continue
			}
			if members++; members > 1 {
				dst = append(dst, ',')
			}
			dst = t.Columns[i].appendJSON(append(dst, names[i]...), r, v)
		}
		_, err := out.Write(append(dst, '}'))
		dst = dst[:0]
		return err == nil
	})
	_, _ = out.Write(append(dst, "\n]\n"...)) // out keeps the error
}

func (c *Column) appendJSON(dst []byte, r *row, v cell) []byte {
	switch {
	case c.Kind == Whole:
		return strconv.AppendInt(dst, int64(v.number), 10)
	case c.Kind == Flag:
		return append(dst, "true"...)
	case c.Kind == Number:
		return append(dst, number(v.text)...)
	case c.list():
		return appendStrings(dst, r.values(v))
	}
	return appendString(dst, v.text)
}

// number is a decimal number as JSON has it: without zeros at its head.
func number(s string) string {
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for len(s) > 1 && s[0] == '0' && s[1] != '.' {
		s = s[1:]
	}
	return sign + s
}

func appendStrings(dst []byte, list []string) []byte {
	dst = append(dst, '[')
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

// appendString appends a string; encoding/json writes what is not plain.
func appendString(dst []byte, s string) []byte {
	plain := utf8.ValidString(s)
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] != '"' && s[i] != '\\'
	}
	if !plain {
		quoted, _ := json.Marshal(s) // a string has no error
		return append(dst, quoted...)
	}
	return append(append(append(dst, '"'), s...), '"')
}
