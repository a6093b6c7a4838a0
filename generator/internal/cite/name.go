package cite

import (
	"strings"

	"chancery/generator/internal/person"
)

// body reports whether an author is an institution: said to be one, the archive itself or
// its publisher. Of other names nobody can tell, nor which part of "Kim Jong Un" the
// family's is.
func (w *Work) body(a Author) bool { return a.Body || a.Name == w.Publisher || a.Name == w.Series }

// inverted takes apart a person's name that is written with its family part first.
func (w *Work) inverted(a Author) (family, given string, ok bool) {
	family, given, ok = person.Inverted(line(a.Name))
	return family, given, ok && !w.body(a)
}

// Byline writes a name as Zotero and others want it in the head of a page, who split it at
// its last blank if it has no comma: a body's name ends with one and stays whole.
func (w *Work) Byline(a Author) string {
	if name := line(a.Name); (w.body(a) || person.Institutional(name)) && strings.Contains(name, " ") && !strings.Contains(name, ",") {
		return name + ","
	}
	return line(a.Name)
}
