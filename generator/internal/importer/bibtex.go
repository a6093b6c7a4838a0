package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// bibKinds are the kinds of sources that types of BibTeX and BibLaTeX are.
var bibKinds = map[string]string{
	"techreport": "report", "report": "report", "article": "article", "inproceedings": "article", "conference": "article", "book": "book", "incollection": "book",
	"inbook": "book", "booklet": "book", "collection": "book", "online": "web", "electronic": "web", "www": "web", "dataset": "dataset", "legislation": "law", "jurisdiction": "law",
	"misc": "other", "unpublished": "other", "phdthesis": "other", "mastersthesis": "other", "thesis": "other", "proceedings": "book", "manual": "report", "letter": "other",
}

// bibReader reads BibTeX.
type bibReader struct {
	text    string
	at      int
	strings map[string]string
}

// readBibTeX reads the entries of a file of BibTeX or BibLaTeX, with its @string definitions.
func (r *run) readBibTeX(file, text string) ([]entry, error) {
	b := &bibReader{text: text, strings: map[string]string{}}
	for i, m := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		b.strings[strings.ToLower(m[:3])] = fmt.Sprintf("%02d", i+1)
	}
	var read []bibItem
	for {
		at := strings.IndexByte(b.text[b.at:], '@')
		if at < 0 {
			return r.bibEntries(file, read), nil
		}
		b.at += at + 1
		line := 1 + strings.Count(b.text[:b.at], "\n")
		kind := strings.ToLower(b.word())
		if b.blank(); b.at >= len(b.text) || b.text[b.at] != '{' && b.text[b.at] != '(' {
			continue // an @ in running text
		}
		b.at++
		switch kind {
		case "comment", "preamble":
			b.skip()
			continue
		case "string":
			fields, _ := b.fields()
			maps.Copy(b.strings, fields)
			continue
		}
		key := strings.TrimSpace(b.until(",}"))
		fields, whole := b.fields()
		if !whole {
			r.note(file, line, "%s: the entry has no end, or a brace is missing; it was read as far as it goes", cmp.Or(key, "an entry"))
		}
		read = append(read, bibItem{line, kind, key, fields})
	}
}

// bibItem is an entry as it is written.
type bibItem struct {
	line      int
	kind, key string
	fields    map[string]string
}

// bibEntries makes entries of items, which take from the one that their crossref names what
// they lack, as BibTeX has it.
func (r *run) bibEntries(file string, items []bibItem) (list []entry) {
	for _, it := range items {
		if i := slices.IndexFunc(items, func(other bibItem) bool { return strings.EqualFold(other.key, it.fields["crossref"]) }); i >= 0 && it.fields["crossref"] != "" {
			for name, value := range items[i].fields {
				if name == "title" {
					name = "booktitle"
				}
				if it.fields[name] == "" && name != "crossref" && name != "author" {
					it.fields[name] = value
				}
			}
		}
		if e, ok := r.bibEntry(file, it.line, it.kind, it.key, it.fields); ok {
			list = append(list, e)
		}
	}
	return list
}

func (b *bibReader) blank() {
	for b.at < len(b.text) && strings.IndexByte(" \t\r\n,", b.text[b.at]) >= 0 {
		b.at++
	}
}

func (b *bibReader) word() string {
	b.blank()
	from := b.at
	for b.at < len(b.text) && strings.IndexByte(" \t\r\n,={}()\"#", b.text[b.at]) < 0 {
		b.at++
	}
	return b.text[from:b.at]
}

func (b *bibReader) until(ends string) string {
	from := b.at
	for b.at < len(b.text) && strings.IndexByte(ends, b.text[b.at]) < 0 {
		b.at++
	}
	return b.text[from:b.at]
}

// skip goes behind the brace that closes what has been opened.
func (b *bibReader) skip() {
	for depth := 1; b.at < len(b.text) && depth > 0; b.at++ {
		switch b.text[b.at] {
		case '{', '(':
			depth++
		case '}', ')':
			depth--
		}
	}
}

