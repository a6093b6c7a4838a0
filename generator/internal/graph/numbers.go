package graph

import (
	"fmt"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
)

// numbers checks that what identifies a brief elsewhere identifies no other: its number and
// its DOI, which has the archive's prefix.
func (l *linker) numbers() {
	prefix := l.archive.Site.DOIPrefix.S
	numbers, dois := map[string]archive.Text{}, map[string]archive.Text{}
	for _, b := range l.all {
		l.taken(numbers, b.Number.S, b.Number, "number")
		l.taken(dois, strings.ToLower(b.DOI.S), archive.Text(b.DOI), "DOI") // whose case does not count
		if doi := b.DOI; doi.S != "" && prefix != "" && !strings.HasPrefix(doi.S, prefix+"/") {
			l.list.Errorf(diag.ValueMalformed, doi.At, runes(doi.S), "check it against what was registered, or change doi_prefix in site.yaml", "the DOI %q does not begin with %s/", doi.S, prefix)
		}
	}
}

// taken reports what a brief before has under the same key.
func (l *linker) taken(known map[string]archive.Text, key string, value archive.Text, what string) {
	if key == "" {
		return
	}
	if other, ok := known[key]; ok {
		l.list.Add(diag.Message{Code: diag.NumberTaken, Pos: value.At, Width: runes(value.S), Text: fmt.Sprintf("the %s %q is taken", what, value.S),
			Fix: "give each brief a " + what + " of its own", See: []diag.Related{{Pos: other.At, Text: "another brief has it"}}})
	}
	known[key] = value
}
