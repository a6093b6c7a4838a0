package cite

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/person"
)

// Archive is what registries want to know of the archive itself.
type Archive struct {
	Title, Description, Publisher, Email string
	URL                                  string // of its home page, with a slash at its end
	RePEc                                string // its handle there: three letters
}

// registrant is who answers for the archive.
func (a *Archive) registrant() string {
	if a.Publisher != "" {
		return a.Publisher
	}
	return a.Title
}

// The deposit of reports at Crossref, as schema 5.4.0 has it.
type (
	crossrefBatch struct {
		XMLName xml.Name        `xml:"doi_batch"`
		Space   string          `xml:"xmlns,attr"`
		Access  string          `xml:"xmlns:ai,attr"`
		JATS    string          `xml:"xmlns:jats,attr"`
		XSI     string          `xml:"xmlns:xsi,attr"`
		Schema  string          `xml:"xsi:schemaLocation,attr"`
		Version string          `xml:"version,attr"`
		ID      string          `xml:"head>doi_batch_id"`
		Stamp   string          `xml:"head>timestamp"`
		Name    string          `xml:"head>depositor>depositor_name"`
		Email   string          `xml:"head>depositor>email_address"`
		Owner   string          `xml:"head>registrant"`
		Reports []crossrefPaper `xml:"body>report-paper"`
	}
	crossrefPaper struct {
		Report crossrefReport `xml:"report-paper_metadata"`
	}
	crossrefReport struct {
		Language  string             `xml:"language,attr,omitempty"`
		Persons   *crossrefPeople    `xml:"contributors"`
		Title     string             `xml:"titles>title"`
		Abstract  *crossrefAbstract  `xml:"jats:abstract"`
		Date      crossrefDate       `xml:"publication_date"`
		Institute *crossrefInstitute `xml:"institution"`
		Number    *crossrefNumber    `xml:"publisher_item"`
		License   *crossrefLicense   `xml:"ai:program"`
		DOI       string             `xml:"doi_data>doi"`
		Stamp     string             `xml:"doi_data>timestamp"`
		URL       string             `xml:"doi_data>resource"`
	}
	crossrefPeople struct {
		List []any
	}
	crossrefPerson struct {
		XMLName  xml.Name `xml:"person_name"`
		Sequence string   `xml:"sequence,attr"`
		Role     string   `xml:"contributor_role,attr"`
		Given    string   `xml:"given_name,omitempty"`
		Surname  string   `xml:"surname"`
		ORCID    string   `xml:"ORCID,omitempty"`
	}
	crossrefBody struct {
		XMLName  xml.Name `xml:"organization"`
		Sequence string   `xml:"sequence,attr"`
		Role     string   `xml:"contributor_role,attr"`
		Name     string   `xml:",chardata"`
	}
	crossrefAbstract struct {
		Text string `xml:"jats:p"`
	}
	crossrefDate struct {
		Media string `xml:"media_type,attr"`
		Month string `xml:"month,omitempty"`
		Day   string `xml:"day,omitempty"`
		Year  string `xml:"year"`
	}
	crossrefInstitute struct {
		Name string `xml:"institution_name"`
	}
	crossrefNumber struct {
		Text string `xml:"item_number"`
	}
	crossrefLicense struct {
		Name string `xml:"name,attr"`
		Ref  string `xml:"ai:license_ref"`
	}
)

// Registrable reports whether a work can be registered: it has a DOI, an address, and a
// year, which registries want.
func (w *Work) Registrable() bool { return w.DOI != "" && w.URL != "" && len(parts(start(w.Date))) > 0 }

