package cite

import (
	"fmt"
	"strings"
)

// record is a record of RIS that is being written.
type record struct{ dst []byte }

func (r *record) tag(name, value string) {
	if value = line(value); value != "" {
		r.dst = append(append(append(append(r.dst, name...), "  - "...), value...), "\r\n"...)
	}
}

// RIS appends a record, by the format's specification: a tag a line, lines that end with CR
// and LF, TY first and ER last. What a date says besides year, month and day follows them in
// words; the date itself stands in a note.
func (w *Work) RIS(dst []byte) []byte {
	r := record{dst}
	r.tag("TY", [...]string{Report: "RPRT", Part: "CHAP", Entry: "ELEC"}[w.Form])
	for _, a := range w.Authors {
		r.tag("AU", strings.ReplaceAll(a.Name, "*", "")) // which is not allowed in names
	}
	r.tag("TI", w.Title)
	switch w.Form {
	case Report:
		r.tag("T2", w.Series)
	case Part:
		r.tag("T2", w.In)
		r.tag("T3", w.Series)
	case Entry:
		r.tag("T2", w.Series)
	}
	r.tag("M3", w.Kind)
	r.tag("PB", w.Publisher)
	if w.Form == Report {
		r.tag("ET", w.Versioned)
		r.tag("SN", w.Number)
	} else {
		r.tag("M1", w.Number)
	}
	w.risDate(&r)
	r.tag("N2", w.Abstract)
	r.tag("LA", w.Language)
	r.tag("DO", w.DOI)
	r.tag("UR", w.URL)
	return append(r.dst, "ER  - \r\n"...)
}

func (w *Work) risDate(r *record) {
	if w.Form == Entry {
		r.tag("N1", w.dated())
		return
	}
	if known := parts(start(w.Date)); len(known) > 0 {
		r.tag("PY", fmt.Sprint(known[0]))
		r.tag("DA", risNumbers(known)+"/"+w.besides())
	}
	if !plain(w.Date) {
		r.tag("N1", "Date (EDTF): "+w.Date.String())
	}
}

// risNumbers gives YYYY/MM/DD, in which only the slashes are required.
func risNumbers(known []int) string {
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
		said = append(said, strings.ToLower(seasons[n]))
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
