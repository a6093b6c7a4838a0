package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// The words of closed vocabularies, in English.
var (
	briefKinds = map[string]string{"brief": "Brief", "commentary": "Commentary", "report": "Report",
		"news-analysis": "News analysis", "testimony": "Testimony", "statement": "Statement"}
	actorKinds = map[string]string{"state": "State", "person": "Person", "organization": "Organization",
		"alliance": "Alliance", "company": "Company"}
	actorKindsPlural = map[string]string{"state": "States", "person": "People", "organization": "Organizations",
		"alliance": "Alliances", "company": "Companies"}
	statuses = map[string]string{"proposed": "Proposed", "in-progress": "In progress", "partly-adopted": "Partly adopted",
		"adopted": "Adopted", "not-adopted": "Not adopted", "superseded": "Superseded"}
	responses = map[string]string{"none": "No response known", "accepted": "Accepted", "accepted-in-part": "Accepted in part",
		"noted": "Noted", "rejected": "Rejected"}
	instruments = map[string]string{"diplomacy": "Diplomacy", "sanctions": "Sanctions", "deterrence": "Deterrence", "alliance": "Alliance",
		"information": "Information", "economic": "Economic", "legal": "Legal", "military": "Military", "other": "Other"}
	priorities = map[string]string{"high": "High priority", "medium": "Medium priority", "low": "Low priority"}
	qualifiers = map[string]string{"exactly": "Exactly", "about": "About", "at-least": "At least", "more-than": "More than",
		"at-most": "At most", "less-than": "Less than"}
	sourceKinds = map[string]string{"report": "Report", "article": "Article", "news": "News report", "statement": "Statement", "speech": "Speech",
		"testimony": "Testimony", "book": "Book", "law": "Law", "treaty": "Treaty", "resolution": "Resolution", "dataset": "Data set",
		"interview": "Interview", "web": "Web page", "other": "Other"}
)

// The orders in which vocabularies are listed.
var (
	statusOrder     = []string{"proposed", "in-progress", "partly-adopted", "adopted", "not-adopted", "superseded"}
	responseOrder   = []string{"none", "accepted", "accepted-in-part", "noted", "rejected"}
	instrumentOrder = []string{"diplomacy", "sanctions", "deterrence", "alliance", "information", "economic", "legal", "military", "other"}
	actorKindOrder  = []string{"state", "person", "organization", "alliance", "company"}
)

func labelOf(words map[string]string, t archive.Term) Label {
	return Label{ID: t.ID, Text: words[t.ID]}
}

// when words a date.
func when(d edtf.Date) When {
	if d.IsZero() {
		return When{}
	}
	return When{Text: d.English(), Datetime: d.Datetime(), EDTF: d.String(),
		Vague: d.IsInterval() || d.Approximate() || d.Uncertain() || d.Unspecified()}
}

// maybeWhen words a date that may be left out.
func maybeWhen(d edtf.Date) *When {
	if d.IsZero() {
		return nil
	}
	w := when(d)
	return &w
}

// count words a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(strconv.Itoa(n)) + " " + many
}

// thousands puts separators into a decimal number of five digits or more.
func thousands(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	if len(whole) > 4 {
		var b strings.Builder
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(c)
		}
		whole = b.String()
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// quantity words what a telling says: "more than 5,000,000 rounds".
func quantity(f *archive.Figure, unit string) string {
	var b strings.Builder
	if q := f.Qualifier.ID; q != "exactly" && q != "" {
		b.WriteString(strings.ToLower(qualifiers[q]) + " ")
	}
	if f.Value.Text != "" {
		b.WriteString(thousands(f.Value.Text))
	} else {
		b.WriteString(thousands(f.Low.Text) + " to " + thousands(f.High.Text))
	}
	if f.Unit != "" {
		unit = f.Unit
	}
	switch {
	case unit == "%":
		b.WriteString(" %")
	case unit != "":
		b.WriteString(" " + unit)
	}
	return b.String()
}

// list joins words: "a, b and c".
func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// reason words what two briefs have in common.
func reason(r graph.Related) string {
	var parts []string
	few := func(n int, one, many string, names func(int) string) {
		switch {
		case n == 1:
			parts = append(parts, "the "+one+" “"+names(0)+"”")
		case n > 1:
			parts = append(parts, count(n, one, many))
		}
	}
	few(len(r.Events), "event", "events", func(i int) string { return r.Events[i].Title })
	few(len(r.Sources), "source", "sources", func(i int) string { return r.Sources[i].Title })
	switch n := len(r.Actors); {
	case n > 2:
		parts = append([]string{count(n, "actor", "actors")}, parts...)
	case n > 0:
		var names []string
		for _, a := range r.Actors {
			names = append(names, a.Name.S)
		}
		parts = append([]string{list(names)}, parts...)
	}
	few(len(r.Topics), "topic", "topics", func(i int) string { return r.Topics[i].Title })
	switch {
	case len(parts) == 0 && r.Stated:
		return "named as related"
	case r.Stated:
		return "named as related; shares " + list(parts)
	}
	return "shares " + list(parts)
}

// languageName names a language in English, or gives its tag.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(t); name != "" && utf8.ValidString(name) {
		return name
	}
	return tag
}

// lower makes the first letter of a label small, for the middle of a line.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
