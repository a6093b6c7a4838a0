package names

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"chancery/generator/internal/letters"
)

// languages are those that divide no words, of which countries' names are known.
var languages = []language.Tag{
	language.SimplifiedChinese, language.TraditionalChinese, language.Japanese,
	language.Thai, language.Lao, language.Khmer, language.Burmese,
}

// wholes yields the names of all countries in those languages, as Unicode's CLDR has
// them, and compounds. Where nothing divides words, they keep the shorter names within them from being
// found: 印度 (India) in 印度尼西亚 (Indonesia), 马里 (Mali) in 索马里 (Somalia).
func wholes(yield func(string) bool) {
	for _, word := range compounds {
		if !yield(canonical(word)) {
			return
		}
	}
	for _, l := range languages {
		names := display.Regions(l)
		for code := range 26 * 26 {
			region, err := language.ParseRegion(string([]byte{'A' + byte(code/26), 'A' + byte(code%26)}))
			if err != nil || !region.IsCountry() {
				continue
			}
			if name := names.Name(region); name != "" && !strings.ContainsFunc(name, divides) && !yield(canonical(name)) {
				return
			}
		}
	}
}

// divides reports whether a character is of no word, or of a script that divides words.
func divides(r rune) bool {
	c := letters.Of(r)
	return c == letters.None || c == letters.Word
}

// undivided reports whether a character is of a script that divides no words.
func undivided(r rune) bool { return letters.Of(r) == letters.Free }
