package archive

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must be known on machines that have no database of them
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/prose"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The values that front matter is made of. Each knows where it stands, so that a
// later stage can point at it.

// Text is plain text. One that could not be read has a place and no text.
type Text struct {
	S  string
	At diag.Pos
}

// Inline is inline Markdown; Doc is nil when the key was left out.
type Inline struct {
	Text
	Doc *prose.Doc
}

// Ref names something by its ID.
type Ref struct {
	ID string
	At diag.Pos
}

// Voice is somebody who says something: an actor by ID, or a name in words.
type Voice Text

// Term is a word of a closed vocabulary, listed in the field's tag.
type Term struct {
	ID string
	At diag.Pos
}

// Date is an EDTF date.
type Date struct {
	edtf.Date
	At diag.Pos
}

// Number is a decimal number, kept as it was written. One that is wrong has a
// place and no text.
type Number struct {
	Text  string
	Value float64
	At    diag.Pos
}

func (v Number) given() bool { return !v.At.IsZero() }

// Web is an http or https address.
type Web struct {
	Href string
	At   diag.Pos
}

// Language is a language as a BCP 47 tag.
type Language struct {
	Tag string
	At  diag.Pos
}

// Item is a Wikidata item, such as Q423.
type Item struct {
	Q  string
	At diag.Pos
}

// DOI is a Digital Object Identifier (ISO 26324), such as 10.1000/182.
type DOI Text

// ISBN is an International Standard Book Number (ISO 2108) of 10 or 13 digits, with its
// hyphens as they were written.
type ISBN Text

// Zone is a time zone of the IANA database. Its Location is nil when the key was left out.
type Zone struct {
	Location *time.Location
	At       diag.Pos
}

// Switch is a boolean that is on unless it is switched off.
type Switch struct{ Off bool }

func (v *Text) decode(d *decoding, n *node, _ *field) {
	v.At = d.at(n.Pos)
	s, ok := d.scalar(n, wantText)
	if !ok {
		return
	}
	if invisible(s) {
		d.list.Errorf(diag.ValueMissing, v.At, max(2, width(s)), "write some text, or leave the key out", "empty text")
		return
	}
	v.S = d.texts.keep(strings.TrimSpace(s))
	d.checkBare(n)
}

func (v *Voice) decode(d *decoding, n *node, f *field) { (*Text)(v).decode(d, n, f) }

func (v *Inline) decode(d *decoding, n *node, f *field) {
	v.Text.decode(d, n, f)
	if v.S == "" {
		return
	}
	v.Doc = d.inline(n, v.S)
}

// ValidID reports whether s has the shape of an ID: lower-case ASCII letters and
// digits in groups joined by single hyphens. An ID is an address, so it holds only
// what every file system and web server leaves alone.
func ValidID(s string) bool {
	open := false // a group has begun: a hyphen may follow, or the end
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			open = true
		case c == '-' && open:
			open = false
		default:
			return false
		}
	}
	return open
}

func (v *Ref) decode(d *decoding, n *node, f *field) {
	s, ok := d.scalar(n, "an id")
	if !ok {
		return
	}
	*v = Ref{ID: d.texts.keep(s), At: d.at(n.Pos)}
	id := s
	// A brief's recommendation is named brief-id#rec-id from elsewhere.
	if brief, rec, two := strings.Cut(s, "#"); two && f != nil && f.across && ValidID(brief) {
		id = rec
	}
	if !ValidID(id) && (f == nil || !f.actor) {
		fix := "ids consist of lower-case letters, digits and hyphens"
		if slug := Slug(s); slug != "" {
			fix += `: perhaps "` + slug + `"`
		}
		d.list.Errorf(diag.IDMalformed, d.at(n.Pos), width(s), fix, "%q is not an id", s)
		v.ID = ""
	}
}

