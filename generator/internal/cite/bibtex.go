package cite

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/edtf"
	"chancery/generator/internal/person"
)

// entry is an entry of BibTeX that is being written.
type entry struct{ dst []byte }

func (e *entry) open(kind, key string) {
	e.dst = append(append(append(append(e.dst, '@'), kind...), '{'), key...)
}

// raw writes a field as it stands.
func (e *entry) raw(name, value string) {
	if value != "" {
		e.dst = append(append(append(append(append(e.dst, ",\n  "...), name...), " = {"...), value...), '}')
	}
}

// text writes a field as text, the case of whose letters a reader may change.
func (e *entry) text(name, value string) { e.raw(name, escapeTeX(value)) }

// name writes the name of a body, which is one whole.
func (e *entry) name(name, value string) { e.raw(name, wrapped(escapeTeX(value), 1)) }

// title writes a field whose letters keep their case. pandoc leaves what stands in two pairs
// of braces as it is, and @retorquere/bibtex-parser, which Better BibTeX uses, in three.
func (e *entry) title(name, value string) { e.raw(name, wrapped(escapeTeX(value), 2)) }

func (e *entry) close() []byte { return append(e.dst, "\n}\n"...) }

// BibTeX appends an entry for BibTeX. Dates stand in year and month. Where they do not say
// all, date has the whole if those who read it take it rightly, and edtf, which they pass
// over, has it in any case. A report that nobody signs has a key to sort and label it by.
func (w *Work) BibTeX(dst []byte) []byte {
	e := entry{dst}
	e.open([...]string{Report: "techreport", Part: "incollection", Entry: "misc"}[w.Form], w.ID)
	institution, series := w.institution()
	e.raw("author", strings.Join(w.bibNames(true), " and "))
	if len(w.Authors) == 0 {
		e.text("key", institution)
	}
	e.title("title", w.Title)
	switch w.Form {
	case Report:
		e.text("type", w.Kind)
		e.name("institution", institution)
		e.title("series", series)
		e.text("number", w.Number)
		e.text("note", w.Versioned)
	case Part:
		e.title("booktitle", w.In)
		e.text("type", w.Kind)
		e.name("publisher", institution)
		e.title("series", series)
		e.text("number", w.Number)
	case Entry:
		e.title("howpublished", w.Series)
		e.text("note", w.dated())
	}
	w.bibDate(&e)
	e.raw("langid", w.Language)
	e.raw("doi", bibAddress.Replace(w.DOI))
	e.raw("url", bibAddress.Replace(w.URL))
	return e.close()
}

// bibDate writes the date for BibTeX. Some readers stop at an interval with an open end,
// make 2020 of 202X, or cannot format an interval whose ends differ in precision.
func (w *Work) bibDate(e *entry) {
	if w.Form == Entry || w.Date.IsZero() {
		return
	}
	known := parts(start(w.Date))
	switch {
	case len(known) > 0:
		e.raw("year", strconv.Itoa(known[0]))
	case !w.Date.IsInterval():
		e.raw("year", strings.TrimRight(w.Date.String(), "?~%"))
	}
	if len(known) > 1 && !w.Date.IsInterval() {
		e.dst = append(append(e.dst, ",\n  month = "...), bibMonths[known[1]-1]...)
	}
	whole := w.Date.String()
	if (len(known) == 3 || season(w.Date) > 0 || !plain(w.Date)) && everywhere(w.Date) {
		e.raw("date", whole)
	}
	if !plain(w.Date) {
		e.raw("edtf", whole)
	}
}

// everywhere reports whether all readers take a date in EDTF rightly or leave it alone.
func everywhere(d edtf.Date) bool {
	var precision []edtf.Precision
	for _, end := range ends(d) {
		if parts(end) == nil || end.Unspecified() || end.Precision() > edtf.PrecisionDay || d.IsInterval() && !plain(end) {
			return false
		}
		precision = append(precision, end.Precision())
	}
	return precision[0] == precision[len(precision)-1]
}

// bibMonths are the abbreviations that all styles define.
var bibMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// BibLaTeX appends an entry for biblatex and biber, which read all of EDTF level 1. A report
// has no series there, so that it is a note.
func (w *Work) BibLaTeX(dst []byte) []byte {
	e := entry{dst}
	e.open([...]string{Report: "report", Part: "inbook", Entry: "online"}[w.Form], w.ID)
	institution, series := w.institution()
	e.raw("author", strings.Join(w.bibNames(false), " and "))
	if len(w.Authors) == 0 {
		e.text("label", institution)
	}
	e.title("title", w.Title)
	switch w.Form {
	case Report:
		e.text("type", w.Kind)
		e.name("institution", institution)
		e.text("number", w.Number)
		e.text("version", w.Version)
		e.text("note", series)
	case Part:
		e.title("booktitle", w.In)
		e.name("publisher", institution)
		e.title("series", series)
		e.text("number", w.Number)
		e.text("note", w.Kind)
	case Entry:
		e.name("organization", w.Series)
		e.text("note", w.dated())
	}
	if w.Form != Entry && !w.Date.IsZero() {
		e.raw("date", w.Date.String())
	}
	e.raw("langid", babel(w.Language))
	e.raw("doi", bibAddress.Replace(w.DOI))
	e.raw("url", bibAddress.Replace(w.URL))
	return e.close()
}

