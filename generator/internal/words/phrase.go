package words

import "strings"

// Phrase is a text with one gap, written {1}: "Recommendations to {1}".
type Phrase string

// With fills the gap.
func (p Phrase) With(a string) string { return Fill(string(p), a) }

// Phrase2 is a text with two gaps, {1} and {2}, in the order that the language
// wants.
type Phrase2 string

// With fills the gaps.
func (p Phrase2) With(a, b string) string { return Fill(string(p), a, b) }

// Plural is a text about a number, which stands in its gap {n}. The forms are the
// CLDR's plural categories as far as the catalogues here need them; a language
// with more (zero, two, few, many) adds a field for each.
type Plural struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// Count words a number of things: "1 brief", "1,234 briefs".
func (c *Catalogue) Count(n int, p Plural) string {
	text := p.Other
	if c.grammar.isOne(n) {
		text = p.One
	}
	return strings.Replace(text, "{n}", c.Number(n), 1)
}

// Counted words what is counted, without its number, which stands apart: "brief",
// "briefs".
func (c *Catalogue) Counted(n int, p Plural) string {
	text := p.Other
	if c.grammar.isOne(n) {
		text = p.One
	}
	return strings.TrimSpace(strings.Replace(text, "{n}", "", 1))
}

// Fill puts args into the gaps of a phrase: {1} is the first of them. Gaps that
// there is no argument for stay as they are, and so does what looks like a gap in
// an argument.
func Fill(phrase string, args ...string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(phrase, '{')
		if i < 0 || len(phrase) < i+len("{1}") {
			break
		}
		n := int(phrase[i+1]) - '1'
		if phrase[i+2] != '}' || n < 0 || n >= len(args) {
			b.WriteString(phrase[:i+1])
			phrase = phrase[i+1:]
			continue
		}
		b.WriteString(phrase[:i])
		b.WriteString(args[n])
		phrase = phrase[i+len("{1}"):]
	}
	b.WriteString(phrase)
	return b.String()
}

// Quote puts a text into quotation marks.
func (c *Catalogue) Quote(text string) string { return c.Text.Quoted.With(text) }

// List joins words: "a, b and c".
func (c *Catalogue) List(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return c.Text.ListEnd.With(strings.Join(words[:n-1], c.Text.ListComma), words[n-1])
	}
}