func (v *Term) decode(d *decoding, n *node, f *field) {
	s, ok := d.scalar(n, f.want)
	if !ok {
		return
	}
	v.At = d.at(n.Pos)
	for _, t := range f.terms {
		if t == s {
			v.ID = t
			return
		}
	}
	v.ID = f.fallback
	if f.anyTerm {
		return
	}
	d.list.Errorf(diag.TermUnknown, d.at(n.Pos), width(s), diag.DidYouMean(s, f.terms, "use one of: "+strings.Join(f.terms, ", ")),
		"%q is not a value of %q", s, f.key)
}

func (v *Date) decode(d *decoding, n *node, _ *field) {
	s, ok := d.scalar(n, "an EDTF date")
	if !ok {
		return
	}
	date, err := edtf.Parse(s)
	v.At = d.at(n.Pos)
	if err == nil {
		v.Date = date
		return
	}
	text, fix := err.Error(), "write an EDTF date such as 2024, 2024-06, 2024-06-19, 2023-09~ (about), 2024-02/2024-03 or 2022-11/.. (open)"
	if pe, ok := err.(*edtf.ParseError); ok {
		text = pe.Text
		if pe.Suggestion != "" {
			fix = `did you mean "` + pe.Suggestion + `"?`
		}
	}
	d.list.Errorf(diag.DateMalformed, d.at(n.Pos), width(s), fix, "%q is not a date: %s", s, text)
}

