package page

import (
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/data"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// Data is data/index.html: what the files of data are and hold.
type Data struct {
	Frame
	Heading, Intro string
	Licence        *ExternalLink
	Relative       bool     // addresses begin at the site's root
	Rules          []string // how cells are written
	Files          []DataFile
	Tables         []DataTable
	Queries        []DataQuery
}

// DataFile is a file that is no table.
type DataFile struct {
	Link
	About string
}

// DataTable is a table, which there is as CSV and as JSON.
type DataTable struct {
	ID, Title, About, Rows string
	CSV, JSON              Link
	Columns                []DataColumn
}

// DataColumn is a column of a table.
type DataColumn struct {
	Name, Type, About, Example string
}

// DataQuery is a question and the statement that answers it.
type DataQuery struct{ Question, SQL string }

// dataPages plans the files of data, and the page that describes them.
func (p *planner) dataPages() {
	if p.plan.Documents == nil { // there is nothing to tell
		return
	}
	tables := data.Tables(&p.Wording)
	for _, f := range data.Files(&p.Wording, tables) {
		if p.registry.Add(f.Path(), "the data", diag.Pos{}) {
			p.plan.Data = append(p.plan.Data, f)
		}
	}
	view := sync.OnceValue(func() *Data { return p.dataView(tables) }) // it looks through all that there is
	p.add(address.DataPage, address.KindData, "the page about the data", diag.Pos{}, func(wording.Texts) any { return view() })
}

func (p *planner) dataView(tables []*data.Table) *Data {
	w := &p.Words.Data
	v := &Data{Frame: p.frame(address.DataPage, address.KindData, "data", w.Heading, w.Description, p.homeLink()),
		Heading: w.Heading, Intro: w.Lead, Licence: p.site.License, Relative: p.BaseURL == "", Rules: w.CellRules[:]}
	for _, name := range []string{data.Database, data.Package, data.GraphML, data.GEXF, data.Entities, data.Timeline, data.Calendar} {
		v.Files = append(v.Files, DataFile{dataLink(name), w.Contents[name]})
	}
	for _, t := range tables {
		v.Tables = append(v.Tables, p.dataTable(t))
	}
	for i, sql := range data.Queries(&p.Wording) {
		v.Queries = append(v.Queries, DataQuery{w.Questions[i], sql})
	}
	p.describeData(v)
	return v
}

func dataLink(name string) Link { return Link{name, address.Data(name).URL()} }

func (p *planner) dataTable(t *data.Table) DataTable {
	w, sample := &p.Words.Data, t.Sample()
	v := DataTable{ID: strings.ToUpper(t.Name[:1]) + t.Name[1:], Title: w.Table[t.Name], About: w.About[t.Name], Rows: p.Words.Count(t.Count(), w.Rows),
		CSV: dataLink(t.Name + ".csv"), JSON: dataLink(t.Name + ".json")}
	for i := range t.Columns {
		c := &t.Columns[i]
		v.Columns = append(v.Columns, DataColumn{c.Name, p.dataType(t, c), t.Describe(&p.Wording, c), sample[i]})
	}
	return v
}

// dataType words what a column holds: its kind, the table that it refers to, its
// vocabulary.
func (p *planner) dataType(t *data.Table, c *data.Column) string {
	w := &p.Words.Data
	kind := w.Kinds[c.Kind.Name()]
	switch {
	case c.Of != "":
		kind = p.Words.Text.Headed.With(kind, c.Of)
	case c.Terms != nil:
		kind = p.Words.Text.Headed.With(kind, strings.Join(c.Terms, p.Words.Text.ListComma))
	}
	return strings.Join(append([]string{kind}, lists.Having([]string{w.Key}, func(string) bool { return t.IsKey(c) })...), p.Words.Text.ListComma)
}
