package words

// Data is the page that describes the archive's data. The description for programs,
// datapackage.json, has the same words.
type Data struct {
	Heading, Lead, Description string
	Relative                   string // there is no base URL
	Files                      string // heading
	Tables                     string // heading
	Rows                       Plural
	Column, Type, Meaning      string // columns
	Example                    string // likewise
	Key                        string // in the column of types: part of what tells rows apart
	Cells                      string // heading
	CellRules                  [6]string
	Queries, QueriesLead       string
	Questions                  [3]string // what the queries answer

	Kinds    map[string]string // of columns
	Contents map[string]string // what is in a file that is no table, by its name
	Table    map[string]string // titles, by the table's name
	About    map[string]string // likewise, in a sentence
	Columns  map[string]string // by table.column, or by the column where it is the same in all
	DatePart map[string]Phrase // by the ending of a column; the gap is what the date is
}