// Crossref gives the deposit of the registrable works (Crossref's metadata input schema
// 5.4.0). The timestamp of a work is the day on which it last changed in substance, so that
// the same archive makes the same deposit, and Crossref takes what is newer.
func Crossref(a *Archive, works []*Work) ([]byte, error) {
	batch := crossrefBatch{Space: "http://www.crossref.org/schema/5.4.0", Access: "http://www.crossref.org/AccessIndicators.xsd", JATS: "http://www.ncbi.nlm.nih.gov/JATS1",
		XSI: "http://www.w3.org/2001/XMLSchema-instance", Schema: "http://www.crossref.org/schema/5.4.0 https://www.crossref.org/schemas/crossref5.4.0.xsd",
		Version: "5.4.0", Name: limited(a.registrant(), 130), Email: a.Email, Owner: limited(a.registrant(), 255)}
	for _, w := range works {
		if !w.Registrable() {
			continue
		}
		r := w.crossref(a)
		batch.Reports = append(batch.Reports, crossrefPaper{r})
		batch.Stamp = max(batch.Stamp, r.Stamp)
	}
	batch.ID = fmt.Sprintf("%s.%d", batch.Stamp, len(batch.Reports))
	out, err := xml.MarshalIndent(batch, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write the deposit: %w", err)
	}
	return append(append([]byte(xml.Header), out...), '\n'), nil
}

func (w *Work) crossref(a *Archive) crossrefReport {
	known := parts(start(w.Date))
	r := crossrefReport{Title: line(w.Title), DOI: w.DOI, URL: w.URL, Stamp: w.stamp(), Date: crossrefDate{Media: "online", Year: fmt.Sprint(known[0])}}
	if base, _, _ := strings.Cut(w.Language, "-"); len(base) == 2 {
		r.Language = base
	}
	if len(known) > 1 && !w.Date.IsInterval() {
		r.Date.Month = fmt.Sprintf("%02d", known[1])
	}
	if len(known) > 2 && !w.Date.IsInterval() {
		r.Date.Day = fmt.Sprintf("%02d", known[2])
	}
	if abstract := line(w.Abstract); abstract != "" {
		r.Abstract = &crossrefAbstract{abstract}
	}
	if name, _ := w.institution(); name != "" {
		r.Institute = &crossrefInstitute{limited(name, 1024)}
	}
	if w.Number != "" {
		r.Number = &crossrefNumber{limited(line(w.Number), 32)}
	}
	if w.License != "" {
		r.License = &crossrefLicense{"AccessIndicators", w.License}
	}
	if len(w.Authors) == 0 {
		return r
	}
	r.Persons = &crossrefPeople{}
	for i, by := range w.Authors {
		sequence := "first"
		if i > 0 {
			sequence = "additional"
		}
		r.Persons.List = append(r.Persons.List, w.crossrefAuthor(by, sequence))
	}
	return r
}

// crossrefAuthor gives a person, whose name may be a surname alone, or an organization.
// A person's name has neither digits nor more than sixty letters there.
func (w *Work) crossrefAuthor(a Author, sequence string) any {
	family, given, ok := w.inverted(a)
	if !ok {
		family, given = line(a.Name), ""
	}
	if w.body(a) || !ok && person.Institutional(a.Name) || strings.ContainsAny(family+given, "?0123456789") || max(utf8.RuneCountInString(family), utf8.RuneCountInString(given)) > 60 {
		return crossrefBody{Sequence: sequence, Role: "author", Name: limited(line(a.Name), 511)}
	}
	p := crossrefPerson{Sequence: sequence, Role: "author", Given: given, Surname: family}
	if a.ORCID != "" {
		p.ORCID = "https://orcid.org/" + a.ORCID
	}
	return p
}

// stamp is the version of what is deposited: the last day on which it may have changed.
func (w *Work) stamp() string {
	d := w.Date
	if !w.Updated.IsZero() {
		d = w.Updated
	}
	day := d.Latest()
	if d.IsInterval() && (d.OpenEnd() || d.End().IsZero()) {
		day = d.Start().Latest()
	}
	return fmt.Sprintf("%04d%02d%02d000000", day.Year(), int(day.Month()), day.Day())
}

// limited cuts a text to a number of characters.
func limited(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}