// fields reads name = value pairs up to the closing brace; whole is whether there is one.
func (b *bibReader) fields() (fields map[string]string, whole bool) {
	fields = map[string]string{}
	for {
		b.blank()
		if b.at >= len(b.text) || b.text[b.at] == '@' { // the next entry
			return fields, false
		}
		if c := b.text[b.at]; c == '}' || c == ')' {
			b.at++
			return fields, true
		}
		name := strings.ToLower(b.word())
		b.blank()
		if b.at >= len(b.text) || b.text[b.at] != '=' {
			if name == "" {
				b.at++ // nothing that belongs here
			}
			continue
		}
		b.at++
		fields[name] = b.value()
	}
}

// value reads a value: parts in braces, in quotation marks, or names of strings, joined by #.
func (b *bibReader) value() string {
	var out strings.Builder
	for {
		for b.at < len(b.text) && strings.IndexByte(" \t\r\n", b.text[b.at]) >= 0 {
			b.at++
		}
		if b.at >= len(b.text) {
			return out.String()
		}
		switch b.text[b.at] {
		case '{':
			b.at++
			from := b.at
			b.braced('}')
			out.WriteString(b.text[from:max(from, b.at-1)])
		case '"':
			b.at++
			from := b.at
			b.braced('"')
			out.WriteString(b.text[from:max(from, b.at-1)])
		default:
			name := b.word()
			if text, is := b.strings[strings.ToLower(name)]; is {
				name = text
			}
			out.WriteString(name)
		}
		for b.at < len(b.text) && strings.IndexByte(" \t\r\n", b.text[b.at]) >= 0 {
			b.at++
		}
		if b.at >= len(b.text) || b.text[b.at] != '#' {
			return out.String()
		}
		b.at++
	}
}

