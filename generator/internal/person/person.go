// Package person knows how the names of persons are written: in the order in which they are
// said, or with the family's name and a comma first, as in bibliographies.
package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Inverted takes apart a name that is written with its family part first: "Cha, Victor". Not
// every comma stands behind a family's name: "Quayside, Jr.", "Ministry of Ports, Republic of
// Vell".
func Inverted(name string) (family, given string, ok bool) {
	family, given, ok = strings.Cut(name, ",")
	family, given = strings.TrimSpace(family), strings.TrimSpace(given)
	ok = ok && family != "" && given != "" && !strings.Contains(given, ",") &&
		!slices.Contains(suffixes, strings.ToLower(strings.TrimRight(given, "."))) && personal(family) && personal(given)
	return family, given, ok
}

// Natural gives a name in the order in which it is said: "Victor Cha".
func Natural(name string) string {
	if family, given, ok := Inverted(name); ok {
		return given + " " + family
	}
	return name
}

// Institutional reports whether a name without a comma says that it is an institution's.
func Institutional(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && slices.ContainsFunc(words, func(word string) bool { return slices.Contains(bodies, word) || slices.Contains(groups, word) })
}

// suffixes follow a name and are no given name.
var suffixes = []string{"jr", "sr", "ii", "iii", "iv", "v", "phd", "ph.d", "md", "m.d", "esq", "inc", "ltd", "llc", "plc", "co", "gmbh", "ag", "e.v", "s.a", "b.v"}

// personal reports whether part of a name may be a person's: of words with small first
// letters, persons have particles only, and none are called after an office or a kind of
// body.
func personal(part string) bool {
	for _, word := range strings.Fields(part) {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsDigit(r) || r == '&' || unicode.IsLower(r) && !slices.Contains(particles, word) && !strings.ContainsAny(word, "'’-") || slices.Contains(bodies, word) {
			return false
		}
	}
	return true
}

var particles = []string{"von", "van", "vom", "zu", "zur", "zum", "der", "den", "dem", "de", "del", "della", "di", "da", "dal", "das", "do", "dos", "du", "des",
	"la", "le", "las", "los", "el", "al", "ter", "ten", "te", "op", "in", "af", "av", "y", "e", "i", "bin", "bint", "ibn", "ben", "abu", "ould"}

var bodies = []string{"Institute", "Institut", "Institution", "University", "Universität", "College", "Council", "Ministry", "Department", "Office", "Agency", "Authority",
	"Committee", "Commission", "Center", "Centre", "Foundation", "Stiftung", "Association", "Organization", "Organisation", "Society", "Government", "Republic", "Federation",
	"Ministerium", "Bundesministerium", "Bundesamt", "Amt", "Kommission", "Verband", "Ministère", "Université", "Fondation", "Ministerio", "Universidad"}

// groups are words that end or begin the names of bodies, and that no person has between
// two others.
var groups = []string{"Group", "Network", "Forum", "Initiative", "Project", "Programme", "Program", "Union", "Bank", "Board", "Alliance", "League", "Movement", "Secretariat",
	"Academy", "Akademie", "School", "Fund", "Nations", "Team", "Staff", "Editors", "Redaktion", "Think", "Tank", "Company", "Corporation", "Press", "Verlag", "e.V.", "Gesellschaft"}
