// Package jsonld says what a page is about in JSON-LD 1.1, in the terms of schema.org, for
// search engines and for those who gather data. Promises:
//
//   - identifiers and addresses are absolute, and terms need no file from elsewhere: some
//     processors ask for none, or drop without a word what is relative;
//   - an exact date is a plain one of ISO 8601; any other stands as it was written, as a
//     datum of the type EDTF, and is never rounded. An event has its bounds besides;
//   - what is not known is left out: an author is a person where something says so;
//   - no text can end the script element that holds it.
package jsonld

import (
	"bytes"
	"encoding/json"
	"html/template"
)

// document is what a page holds: its nodes, in one graph.
type document struct {
	Context struct {
		Vocab string `json:"@vocab"`
	} `json:"@context"`
	Graph []any `json:"@graph"` // *Node, *Event or *Way
}

// Thing refers to one that is described elsewhere, or by no more than its name. Most that a
// page says are of these, which therefore are small.
type Thing struct {
	ID   string `json:"@id,omitempty"`
	Type string `json:"@type,omitempty"`
	Name string `json:"name,omitempty"`
}

// Node is a thing and what is said of it.
type Node struct {
	ID   string `json:"@id,omitempty"`
	Type string `json:"@type,omitempty"`

	Name          string `json:"name,omitempty"`
	AlternateName []Text `json:"alternateName,omitempty"`
	Description   string `json:"description,omitempty"`
	URL           string `json:"url,omitempty"`
	SameAs        []Ref  `json:"sameAs,omitempty"`
	Language      string `json:"inLanguage,omitempty"`
	License       *Ref   `json:"license,omitempty"`

	// Of works.
	Genre         string   `json:"genre,omitempty"`
	ReportNumber  string   `json:"reportNumber,omitempty"`
	Version       string   `json:"version,omitempty"`
	DatePublished string   `json:"datePublished,omitempty"`
	DateModified  string   `json:"dateModified,omitempty"`
	Date          *EDTF    `json:"http://purl.org/dc/terms/date,omitempty"`
	Modified      *EDTF    `json:"http://purl.org/dc/terms/modified,omitempty"`
	Author        []*Node  `json:"author,omitempty"`
	Publisher     *Thing   `json:"publisher,omitempty"`
	About         []Thing  `json:"about,omitempty"`
	Mentions      []Thing  `json:"mentions,omitempty"`
	Citation      []Source `json:"citation,omitempty"`
	IsPartOf      []Thing  `json:"isPartOf,omitempty"`
	Replaces      []Ref    `json:"http://purl.org/dc/terms/replaces,omitempty"`
	IsReplacedBy  []Ref    `json:"http://purl.org/dc/terms/isReplacedBy,omitempty"`
	TranslationOf []Ref    `json:"translationOfWork,omitempty"`
	Translation   []Ref    `json:"workTranslation,omitempty"`
	Encoding      []*Node  `json:"encoding,omitempty"`

	// Of people, bodies and states.
	JobTitle    string  `json:"jobTitle,omitempty"`
	Nationality *Thing  `json:"nationality,omitempty"`
	Location    *Thing  `json:"location,omitempty"`
	MemberOf    []Thing `json:"memberOf,omitempty"`
	WorksFor    []Thing `json:"worksFor,omitempty"`
	Affiliation []Thing `json:"affiliation,omitempty"`

	// Of data.
	Distribution   []*Node `json:"distribution,omitempty"`
	ContentURL     string  `json:"contentUrl,omitempty"`
	EncodingFormat string  `json:"encodingFormat,omitempty"`

	// Of the search.
	PotentialAction *Node  `json:"potentialAction,omitempty"`
	Target          *Node  `json:"target,omitempty"`
	URLTemplate     string `json:"urlTemplate,omitempty"`
	QueryInput      string `json:"query-input,omitempty"`
}

// Event is something that happened, with the first and the last day that its date can mean.
type Event struct {
	Thing
	URL         string  `json:"url,omitempty"`
	Date        *EDTF   `json:"http://purl.org/dc/terms/date,omitempty"`
	About       []Thing `json:"about,omitempty"`
	Location    *Thing  `json:"location,omitempty"`
	StartDate   string  `json:"startDate,omitempty"`
	EndDate     string  `json:"endDate,omitempty"`
	EventStatus *Ref    `json:"eventStatus,omitempty"`
	SubjectOf   []Thing `json:"subjectOf,omitempty"`
}

// Source is a document that a work cites.
type Source struct {
	Thing
	URL           string `json:"url,omitempty"`
	SameAs        []Ref  `json:"sameAs,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
	Date          *EDTF  `json:"http://purl.org/dc/terms/date,omitempty"`
}

// Way is the way to a page.
type Way struct {
	Type  string `json:"@type"`
	Steps []Step `json:"itemListElement"`
}

// Step is one of a Way.
type Step struct {
	Type     string `json:"@type"`
	Name     string `json:"name,omitempty"`
	Position int    `json:"position"`
	Item     Ref    `json:"item"`
}

// Ref refers to a thing by its identifier.
type Ref struct {
	ID string `json:"@id"`
}

// Text is a text in a language, which may be "".
type Text struct{ Value, Language string }

// MarshalJSON writes a text without a language as such.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.Language == "" {
		return json.Marshal(t.Value)
	}
	return json.Marshal(struct {
		Value    string `json:"@value"`
		Language string `json:"@language"`
	}{t.Value, t.Language})
}

// EDTF is a date as it was written.
type EDTF string

// MarshalJSON writes the date with its type.
func (d EDTF) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Value string `json:"@value"`
		Type  string `json:"@type"`
	}{string(d), "http://id.loc.gov/datatypes/edtf/EDTF"})
}

// Script gives the script element that holds descriptions (*Node, *Event, *Way); "" for none.
func Script(nodes ...any) template.HTML {
	if len(nodes) == 0 {
		return ""
	}
	d := document{Graph: nodes}
	d.Context.Vocab = vocabulary
	var script bytes.Buffer
	script.WriteString(`<script type="application/ld+json">`)
	if err := json.NewEncoder(&script).Encode(d); err != nil { // writes <, > and & as escapes
		return "" // texts and numbers alone cannot fail
	}
	script.Truncate(script.Len() - 1) // the end of the line
	script.WriteString("</script>\n")
	return template.HTML(script.String())
}

const vocabulary = "https://schema.org/"
