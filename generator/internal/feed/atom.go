package feed

import (
	"bytes"
	"encoding/xml"

	"chancery/generator/internal/address"
)

// edtfTerms is the namespace of the datatype EDTF of the Library of Congress, in which an
// entry states its date as it was written.
const edtfTerms = "http://id.loc.gov/datatypes/edtf/"

type atomFeed struct {
	XMLName   xml.Name     `xml:"http://www.w3.org/2005/Atom feed"`
	EDTF      string       `xml:"xmlns:edtf,attr"`
	Language  string       `xml:"xml:lang,attr,omitempty"`
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Subtitle  string       `xml:"subtitle,omitempty"`
	Updated   string       `xml:"updated"`
	Author    atomAuthor   `xml:"author"`
	Links     []atomLink   `xml:"link"`
	Icon      string       `xml:"icon,omitempty"`
	Rights    string       `xml:"rights,omitempty"`
	Generator string       `xml:"generator,omitempty"`
	Entries   []*atomEntry `xml:"entry"`
}

type atomEntry struct {
	Language  string       `xml:"xml:lang,attr,omitempty"`
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Link      atomLink     `xml:"link"`
	Published string       `xml:"published,omitempty"`
	Updated   string       `xml:"updated"`
	Date      string       `xml:"edtf:EDTF,omitempty"`
	Authors   []atomAuthor `xml:"author"`
	Topics    []atomTopic  `xml:"category"`
	Summary   string       `xml:"summary,omitempty"`
	Content   *atomContent `xml:"content"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomTopic struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

func (f *Feed) appendAtom(dst []byte) ([]byte, error) {
	v := &atomFeed{EDTF: edtfTerms, Language: f.Language, ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: f.Updated, Author: atomAuthor{f.Author.Name, f.Author.URL},
		Links: []atomLink{{"alternate", "text/html", f.Page}, {"self", address.Atom.Type(), f.Atom}, {"alternate", address.JSONFeed.Type(), f.JSON}},
		Icon:  f.Icon, Rights: f.Rights, Generator: f.Generator, Entries: make([]*atomEntry, len(f.Entries))}
	for i, e := range f.Entries {
		a := &atomEntry{Language: e.Language, ID: e.ID, Title: e.Title, Link: atomLink{"alternate", "text/html", e.URL}, Published: e.Published, Updated: e.Updated, Date: e.Date, Summary: e.Summary}
		for _, w := range e.Authors {
			a.Authors = append(a.Authors, atomAuthor{w.Name, w.URL})
		}
		for _, t := range e.Topics {
			a.Topics = append(a.Topics, atomTopic{t.ID, t.Title})
		}
		if e.Content != "" {
			a.Content = &atomContent{"html", e.Content}
		}
		v.Entries[i] = a
	}
	out := bytes.NewBuffer(append(dst, xml.Header...))
	if err := xml.NewEncoder(out).Encode(v); err != nil {
		return dst, err
	}
	return append(out.Bytes(), '\n'), nil
}
