package cite

import (
	"fmt"
	"strings"
)

// RIS gives a record of the type RPRT, by the format's specification: a tag a line, lines
// that end with CR and LF, TY first and ER last. What a date says besides year, month and
// day follows them in words; the date itself stands in a note.
func (w *Work) RIS() string {
	var b strings.Builder
	tag := func(name, value string) {
		if value = line(value); value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	tag("TY", "RPRT")
	for _, a := range w.Authors {
		tag("AU", strings.ReplaceAll(a.Name, "*", "")) // which is not allowed in names
	}
	tag("TI", w.Title)
	tag("T2", w.Series)
	tag("M3", w.Kind)
	tag("PB", w.Publisher)
	tag("SN", w.Number)
	if known := parts(start(w.Date)); len(known) > 0 {
		tag("PY", fmt.Sprint(known[0]))
		tag("DA", risDate(known)+"/"+w.besides())
	}
	if !w.Date.IsZero() && !plain(w.Date) {
		tag("N1", "Date (EDTF): "+w.Date.String())
	}
	tag("LA", w.Language)
	tag("UR", w.URL)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// risDate gives YYYY/MM/DD, in which only the slashes are required.
func risDate(known []int) string {
	text := fmt.Sprintf("%04d/", known[0])
	if len(known) > 1 {
		text += fmt.Sprintf("%02d", known[1])
	}
	text += "/"
	if len(known) > 2 {
		text += fmt.Sprintf("%02d", known[2])
	}
	return text
}

// besides words what a date says besides its numbers, in letters and spaces, which is
// all that the format has room for.
func (w *Work) besides() string {
	var said []string
	if n := season(w.Date); n > 0 {
		said = append(said, [...]string{"spring", "summer", "autumn", "winter"}[n-1])
	}
	if w.Date.IsInterval() {
		said = append(said, "interval")
	}
	if w.Date.Approximate() {
		said = append(said, "approximate")
	}
	if w.Date.Uncertain() {
		said = append(said, "uncertain")
	}
	return strings.Join(said, " ")
}
