// Package words holds every word of a site's interface, by language: what is
// seen, what is read aloud, and how numbers, lists and quotations are written.
// What authors write is not here; dates are worded by package edtf.
//
// A language is one file like english.go: a function that fills a Catalogue. A
// word that is missing in one language, or whose gaps differ, fails a test. For
// knows the languages by name, and nothing else does.
//
// Words are plain text. Whoever puts them into markup escapes them.
package words

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// For gives the words in the language of a BCP 47 tag: "de-AT" is served by "de".
// For a language that there is no catalogue of, it gives English and false. An
// empty tag means English.
//
// Each call makes a catalogue of its own. It must not be changed once it is
// shared; then it may be used by several goroutines at once.
func For(tag string) (*Catalogue, bool) {
	primary, _, _ := strings.Cut(tag, "-")
	switch strings.ToLower(primary) {
	case "", "en":
		return english(), true
	case "de":
		return german(), true
	}
	c := english()
	c.StandIn = true
	return c, false
}

// Languages gives the tags of the catalogues that exist, in order.
func Languages() []string { return []string{"de", "en"} }

// grammar is what differs between languages besides the words.
type grammar struct {
	isOne            func(n int) bool // whether n takes the CLDR plural category "one"
	thousands, point string           // separators in numbers
	names            *display.Dictionary
}

// LanguageName names the language of a BCP 47 tag in the catalogue's language:
// "ko" is "Korean" or "Koreanisch". A tag that it cannot name, it gives back.
func (c *Catalogue) LanguageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := c.grammar.names.Tags().Name(t); name != "" {
		return name
	}
	return tag
}