// babel names a language as babel and polyglossia do, as far as they share a name for it;
// others keep their tag, which prints nothing.
func babel(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	switch {
	case tag == "en-GB":
		return "british"
	case tag == "en-US":
		return "american"
	case tag == "de-AT":
		return "naustrian"
	case tag == "de-CH":
		return "nswissgerman"
	case languages[base] != "":
		return languages[base]
	}
	return tag
}

var languages = map[string]string{"en": "english", "de": "ngerman", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch", "pl": "polish",
	"ru": "russian", "uk": "ukrainian", "cs": "czech", "sk": "slovak", "sv": "swedish", "da": "danish", "fi": "finnish", "nb": "norsk", "nn": "nynorsk", "tr": "turkish",
	"el": "greek", "hu": "hungarian", "ro": "romanian", "bg": "bulgarian", "hr": "croatian", "sr": "serbian", "sl": "slovene", "et": "estonian", "lv": "latvian", "lt": "lithuanian"}

// bibAddress: an address is taken as it stands, so that only braces cannot.
var bibAddress = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20")

// wrapped puts pairs of braces around a text.
func wrapped(s string, pairs int) string {
	if s == "" {
		return ""
	}
	return strings.Repeat("{", pairs) + s + strings.Repeat("}", pairs)
}

// bibNames gives the authors. A name that BibTeX would take apart wrongly, or take for
// two, stands in braces. classic is for BibTeX 0.99d, which cuts initials after one byte.
func (w *Work) bibNames(classic bool) []string {
	var names []string
	for _, a := range w.Authors {
		family, given, ok := w.inverted(a)
		name := escapeTeX(a.Name)
		switch {
		case !ok && (classic && initialled(name) != name || caseless(name)): // pandoc takes what begins so for a particle
			name = wrapped(name, 1)
		case w.body(a) || person.Institutional(a.Name) || strings.Contains(strings.ToLower(" "+name+" "), " and ") || strings.Contains(name, ",") && !ok:
			name = wrapped(name, 1)
		case classic && ok:
			name = escapeTeX(family) + ", " + initialled(escapeTeX(given))
		}
		names = append(names, name)
	}
	return names
}

// initialled makes one letter for BibTeX of each that begins a part of a name and has more
// than one byte. Of the commands that do so, \textup is the one that all readers take off
// again.
func initialled(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return name
	}
	words := strings.Split(name, " ")
	for i, word := range words {
		if r, size := utf8.DecodeRuneInString(word); r >= utf8.RuneSelf && unicode.IsLetter(r) && size < len(word) {
			words[i] = `{\textup{` + word[:size] + `}}` + word[size:]
		}
	}
	return strings.Join(words, " ")
}

// caseless reports whether a name begins with a letter of a script without capitals.
func caseless(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r)
}

// escapeTeX makes text safe in a field.
func escapeTeX(s string) string {
	s = line(s)
	if !strings.ContainsAny(s, "\\{}~^#$%&_\"") {
		return s
	}
	if strings.Contains(s, `"`) {
		s = curled(s)
	}
	if matched(s) {
		return texBraces.Replace(s)
	}
	return texEscapes.Replace(s)
}

// curled makes typographic quotation marks of straight ones, which change the letters
// behind them where German is typeset.
func curled(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		switch {
		case r != '"':
			b.WriteRune(r)
		case unicode.IsSpace(before) || strings.ContainsRune("([{“‘—–/", before):
			b.WriteRune('“')
		default:
			b.WriteRune('”')
		}
		before = r
	}
	return b.String()
}

// matched reports whether the braces of a text are pairs. BibTeX counts those that stand
// behind a backslash, too.
func matched(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// A brace without its other half is a command's.
var (
	texPairs = []string{`\`, `\textbackslash{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
		`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`}
	texBraces  = strings.NewReplacer(slices.Concat(texPairs, []string{`{`, `\{`, `}`, `\}`})...)
	texEscapes = strings.NewReplacer(slices.Concat(texPairs, []string{`{`, `\textbraceleft{}`, `}`, `\textbraceright{}`})...)
)
