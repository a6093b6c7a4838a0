package cite

import (
	"bytes"
	"encoding/json"

	"chancery/generator/internal/edtf"
)

// cslItem is an item of CSL-JSON (csl-data.json, version 1.0.2).
type cslItem struct {
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Title      string    `json:"title"`
	Genre      string    `json:"genre,omitempty"`
	Authors    []cslName `json:"author,omitempty"`
	Collection string    `json:"collection-title,omitempty"`
	Publisher  string    `json:"publisher,omitempty"`
	Number     string    `json:"number,omitempty"`
	Issued     *cslDate  `json:"issued,omitempty"`
	Language   string    `json:"language,omitempty"`
	URL        string    `json:"URL,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// CSL gives the work as a list of one item of CSL-JSON, which Zotero and all that use
// citeproc read.
func (w *Work) CSL() string {
	item := cslItem{ID: w.ID, Type: "report", Title: line(w.Title), Genre: w.Kind, Collection: w.Series, Publisher: w.Publisher, Number: w.Number,
		Issued: w.issued(), Language: w.Language, URL: w.URL}
	for _, a := range w.Authors {
		if family, given, ok := w.inverted(a); ok {
			item.Authors = append(item.Authors, cslName{Family: family, Given: given})
		} else {
			item.Authors = append(item.Authors, cslName{Literal: line(a.Name)})
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode([]cslItem{item}); err != nil { // texts and numbers cannot fail
		return ""
	}
	return b.String()
}

// issued gives the date. "Circa" means approximate; for an uncertain date, which may be
// wrong, CSL has no word. Where an end is open or digits are not known, CSL has no
// numbers that would be true, so the date is a text.
func (w *Work) issued() *cslDate {
	d := w.Date
	if d.IsZero() {
		return nil
	}
	made := cslDate{Season: season(d), Circa: d.Approximate()}
	ends := []edtf.Date{d}
	if d.IsInterval() {
		ends = []edtf.Date{d.Start(), d.End()}
	}
	for _, end := range ends {
		known := parts(end)
		if known == nil || d.IsInterval() && season(end) > 0 {
			return &cslDate{Literal: w.Dated}
		}
		made.Parts = append(made.Parts, known)
	}
	return &made
}