// braced goes behind the end of a value, whose braces are balanced.
func (b *bibReader) braced(end byte) {
	for depth := 0; b.at < len(b.text); b.at++ {
		switch c := b.text[b.at]; {
		case c == '\\' && b.at+1 < len(b.text):
			b.at++
		case c == end && depth == 0:
			b.at++
			return
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
}

func (r *run) bibEntry(file string, line int, kind, key string, f map[string]string) (entry, bool) {
	e := entry{from: file, line: line, key: key, Title: latex(f["title"]), values: map[string]string{}}
	if e.Title == "" {
		r.note(file, line, "%s: has no title and was left out", e.name())
		return e, false
	}
	if sub := latex(f["subtitle"]); sub != "" {
		e.Title += ": " + sub
	}
	if e.values["kind"] = bibKinds[kind]; e.values["kind"] == "" {
		r.note(file, line, "%s: the type @%s has no equal here", e.name(), kind)
	}
	people, taken := f["author"], bibTaken
	if people == "" && f["editor"] != "" {
		people, taken = f["editor"], taken+"editor "
		r.note(file, line, "%s: has editors and no authors; they stand as its authors", e.name())
	}
	var said []string
	for _, name := range bibNames(people) {
		if name == "others" {
			said = append(said, "others")
			continue
		}
		said = append(said, latex(bibName(name)))
	}
	e.Author = names(said)
	when := latex(f["date"])
	if when == "" && f["year"] != "" {
		if when = latex(f["year"]); f["month"] != "" {
			month, day, _ := strings.Cut(latex(f["month"]), " ")
			if len(month) == 1 {
				month = "0" + month
			}
			switch n, err := strconv.Atoi(strings.Trim(day, ".,")); {
			case len(month) != 2:
				when = oneLine(month + " " + day + " " + when)
			case err == nil:
				when += fmt.Sprintf("-%s-%02d", month, n)
			default:
				when += "-" + month
			}
		}
	}
	r.set(&e, "date", when)
	r.set(&e, "accessed", latex(f["urldate"]))
	r.set(&e, "publisher", latex(cmp.Or(f["publisher"], f["institution"], f["organization"], f["school"])))
	if within := latex(cmp.Or(f["journaltitle"], f["journal"], f["booktitle"])); within != e.Title {
		r.set(&e, "journal", within)
	}
	r.set(&e, "volume", latex(f["volume"]))
	if kind == "article" {
		taken += "number "
		r.set(&e, "issue", latex(cmp.Or(f["number"], f["issue"])))
	}
	r.set(&e, "pages", strings.ReplaceAll(latex(f["pages"]), "--", "–"))
	how := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(f["howpublished"]), `\url{`), "}")
	if external(how) {
		taken += "howpublished "
	} else {
		how = ""
	}
	r.set(&e, "url", strings.ReplaceAll(cmp.Or(f["url"], how), `\`, ""))
	r.set(&e, "doi", strings.ReplaceAll(f["doi"], `\`, ""))
	r.set(&e, "isbn", latex(f["isbn"]))
	r.leftOut(&e, maps.Keys(f), taken)
	return e, true
}

// bibTaken are the fields of which everything is taken, and those that programs keep for themselves.
const bibTaken = " title subtitle author date year month urldate publisher institution organization school journaltitle journal booktitle volume issue pages url doi isbn crossref " +
	"file timestamp owner date-added date-modified bdsk-url-1 bdsk-file-1 groups langid language keywords "

// bibName puts a name into the order in which it is said: "von Last, First" or "von Last, Jr,
// First" (a name in braces is that of a body).
func bibName(name string) string {
	if strings.HasPrefix(name, "{") && strings.IndexByte(name, '}') == len(name)-1 {
		return name
	}
	if parts := strings.Split(name, ","); len(parts) == 3 {
		return natural(parts[0]+","+parts[2]) + " " + strings.TrimSpace(parts[1])
	}
	return natural(name)
}

// bibNames divides a list of names at "and" outside of braces.
func bibNames(s string) (list []string) {
	depth, from := 0, 0
	s = oneLine(s)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ' ':
			if depth == 0 && strings.HasPrefix(s[i:], " and ") {
				list = append(list, strings.TrimSpace(s[from:i]))
				from = i + 5
			}
		}
	}
	if rest := strings.TrimSpace(s[from:]); rest != "" {
		list = append(list, rest)
	}
	return list
}

// accents are the combining characters of LaTeX's accents.
var accents = map[byte]rune{'"': '\u0308', '\'': '\u0301', '`': '\u0300', '^': '\u0302', '~': '\u0303', '=': '\u0304', '.': '\u0307',
	'u': '\u0306', 'v': '\u030c', 'H': '\u030b', 'c': '\u0327', 'k': '\u0328', 'r': '\u030a', 'd': '\u0323', 'b': '\u0331'}

// symbols are what other commands of LaTeX stand for.
var symbols = map[string]string{"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j",
	"textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’",
	"textquotedbl": `"`, "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "relax": "", "textit": "", "emph": "", "textbf": "", "dh": "ð", "th": "þ"}

// latex gives the words of a value of BibTeX: accents and symbols as letters, without braces.
func latex(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '{', '}', '$':
		case '~':
			b.WriteByte(' ')
		case '\\':
			i += command(&b, s[i+1:])
		default:
			b.WriteByte(c)
		}
	}
	out := strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”").Replace(b.String())
	return norm.NFC.String(oneLine(out))
}

// command writes what the command at the beginning of s, behind its backslash, stands for,
// and gives its length.
func command(b *strings.Builder, s string) int {
	if s == "" {
		return 0
	}
	name := s[:1]
	if letter(s[0]) {
		for len(name) < len(s) && letter(s[len(name)]) {
			name = s[:len(name)+1]
		}
	}
	mark, isAccent := accents[name[0]]
	if text, is := symbols[name]; is {
		b.WriteString(text)
		n := len(name)
		if n < len(s) && s[n] == ' ' {
			n++
		}
		return n
	}
	if !isAccent || len(name) > 1 {
		if !letter(name[0]) {
			b.WriteString(name)
		}
		return len(name)
	}
	rest := strings.TrimLeft(s[1:], " {")
	n := len(s) - len(rest)
	if rest == "" {
		return n
	}
	if strings.HasPrefix(rest, `\i`) || strings.HasPrefix(rest, `\j`) {
		b.WriteByte(rest[1])
		n += 2
	} else {
		size := 1
		for size < len(rest) && rest[size]&0xC0 == 0x80 {
			size++
		}
		b.WriteString(rest[:size])
		n += size
	}
	b.WriteRune(mark)
	return n
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
