package cite

import (
	"strconv"
	"strings"
)

// BibTeX gives an entry @techreport for BibTeX and biblatex, or @misc where there is no
// author, which a report has to have. The year and month are
// there for BibTeX; where they do not say all, date has the whole in EDTF, which
// biblatex reads.
func (w *Work) BibTeX() string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = " + value)
		}
	}
	kind := "techreport"
	if len(w.Authors) == 0 {
		kind = "misc"
	}
	b.WriteString("@" + kind + "{" + w.ID)
	field("author", braced(strings.Join(w.bibNames(), " and ")))
	// The second pair of braces keeps styles from making the letters small.
	field("title", braced(braced(escapeTeX(w.Title))))
	field("type", braced(escapeTeX(w.Kind)))
	institution, series := w.Publisher, w.Series
	if institution == "" {
		institution, series = w.Series, ""
	}
	holder := "institution"
	if kind == "misc" {
		holder = "howpublished" // which is what @misc shows
	}
	field(holder, braced(escapeTeX(institution)))
	field("series", braced(escapeTeX(series)))
	field("number", braced(escapeTeX(w.Number)))
	known := parts(start(w.Date))
	if len(known) > 0 {
		field("year", braced(strconv.Itoa(known[0])))
	}
	if len(known) > 1 && !w.Date.IsInterval() {
		field("month", bibMonths[known[1]-1])
	}
	if !w.Date.IsZero() && (!plain(w.Date) || len(known) != 1 && len(known) != 2) {
		field("date", braced(w.Date.String()))
	}
	field("language", braced(escapeTeX(w.Language)))
	field("url", braced(bibAddress.Replace(w.URL)))
	b.WriteString("\n}\n")
	return b.String()
}

// bibMonths are the abbreviations that all styles define.
var bibMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibAddress: an address is taken as it stands, so that only braces cannot.
var bibAddress = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20")

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// bibNames gives the authors. A name that BibTeX would take apart wrongly, or take for
// two, stands in braces.
func (w *Work) bibNames() []string {
	var names []string
	for _, a := range w.Authors {
		_, _, ok := w.inverted(a)
		name := escapeTeX(a.Name)
		if w.body(a) || strings.Contains(strings.ToLower(" "+name+" "), " and ") || strings.Contains(name, ",") && !ok {
			name = braced(name)
		}
		names = append(names, name)
	}
	return names
}

// escapeTeX makes text safe in a field. A brace is a command's, because BibTeX counts
// those that stand behind a backslash, too.
func escapeTeX(s string) string { return texEscapes.Replace(line(s)) }

var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`,
)
