package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// cslItem is what is read of an item of CSL-JSON
// (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
type cslItem struct {
	ID        any       `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author"`
	Editor    []cslName `json:"editor"`
	Issued    *cslDate  `json:"issued"`
	Accessed  *cslDate  `json:"accessed"`
	Publisher string    `json:"publisher"`
	Container string    `json:"container-title"`
	Volume    any       `json:"volume"`
	Issue     any       `json:"issue"`
	Page      any       `json:"page"`
	URL       string    `json:"URL"`
	DOI       string    `json:"DOI"`
	ISBN      string    `json:"ISBN"`
}

type cslName struct {
	Family, Given, Literal string
	Particle               string `json:"non-dropping-particle"`
	Dropping               string `json:"dropping-particle"`
	Suffix                 string
}

func (n cslName) String() string {
	if n.Literal != "" {
		return n.Literal
	}
	return oneLine(strings.Join([]string{n.Given, n.Dropping, n.Particle, n.Family, n.Suffix}, " "))
}

type cslDate struct {
	Parts   [][]any `json:"date-parts"`
	Circa   any     `json:"circa"`
	Season  any     `json:"season"`
	Raw     string  `json:"raw"`
	Literal string  `json:"literal"`
	EDTF    string  `json:"edtf"`
}

// edtf gives a date at its own precision, or the words that it has.
func (d *cslDate) edtf() string {
	if d == nil {
		return ""
	}
	if s := cmp.Or(d.EDTF, d.Raw, d.Literal); s != "" {
		return s
	}
	var ends []string
	for _, parts := range d.Parts {
		var b strings.Builder
		for i, p := range parts {
			n, err := strconv.Atoi(strings.TrimSpace(fmt.Sprint(p)))
			if err != nil || i > 2 {
				return fmt.Sprint(parts)
			}
			switch {
			case i == 0 && n < 0:
				fmt.Fprintf(&b, "-%04d", -n-1) // there is a year 0 in ISO 8601, and none in words
			case i == 0:
				fmt.Fprintf(&b, "%04d", n)
			default:
				fmt.Fprintf(&b, "-%02d", n)
			}
		}
		if s := fmt.Sprint(d.Season); d.Season != nil && len(parts) == 1 && len(s) == 1 && s >= "1" && s <= "4" {
			b.WriteString("-2" + s)
		}
		if truth(d.Circa) {
			b.WriteByte('~')
		}
		ends = append(ends, b.String())
	}
	return strings.Join(ends, "/")
}

func truth(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case string:
		return v != "" && v != "0" && v != "false"
	case float64:
		return v != 0
	}
	return false
}

// cslKinds are the kinds of sources that types of CSL are.
var cslKinds = map[string]string{
	"report": "report", "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "news", "post-weblog": "web",
	"webpage": "web", "post": "web", "book": "book", "chapter": "book", "speech": "speech", "legislation": "law", "bill": "law", "legal_case": "law",
	"regulation": "law", "treaty": "treaty", "hearing": "testimony", "dataset": "dataset", "interview": "interview", "press-release": "statement",
	"manuscript": "other", "paper-conference": "article", "thesis": "other", "broadcast": "other", "motion_picture": "other",
}

func (r *run) readCSL(file string, data []byte) ([]entry, error) {
	var whole struct{ Items json.RawMessage } // as Zotero's web API has it
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) && json.Unmarshal(data, &whole) == nil && whole.Items != nil {
		data = whole.Items
	}
	var raw []map[string]json.RawMessage
	var items []cslItem
	if err := cmp.Or(json.Unmarshal(data, &items), json.Unmarshal(data, &raw)); err != nil {
		return nil, fmt.Errorf("it is not CSL-JSON, which is a list of items: %w", err)
	}
	var list []entry
	for i, it := range items {
		key := ""
		if it.ID != nil {
			key = zoteroKey(fmt.Sprint(it.ID))
		}
		e := entry{from: file, key: key, Title: unmarked(it.Title), values: map[string]string{}}
		if e.Title == "" {
			r.note(file, 0, "%s: has no title and was left out", e.name())
			continue
		}
		people, taken := it.Author, cslTaken
		if len(people) == 0 && len(it.Editor) > 0 {
			people, taken = it.Editor, taken+"editor "
			r.note(file, 0, "%s: has editors and no authors; they stand as its authors", e.name())
		}
		var said []string
		for _, n := range people {
			said = append(said, n.String())
		}
		e.Author = names(said)
		r.set(&e, "date", it.Issued.edtf())
		r.set(&e, "accessed", it.Accessed.edtf())
		r.set(&e, "publisher", it.Publisher)
		r.set(&e, "journal", it.Container)
		for k, v := range map[string]any{"volume": it.Volume, "issue": it.Issue, "pages": it.Page} {
			if v != nil {
				r.set(&e, k, fmt.Sprint(v))
			}
		}
		r.set(&e, "url", it.URL)
		r.set(&e, "doi", it.DOI)
		r.set(&e, "isbn", it.ISBN)
		if kind := cslKinds[it.Type]; kind != "" {
			e.values["kind"] = kind
		} else if it.Type != "" {
			r.note(file, 0, "%s: the type %q has no equal here", e.name(), it.Type)
		}
		r.leftOut(&e, maps.Keys(raw[i]), taken)
		list = append(list, e)
	}
	return list, nil
}

// cslTaken are the keys of which everything is taken, and those that programs keep for themselves.
const cslTaken = " id type title author issued accessed publisher container-title volume issue page URL DOI ISBN " +
	"language source title-short container-title-short journalAbbreviation shortTitle citation-key citation-label keyword call-number "

// zoteroKey is the part of an item's address at Zotero that stays the same.
func zoteroKey(id string) string {
	if i := strings.LastIndex(id, "/items/"); i >= 0 {
		return id[i+len("/items/"):]
	}
	return id
}

// unmarked takes the markup of titles out: <i>, <b>, <sup>, <sub>, <span …>.
func unmarked(s string) string {
	for _, tag := range []string{"i", "b", "sup", "sub", "sc"} {
		s = strings.NewReplacer("<"+tag+">", "", "</"+tag+">", "").Replace(s)
	}
	for {
		at := strings.Index(s, "<span")
		if at < 0 {
			break
		}
		end := strings.IndexByte(s[at:], '>')
		if end < 0 {
			break
		}
		s = s[:at] + s[at+end+1:]
	}
	return oneLine(strings.ReplaceAll(s, "</span>", ""))
}
