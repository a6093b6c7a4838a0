package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// cslItem is an item of CSL-JSON (csl-data.json, version 1.0.2).
type cslItem struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Title      string     `json:"title"`
	Genre      string     `json:"genre,omitempty"`
	Authors    []cslName  `json:"author,omitempty"`
	Container  string     `json:"container-title,omitempty"`
	Collection string     `json:"collection-title,omitempty"`
	Publisher  string     `json:"publisher,omitempty"`
	Number     string     `json:"number,omitempty"`
	Version    string     `json:"version,omitempty"`
	InNumber   string     `json:"collection-number,omitempty"`
	Issued     *cslDate   `json:"issued,omitempty"`
	Event      *cslDate   `json:"event-date,omitempty"`
	Abstract   string     `json:"abstract,omitempty"`
	Language   string     `json:"language,omitempty"`
	DOI        string     `json:"DOI,omitempty"`
	URL        string     `json:"URL,omitempty"`
	Custom     *cslCustom `json:"custom,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Raw     string  `json:"raw,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// cslCustom has what the format has no variable for, of which readers take no notice.
type cslCustom struct {
	EDTF string `json:"edtf"`
}

// CSL appends works as a file of CSL-JSON, which Zotero and all that use citeproc read.
func CSL(dst []byte, works []*Work) ([]byte, error) {
	b := bytes.NewBuffer(append(dst, "[\n"...))
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for i, w := range works {
		if i > 0 {
			b.Truncate(b.Len() - 1)
			b.WriteString(",\n")
		}
		if err := e.Encode(w.csl()); err != nil {
			return dst, fmt.Errorf("write %s as CSL-JSON: %w", w.ID, err)
		}
	}
	b.WriteString("]\n")
	return b.Bytes(), nil
}

func (w *Work) csl() *cslItem {
	item := &cslItem{ID: w.ID, Title: line(w.Title), Genre: line(w.Kind), Publisher: line(w.Publisher),
		Abstract: line(w.Abstract), Language: w.Language, DOI: w.DOI, URL: w.URL}
	switch w.Form {
	case Report:
		item.Type, item.Collection, item.Number, item.Version = "report", line(w.Series), line(w.Number), w.Version
	case Part:
		item.Type, item.Container, item.Collection, item.InNumber = "chapter", line(w.In), line(w.Series), line(w.Number)
	case Entry:
		item.Type, item.Container = "webpage", line(w.Series)
	}
	date := w.cslDate()
	if item.Issued = date; w.Form == Entry {
		item.Issued, item.Event = nil, date
	}
	if date != nil && !plain(w.Date) {
		item.Custom = &cslCustom{w.Date.String()}
	}
	for _, a := range w.Authors {
		if family, given, ok := w.inverted(a); ok {
			item.Authors = append(item.Authors, cslName{Family: family, Given: given})
		} else {
			item.Authors = append(item.Authors, cslName{Literal: line(a.Name)})
		}
	}
	return item
}

// cslDate gives the date. "Circa" stands for what is approximate and for what is uncertain,
// which CSL has no other word for and styles print as [2024?]. Where an end is open, digits
// are not known or the ends differ in precision, CSL has no numbers that would be true or
// that processors take, so the date is a text. A season is a text, too, that all parse:
// its number would be taken for a day.
func (w *Work) cslDate() *cslDate {
	d := w.Date
	if d.IsZero() {
		return nil
	}
	made := cslDate{Circa: d.Approximate() || d.Uncertain()}
	for _, end := range ends(d) {
		known := parts(end)
		if known == nil || d.IsInterval() && (season(end) > 0 || len(known) != len(parts(ends(d)[0]))) {
			return &cslDate{Literal: w.dated()}
		}
		if n := season(end); n > 0 {
			made.Raw = seasons[n] + " " + start(d).YearKey()
			return &made
		}
		made.Parts = append(made.Parts, known)
	}
	return &made
}
