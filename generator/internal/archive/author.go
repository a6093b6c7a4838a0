package archive

import (
	"strings"
	"unicode"

	"chancery/generator/internal/digest"

	"golang.org/x/text/unicode/norm"
)

// ORCID is an Open Researcher and Contributor ID (ISO 27729), such as
// 0000-0002-1825-0097.
type ORCID Text

func (v *ORCID) decode(d *decoding, n *node, _ *field) {
	*v = ORCID(d.word(n, "an ORCID iD", wrongORCID))
}

// wrongORCID says what is wrong with an ORCID iD, or "": its form or its check digit
// (ISO 7064, MOD 11-2).
func wrongORCID(s string) string {
	const form = "write its 16 digits in groups of four, such as 0000-0002-1825-0097"
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://"), "orcid.org/"); ok && wrongORCID(rest) == "" {
		return "write " + rest
	}
	if len(s) != len("0000-0002-1825-0097") {
		return form
	}
	sum := 0
	for i, c := range []byte(s) {
		switch {
		case i%5 == 4:
			if c != '-' {
				return form
			}
		case c >= '0' && c <= '9':
			sum = sum*2 + int(c-'0')
		case c == 'X' && i == len(s)-1:
			sum = sum*2 + 10
		default:
			return form
		}
	}
	if sum%11 != 1 {
		return "check it at orcid.org: its last digit does not match the others"
	}
	return ""
}

// AuthorID makes the ID of an author whom nobody gave one: of "Ørsted, Åse" and of "Åse
// Ørsted" it is ase-orsted.
func AuthorID(name string) string {
	if family, given, ok := strings.Cut(name, ", "); ok && !strings.Contains(given, ",") {
		name = given + " " + family
	}
	return NameID(name)
}

// longestNameID is how long an ID made of a name may be, in bytes, before a digest stands for
// the rest: an address is the name of a file, too.
const longestNameID = 100

// NameID makes an ID out of a name. What letters of other scripts say stands in a digest
// behind it, so that the IDs of two such names differ.
func NameID(name string) string {
	id := Slug(name)
	if !beyondSlug(name) && id != "" && len(id) <= longestNameID {
		return id
	}
	id = strings.TrimRight(id[:min(len(id), longestNameID)], "-")
	sum := digest.Bytes(strings.Join(strings.Fields(norm.NFC.String(strings.ToLower(name))), " "))
	return strings.TrimPrefix(id+"-n", "-") + sum.String()[:10]
}

// beyondSlug reports whether a name has letters or digits that Slug leaves out.
func beyondSlug(name string) bool {
	for _, r := range norm.NFD.String(latin.Replace(strings.ToLower(name))) {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && r > unicode.MaxASCII {
			return true
		}
	}
	return false
}
