package page

import (
	"fmt"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Registry holds every address of the site and what it comes from. Addresses are
// compared case-folded and NFC-normalised, as some file systems and hosts do. The
// zero Registry is empty and ready to use.
type Registry struct {
	taken   map[string]holder // by folded path
	folders map[string]holder // by folded path of each folder that holds an address
	list    diag.List
}

// holder is what an address comes from.
type holder struct {
	path   address.Path
	origin string
	at     diag.Pos
	width  int
	fix    string
}

// Add registers an address. If something else has it already, or has it as a
// folder, Add reports an error that names both and returns false.
func (r *Registry) Add(path address.Path, origin string, at diag.Pos) bool {
	return r.add(holder{path: path, origin: origin, at: at, fix: "rename one of the two"})
}

// AddAlias registers an old address that redirects. width is the number of
// characters that name it in the source.
func (r *Registry) AddAlias(path address.Path, origin string, at diag.Pos, width int) bool {
	return r.add(holder{path, origin, at, width, "remove it from the old addresses, or rename what has the address now"})
}

func (r *Registry) add(h holder) bool {
	if r.taken == nil {
		r.taken, r.folders = map[string]holder{}, map[string]holder{}
	}
	key := fold(string(h.path))
	if other, clash := r.taken[key]; clash {
		return r.clash(h, other)
	}
	if other, clash := r.folders[key]; clash {
		return r.clash(h, other)
	}
	for i := strings.IndexByte(key, '/'); i >= 0; {
		if other, clash := r.taken[key[:i]]; clash {
			return r.clash(h, other)
		}
		if _, known := r.folders[key[:i]]; !known {
			r.folders[key[:i]] = h
		}
		next := strings.IndexByte(key[i+1:], '/')
		if next < 0 {
			break
		}
		i += next + 1
	}
	r.taken[key] = h
	return true
}

// clash reports two holders of one address. Files that stand nowhere in the archive are made
// from pages, whose own clash has been reported.
func (r *Registry) clash(h, other holder) bool {
	if h.at.IsZero() && other.at.IsZero() && len(r.list.Messages) > 0 {
		return false
	}
	m := diag.Message{Code: diag.AddressTaken, Pos: h.at, Width: h.width, Fix: h.fix,
		Text: fmt.Sprintf("%s and %s both claim the address %s", h.origin, other.origin, other.path)}
	if h.at.IsZero() {
		m.Pos = other.at
	} else if !other.at.IsZero() {
		m.See = []diag.Related{{Pos: other.at, Text: "the other is here"}}
	}
	r.list.Add(m)
	return false
}

// want reports a file that has no address.
func (r *Registry) want(u Use) {
	if h, ok := r.taken[fold(string(u.Path))]; ok && h.path == u.Path {
		return
	}
	var paths []string
	for _, h := range r.taken {
		paths = append(paths, string(h.path))
	}
	slices.Sort(paths)
	r.list.Errorf(diag.SiteFileUnknown, u.Pos, u.Width, diag.DidYouMean(string(u.Path), paths, "name a page such as about.html, or a file in static/ by its path there"), "the site has no file %q", u.Path)
}

func fold(path string) string {
	for i := range len(path) {
		if c := path[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(path)))
		}
	}
	return path
}
