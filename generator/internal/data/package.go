package data

import (
	"bufio"
	"encoding/json"
	"regexp"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/wording"
)

// The parts of a data package (Frictionless Data, specs.frictionlessdata.io, version 1).
type (
	dataPackage struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description,omitempty"`
		Homepage    string     `json:"homepage,omitempty"`
		Licenses    []licence  `json:"licenses,omitempty"`
		Resources   []resource `json:"resources"`
	}
	licence struct {
		Name string `json:"name,omitempty"`
		Path string `json:"path,omitempty"`
	}
	resource struct {
		Profile     string `json:"profile"`
		Name        string `json:"name"`
		Path        string `json:"path"`
		Title       string `json:"title"`
		Description string `json:"description"`
		Format      string `json:"format"`
		MediaType   string `json:"mediatype"`
		Encoding    string `json:"encoding"`
		Schema      schema `json:"schema"`
	}
	schema struct {
		Fields        []field      `json:"fields"`
		MissingValues []string     `json:"missingValues"`
		PrimaryKey    []string     `json:"primaryKey"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	}
	field struct {
		Name        string       `json:"name"`
		Type        string       `json:"type"`
		Format      string       `json:"format,omitempty"`
		Description string       `json:"description"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Pattern  string   `json:"pattern,omitempty"`
		Enum     []string `json:"enum,omitempty"`
	}
	foreignKey struct {
		Fields    string    `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	}
)

// writePackage writes the description of the CSV files, which programs read.
func writePackage(out *bufio.Writer, w *wording.Wording, tables []*Table) {
	site := w.Graph.Site
	p := dataPackage{Profile: "tabular-data-package", Name: "archive", Title: site.Title.S, Description: wording.Plain(&w.Graph.Description), Homepage: w.Absolute(address.Home)}
	switch l := site.License.S; {
	case strings.Contains(l, "://"):
		p.Licenses = []licence{{Path: l}}
	case l != "":
		p.Licenses = []licence{{Name: l, Path: "https://spdx.org/licenses/" + l + ".html"}}
	}
	for _, t := range tables {
		p.Resources = append(p.Resources, resource{Profile: "tabular-data-resource", Name: t.Name, Path: t.Name + ".csv",
			Title: w.Words.Data.Table[t.Name], Description: w.Words.Data.About[t.Name], Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Schema: t.schema(w)})
	}
	text, _ := json.MarshalIndent(p, "", " ") // nothing in it has no JSON
	_, _ = out.Write(append(text, '\n'))      // it keeps the error
}

func (t *Table) schema(w *wording.Wording) schema {
	s := schema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for i := range t.Columns {
		c := &t.Columns[i]
		s.Fields = append(s.Fields, field{Name: c.Name, Type: c.Type(), Format: c.format(w.BaseURL), Description: t.Describe(w, c), Constraints: t.constraints(c)})
		if c.Kind == ID && c.Of != "" {
			f := foreignKey{Fields: c.Name, Reference: reference{Resource: c.Of, Fields: "id"}}
			if c.Of == t.Name {
				f.Reference.Resource = "" // the table itself
			}
			s.ForeignKeys = append(s.ForeignKeys, f)
		}
	}
	return s
}

// Type is what Frictionless calls the column's type. A list and a date are strings: it
// knows no lists in cells, and no dates that are less than a day or about.
func (c *Column) Type() string {
	switch c.Kind {
	case Whole:
		return "integer"
	case Number:
		return "number"
	case Flag:
		return "boolean"
	}
	return "string"
}

func (c *Column) format(base string) string {
	if c.Kind == Address && (base != "" || !c.Needs) {
		return "uri"
	}
	return ""
}

func (t *Table) constraints(c *Column) *constraints {
	v := constraints{Required: c.Needs, Pattern: t.pattern(c)}
	if c.Kind == Term {
		v.Enum = c.Terms
	}
	if v.Required || v.Pattern != "" || v.Enum != nil {
		return &v
	}
	return nil
}

// What the values of columns look like in CSV. Readers do not anchor patterns by
// themselves.
const (
	idForm   = `[a-z0-9]+(-[a-z0-9]+)*`
	yearForm = `-?[0-9X]{4}|Y-?[0-9]{5,12}`
	partForm = `(` + yearForm + `)(-[0-9X]{2}(-[0-9X]{2}(T[0-9:]{8}(Z|[+-][0-9]{2}(:[0-9]{2})?)?)?)?)?[?~%]?`
	dateForm = `'?(` + partForm + `|(` + partForm + `|\.\.)?/(` + partForm + `|\.\.)?)`
	dayForm  = `'?[+-]?[0-9]{4,12}-[0-9]{2}-[0-9]{2}`
)

func anchored(form string) string { return "^(" + form + ")$" }

func (t *Table) pattern(c *Column) string {
	id := idForm
	if c.Of == "recommendations" || c.Of == "" && t.Name == "recommendations" {
		id += "#" + idForm
	}
	switch c.Kind {
	case ID:
		return anchored(id)
	case IDs:
		return anchored(id + "(;" + id + ")*")
	case Terms:
		forms := make([]string, len(c.Terms))
		for i, t := range c.Terms {
			forms[i] = regexp.QuoteMeta(t)
		}
		one := "(" + strings.Join(forms, "|") + ")"
		return anchored(one + "(;" + one + ")*")
	case Date:
		return anchored(dateForm)
	case Day:
		return anchored(dayForm)
	}
	return ""
}

// Describe says what a column of the table holds.
func (t *Table) Describe(w *wording.Wording, c *Column) string {
	d := &w.Words.Data
	if c.Date != "" {
		of := t.Describe(w, &Column{Name: c.Date})
		return d.DatePart[strings.TrimPrefix(c.Name, c.Date+"_")].With(of)
	}
	if said := d.Columns[t.Name+"."+c.Name]; said != "" {
		return said
	}
	return d.Columns[c.Name]
}
