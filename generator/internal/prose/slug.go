package prose

import (
	"chancery/generator/internal/address"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is how many bytes of a heading its id keeps.
const maxSlug = 120

// slugs makes ids for headings, each once.
type slugs struct {
	used map[string]bool
	next map[string]int // number to try for a slug that was used
}

// id makes an id as GitHub does: letters, digits, marks, hyphens and
// underscores of any script remain, in lower case and Unicode's form NFC;
// spaces become hyphens; a number tells repetitions apart.
func (s *slugs) id(heading string) string {
	base := slug(heading)
	id := base
	for s.used[id] {
		s.next[base]++
		id = base + "-" + strconv.Itoa(s.next[base])
	}
	s.take(id)
	return id
}

// take uses up an id.
func (s *slugs) take(id string) {
	if s.used == nil {
		s.used, s.next = map[string]bool{}, map[string]int{}
	}
	s.used[id] = true
}

// Slug is the id that a heading gets where no other has it.
func Slug(heading string) string { return slug(heading) }

func slug(heading string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, strings.ToValidUTF8(strings.TrimSpace(heading), ""))
	kept = norm.NFC.String(kept)
	if len(kept) > maxSlug {
		cut := maxSlug
		for !utf8.RuneStart(kept[cut]) {
			cut--
		}
		kept = strings.TrimRight(kept[:cut], "-")
	}
	switch {
	case strings.Trim(kept, "-") == "":
		return "section"
	case address.Reserved(kept):
		return "h-" + kept
	}
	return kept
}

func itoa(n int) string { return strconv.Itoa(n) }
