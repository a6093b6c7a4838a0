package cite

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terms are the words of references in a language.
type Terms struct {
	And     string // between two authors: "and"
	Others  string // in place of further authors: "et al."
	Undated string // "n.d."
	Circa   string // before a year
	Number  string // before a number: "No."
	In      string // before the title of the whole
	Quoted  func(string) string
	Inside  bool // whether a full stop stands within quotation marks
}

// Reference is a reference as text, in one style.
type Reference struct{ Style, Text string }

// References gives the work in the styles of the American Psychological Association (7th
// edition), of Chicago (18th, author and date) and of the Modern Language Association (9th).
// The letters of titles stay as they are.
func (w *Work) References(t *Terms) []Reference {
	return []Reference{{"APA", w.APA(t)}, {"Chicago", w.Chicago(t)}, {"MLA", w.MLA(t)}}
}

// APA gives the reference by the Publication Manual of the American Psychological
// Association.
func (w *Work) APA(t *Terms) string {
	var authors []string
	for _, a := range w.Authors {
		family, given, ok := w.inverted(a)
		if ok {
			authors = append(authors, family+", "+initials(given))
		} else {
			authors = append(authors, line(a.Name))
		}
	}
	who := listed(authors, "&")
	title := line(w.Title)
	var beside []string
	if w.Form == Report && w.Number != "" {
		number := line(w.Number)
		if number[0] >= '0' && number[0] <= '9' {
			number = t.Number + " " + number
		}
		beside = append(beside, joined(" ", w.Kind, number))
	}
	if w.Form == Report {
		beside = filled(append(beside, w.Series))
	}
	if len(beside) > 0 {
		title += " (" + strings.Join(beside, "; ") + ")"
	}
	if kind := joined(", ", w.Kind, w.eventDate()); kind != "" && (w.Form != Report || w.Number == "") {
		title += " [" + kind + "]"
	}
	date := "(" + w.year(t, t.Circa+" ", "") + ")"
	list := []string{who, date, title}
	if who == "" {
		list = []string{title, date}
	}
	switch w.Form {
	case Part:
		list = append(list, joined(" ", t.In, w.In))
	case Entry:
		list = append(list, line(w.Series))
	}
	list = append(list, line(w.Publisher))
	return joined(" ", sentences(list...), w.link())
}

// Chicago gives the reference by the Chicago Manual of Style.
func (w *Work) Chicago(t *Terms) string {
	series := line(w.Series)
	list := []string{w.who(t, len(w.Authors)), w.year(t, "[", "?]"), w.quoted(t), "", ""}
	if list[0] == "" {
		list[0], list[2] = list[2], ""
	}
	switch w.Form {
	case Report:
		list[3], list[4] = joined(" ", w.Kind, w.Number), series
	case Part:
		list[3], list[4] = line(w.Kind), joined(" ", t.In, w.In)
		list = append(list, joined(", ", series, w.Number))
	case Entry:
		list[3], list[4] = joined(", ", w.Kind, w.eventDate()), series
	}
	return sentences(append(list, line(w.Publisher), w.link())...)
}

// MLA gives the reference by the handbook of the Modern Language Association.
func (w *Work) MLA(t *Terms) string {
	institution, series := w.institution()
	title, kind := line(w.Title), ""
	switch w.Form {
	case Report:
		kind, series = joined(", ", w.Kind, w.Number), ""
	case Part:
		title, series = w.quoted(t), w.In
	case Entry:
		title = w.quoted(t)
	}
	who := w.who(t, 2)
	return joined(" ", sentences(who, title), joined(", ", kind, series, institution, w.dated(), w.link())+".")
}

// who lists the authors, the first with the family's name in front; of more than most, it
// names that one alone.
func (w *Work) who(t *Terms, most int) string {
	var names []string
	for i, a := range w.Authors {
		family, given, ok := w.inverted(a)
		if ok && i > 0 {
			names = append(names, given+" "+family)
		} else {
			names = append(names, line(a.Name))
		}
	}
	if len(names) > most {
		return names[0] + ", " + t.Others
	}
	return listed(names, t.And)
}

// listed joins names. Between two there is a comma only behind one that is turned round.
func listed(names []string, and string) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n == 2 && !strings.Contains(names[0], ","):
		return names[0] + " " + and + " " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", " + and + " " + names[n-1]
	}
}

// year gives the year or years of the date, as styles do: what is approximate or uncertain
// stands between about and after.
func (w *Work) year(t *Terms, about, after string) string {
	d := w.Date
	if d.IsZero() || w.Form == Entry {
		return t.Undated
	}
	var years []string
	for _, end := range ends(d) {
		known := parts(end)
		if known == nil {
			return w.dated()
		}
		if y := strconv.Itoa(known[0]); len(years) == 0 || years[0] != y {
			years = append(years, y)
		}
	}
	text := strings.Join(years, "–")
	if d.Approximate() || d.Uncertain() {
		text = about + text + after
	}
	return text
}

// eventDate is when an event was, which is no date of publication.
func (w *Work) eventDate() string {
	if w.Form != Entry {
		return ""
	}
	return w.dated()
}

// link is where the work is found.
func (w *Work) link() string {
	if w.DOI != "" {
		return DOI(w.DOI)
	}
	return w.URL
}

// DOI gives the address of a Digital Object Identifier, as it is to be shown, too.
func DOI(doi string) string { return "https://doi.org/" + (&url.URL{Path: doi}).EscapedPath() }

// quoted is the title between quotation marks, with the full stop of its sentence where the
// language wants it.
func (w *Work) quoted(t *Terms) string {
	title := line(w.Title)
	if t.Inside {
		title = stopped(title)
	}
	return t.Quoted(title)
}

// sentences joins what is there, each with a full stop.
func sentences(list ...string) string {
	size := 0
	for _, s := range list {
		size += len(s) + 2
	}
	out := make([]byte, 0, size)
	for _, s := range list {
		if s == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		if out = append(out, s...); !ended(s) {
			out = append(out, '.')
		}
	}
	return string(out)
}

// stopped ends a text with a full stop, unless it ends with a mark of its own.
func stopped(s string) string {
	if ended(s) {
		return s
	}
	return s + "."
}

// ended reports whether a text ends with a full stop or the like, within quotation marks or
// not.
func ended(s string) bool {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '?', '!', '。', '？', '！', '…':
			return true
		case '”', '"', '“', '»', '«', '\'', '’':
			s = s[:len(s)-size]
		default:
			return false
		}
	}
	return false
}

// initials gives those of given names: "V. D.", "J.-P.".
func initials(given string) string {
	var b strings.Builder
	begins := true
	for _, r := range given {
		switch {
		case r == ' ' || r == '-':
			begins = true
			if b.Len() > 0 {
				b.WriteRune(r)
			}
		case begins && unicode.IsLetter(r):
			b.WriteRune(r)
			b.WriteByte('.')
			begins = false
		}
	}
	return b.String()
}

// joined joins what is there.
func joined(between string, list ...string) string { return strings.Join(filled(list), between) }

// filled gives those of a list that say something, each on one line.
func filled(list []string) []string {
	var some []string
	for _, s := range list {
		if s = line(s); s != "" {
			some = append(some, s)
		}
	}
	return some
}