func (v *Number) decode(d *decoding, n *node, _ *field) {
	v.At = d.at(n.Pos)
	s, ok := d.scalar(n, "a number")
	if !ok {
		return
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !numberPattern.MatchString(s) || math.IsInf(f, 0) {
		fix := "write digits with a point for decimals, such as 5000000 or 2.5; the unit has a key of its own"
		if plain := strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(s); plain != s && numberPattern.MatchString(plain) {
			fix = "write " + plain + "; the site adds the separators"
		}
		d.list.Errorf(diag.ValueMalformed, d.at(n.Pos), width(s), fix, "%q is not a number", s)
		return
	}
	v.Text, v.Value = d.texts.keep(s), f
}

var numberPattern = regexp.MustCompile(`^-?[0-9]{1,30}(\.[0-9]{1,12})?$`)

// word reads a single value that has a form of its own. fix says what to do about one
// that has not, and "" of one that has.
func (d *decoding) word(n *node, what string, fix func(string) string) Text {
	s, ok := d.scalar(n, what)
	if !ok {
		return Text{}
	}
	if m := fix(s); m != "" {
		d.list.Errorf(diag.ValueMalformed, d.at(n.Pos), width(s), m, "%q is not %s", s, what)
		return Text{}
	}
	return Text{S: d.texts.keep(s), At: d.at(n.Pos)}
}

func (v *Web) decode(d *decoding, n *node, _ *field) {
	t := d.word(n, "a web address", WrongAddress)
	*v = Web{Href: t.S, At: t.At}
}

// WrongAddress says what to do about what is no address on the web, or "".
func WrongAddress(s string) string {
	u, err := url.Parse(s)
	switch {
	case err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "":
		return unwritable(s)
	case strings.HasPrefix(s, "https://"), strings.HasPrefix(s, "http://"):
		return cmp.Or(unwritable(s), "copy it from the browser again")
	}
	return "write the whole address, beginning with https://"
}

// unwritable says what to write in place of the first character that cannot stand in an
// address, or "".
func unwritable(s string) string {
	if i := strings.IndexAny(s, " \t\n\"<>\\"); i >= 0 {
		return fmt.Sprintf("write %%%02X in place of %q", s[i], s[i])
	}
	return ""
}

func (v *Language) decode(d *decoding, n *node, _ *field) {
	t := d.word(n, "a language", func(s string) string {
		if _, err := language.Parse(s); err != nil {
			return "write a BCP 47 tag such as en, ko, ru or zh-Hans"
		}
		return ""
	})
	*v = Language{Tag: t.S, At: t.At}
}

var itemPattern = regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`)

func (v *Item) decode(d *decoding, n *node, _ *field) {
	t := d.word(n, "a Wikidata item", func(s string) string {
		if !itemPattern.MatchString(s) {
			return "write the item's number with its Q, such as Q423"
		}
		return ""
	})
	*v = Item{Q: t.S, At: t.At}
}

// ValidDOI reports whether s is a DOI as the model has it, without an address.
func ValidDOI(s string) bool { return doiPattern.MatchString(s) }

// ValidISBN reports whether s is an ISBN of 10 or 13 digits whose check digit is right.
func ValidISBN(s string) bool { return wrongISBN(s) == "" }

var doiPattern = regexp.MustCompile(`^10\.[0-9]{4,9}/[^\s"<>]+$`)

func (v *DOI) decode(d *decoding, n *node, _ *field) {
	*v = DOI(d.word(n, "a DOI", func(s string) string {
		switch i := strings.Index(s, "10."); {
		case doiPattern.MatchString(s):
			return ""
		case i >= 0 && doiPattern.MatchString(s[i:]):
			return "write " + s[i:]
		}
		return "write it as 10.1000/182"
	}))
}

func (v *ISBN) decode(d *decoding, n *node, _ *field) {
	*v = ISBN(d.word(n, "an ISBN", wrongISBN))
}

// wrongISBN says what is wrong with an ISBN, or "": its length or its check digit.
func wrongISBN(s string) string {
	digits := strings.NewReplacer("-", "", " ", "").Replace(s)
	sum, modulus := 0, 11
	if len(digits) == 13 {
		modulus = 10
	} else if len(digits) != 10 {
		return "check it against the book: it has neither 10 nor 13 digits"
	}
	for i, c := range []byte(digits) {
		value := int(c - '0')
		switch {
		case c == 'X' && i == 9 && modulus == 11:
			value = 10
		case c < '0' || c > '9':
			return "check it against the book: it contains something other than digits and hyphens"
		}
		weight := 10 - i
		if modulus == 10 {
			weight = 1 + i%2*2
		}
		sum += weight * value
	}
	if sum%modulus != 0 {
		return "check it against the book: its last digit does not match the others"
	}
	return ""
}

func (v *Zone) decode(d *decoding, n *node, _ *field) {
	t := d.word(n, "a time zone", func(s string) string {
		location, err := time.LoadLocation(s)
		if err != nil || s == "" || s == "Local" {
			return "write a name of the IANA time zone database, such as Europe/Berlin or UTC"
		}
		v.Location = location
		return ""
	})
	v.At = t.At
}

func (v *Switch) decode(d *decoding, n *node, _ *field) {
	on := true
	d.boolean(n, &on)
	v.Off = !on
}

// fromScalar methods let a single word stand for a whole mapping.
func (a *Author) fromScalar(d *decoding, n *node)   { a.Name.decode(d, n, nil) }
func (m *MenuItem) fromScalar(d *decoding, n *node) { m.ID.decode(d, n, nil) }
func (s *Source) fromScalar(d *decoding, n *node)   { s.ID.decode(d, n, nil) }
func (f *Figure) fromScalar(d *decoding, n *node)   { f.ID.decode(d, n, nil) }
func (w *Word) fromScalar(d *decoding, n *node)     { w.ID.decode(d, n, nil) }

func (a *Attachment) fromScalar(d *decoding, n *node) { a.File.decode(d, n, nil) }

// latin writes letters that no accent makes in those of ASCII.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// Slug makes an ID out of words, or "" when nothing of them is left. Letters lose
// their accents.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(latin.Replace(strings.ToLower(s))) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && r != '\'' && r != '’':
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// Titled makes a title out of an ID.
func Titled(id string) string {
	s := strings.ReplaceAll(id, "-", " ")
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func width(s string) int { return utf8.RuneCountInString(s) }
