package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// What DataCite knows of a work (Metadata Schema 4.5 in JSON).
type (
	dataCite struct {
		DOI       string            `json:"doi"`
		URL       string            `json:"url"`
		Types     dataCiteTypes     `json:"types"`
		Creators  []dataCiteName    `json:"creators"`
		Titles    []dataCiteTitle   `json:"titles"`
		Publisher dataCitePublisher `json:"publisher"`
		Year      string            `json:"publicationYear"`
		Dates     []dataCiteDate    `json:"dates"`
		Language  string            `json:"language,omitempty"`
		Numbers   []dataCiteNumber  `json:"alternateIdentifiers,omitempty"`
		Version   string            `json:"version,omitempty"`
		Series    *dataCiteSeries   `json:"container,omitempty"`
		Abstract  []dataCiteText    `json:"descriptions,omitempty"`
		Rights    []dataCiteRights  `json:"rightsList,omitempty"`
		Schema    string            `json:"schemaVersion"`
	}
	dataCiteTypes struct {
		Type    string `json:"resourceType,omitempty"`
		General string `json:"resourceTypeGeneral"`
	}
	dataCiteName struct {
		Name        string              `json:"name"`
		Type        string              `json:"nameType,omitempty"`
		Given       string              `json:"givenName,omitempty"`
		Family      string              `json:"familyName,omitempty"`
		Identifiers []dataCiteORCID     `json:"nameIdentifiers,omitempty"`
		Affiliation []dataCitePublisher `json:"affiliation,omitempty"`
	}
	dataCiteORCID struct {
		ID     string `json:"nameIdentifier"`
		Scheme string `json:"nameIdentifierScheme"`
		URI    string `json:"schemeUri"`
	}
	dataCiteTitle struct {
		Title string `json:"title"`
		Lang  string `json:"lang,omitempty"`
	}
	dataCitePublisher struct {
		Name string `json:"name"`
	}
	dataCiteDate struct {
		Date        string `json:"date"`
		Type        string `json:"dateType"`
		Information string `json:"dateInformation,omitempty"`
	}
	dataCiteNumber struct {
		Number string `json:"alternateIdentifier"`
		Type   string `json:"alternateIdentifierType"`
	}
	dataCiteSeries struct {
		Type  string `json:"type"`
		Title string `json:"title"`
	}
	dataCiteText struct {
		Text string `json:"description"`
		Type string `json:"descriptionType"`
		Lang string `json:"lang,omitempty"`
	}
	dataCiteRights struct {
		URI string `json:"rightsUri"`
	}
)

// DataCite gives the registrable works as a list of what DataCite's interface takes as the
// attributes of a DOI.
func DataCite(works []*Work) ([]byte, error) {
	list := []dataCite{}
	for _, w := range works {
		if w.Registrable() {
			list = append(list, w.dataCite())
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(list); err != nil {
		return nil, fmt.Errorf("write the records for DataCite: %w", err)
	}
	return b.Bytes(), nil
}

func (w *Work) dataCite() dataCite {
	institution, series := w.institution()
	known := parts(start(w.Date))
	r := dataCite{DOI: w.DOI, URL: w.URL, Types: dataCiteTypes{w.Kind, "Report"}, Titles: []dataCiteTitle{{line(w.Title), w.Language}},
		Publisher: dataCitePublisher{line(institution)}, Year: fmt.Sprint(known[0]), Language: w.Language, Schema: "http://datacite.org/schema/kernel-4"}
	issued := dataCiteDate{Date: numbers(known), Type: "Issued"}
	if !plain(w.Date) {
		issued.Information = "EDTF: " + w.Date.String()
	}
	r.Dates = append(r.Dates, issued)
	if day := parts(w.Updated); plain(w.Updated) && day != nil {
		r.Dates = append(r.Dates, dataCiteDate{Date: numbers(day), Type: "Updated"})
	}
	if w.Number != "" {
		r.Numbers = []dataCiteNumber{{line(w.Number), "Report number"}}
	}
	r.Version = w.Version
	if series != "" {
		r.Series = &dataCiteSeries{"Series", line(series)}
	}
	if w.Abstract != "" {
		r.Abstract = []dataCiteText{{line(w.Abstract), "Abstract", w.Language}}
	}
	if w.License != "" {
		r.Rights = []dataCiteRights{{w.License}}
	}
	for _, a := range w.Authors {
		r.Creators = append(r.Creators, w.dataCiteName(a))
	}
	if len(r.Creators) == 0 { // one has to be there
		r.Creators = []dataCiteName{{Name: line(institution), Type: "Organizational"}}
	}
	return r
}

func (w *Work) dataCiteName(a Author) dataCiteName {
	n := dataCiteName{Name: line(a.Name)}
	if family, given, ok := w.inverted(a); ok {
		n.Type, n.Family, n.Given = "Personal", family, given
	} else if w.body(a) {
		n.Type = "Organizational"
	}
	if a.ORCID != "" {
		n.Identifiers = []dataCiteORCID{{"https://orcid.org/" + a.ORCID, "ORCID", "https://orcid.org"}}
	}
	if a.Organization != "" {
		n.Affiliation = []dataCitePublisher{{line(a.Organization)}}
	}
	return n
}

// numbers gives a date as ISO 8601 has it: 2024, 2024-06, 2024-06-19.
func numbers(known []int) string {
	var text []string
	for i, n := range known {
		text = append(text, fmt.Sprintf([...]string{"%04d", "%02d", "%02d"}[i], n))
	}
	return strings.Join(text, "-")
}
