package search

import (
	"slices"
	"strings"
)

// empty are the words that say nothing of what a text is about, by the language of
// the archive. Queries do without them unless they hold nothing else.
var empty = map[string]string{
	"en": "a about after also am an and any are as at be been being but by can could did do does for from had has have he her " +
		"his how i if in into is it its many me much my of on or our she should so some such than that the their them then " +
		"there these they this those to was we were what when where which who whom whose why will with would you your",
	"de": "aber als am an auch auf aus bei bis da das dass dem den der des die dies diese diesem diesen dieser dieses durch ein " +
		"eine einem einen einer eines er es für hat hatte haben ich ihr ihre im in ins ist kein keine man mit nach nicht noch " +
		"nur ob oder sein sich sie sind so über um und unter viele vom von vor war waren warum was welche welchen welcher " +
		"welches wem wen wenn wer werden wie wir wird wo wurde wurden zu zum zur",
}

// emptyWords gives the words for a language such as "de-AT", folded and sorted.
func emptyWords(language string) []string {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	list := strings.Fields(empty[language])
	for i, w := range list {
		list[i] = fold(w)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
