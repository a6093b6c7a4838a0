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
	Size    int                // about how many addresses there will be
	taken   map[string]*holder // by folded path
	folders map[string]*holder // by folded path of each folder that holds an address
	odd     []odd
	series  []series
	list    diag.List
}

// series is addresses that a rule tells from others, as there are too many to list: those of
// files beside the pages of briefs.
type series struct {
	has    func(path string) bool // folded
	origin string
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
	return r.add(&holder{path: path, origin: origin, at: at, fix: "rename one of the two"})
}

// AddAlias registers an old address that redirects. width is the number of
// characters that name it in the source.
func (r *Registry) AddAlias(path address.Path, origin string, at diag.Pos, width int) bool {
	return r.add(&holder{path, origin, at, width, "remove it from the old addresses, or rename what has the address now"})
}

// AddSeries registers the addresses for which has is true: files, none of which is called as
// a page is. Pages lie beside them, so that they are in no folder of their own.
func (r *Registry) AddSeries(origin string, has func(path string) bool) {
	r.series = append(r.series, series{has, origin})
	for _, o := range r.odd {
		if has(o.key) {
			r.clash(&holder{path: address.Path(o.key), origin: origin, fix: "rename one of the two"}, o.holder)
		}
	}
}

// odd is an address or a folder that is not named as a page or a folder of pages is.
type odd struct {
	key string
	*holder
}

func (r *Registry) note(key string, h *holder) {
	if !strings.HasSuffix(key, ".html") && !strings.HasSuffix(key, ".htm") && strings.Contains(key, ".") {
		r.odd = append(r.odd, odd{key, h})
	}
}

// inSeries gives the holder of an address of a series.
func (r *Registry) inSeries(key string) (*holder, bool) {
	for _, s := range r.series {
		if s.has(key) {
			return &holder{path: address.Path(key), origin: s.origin}, true
		}
	}
	return nil, false
}

func (r *Registry) add(h *holder) bool {
	if r.taken == nil {
		r.taken, r.folders = make(map[string]*holder, r.Size), map[string]*holder{}
	}
	key := fold(string(h.path))
	if other, clash := r.taken[key]; clash {
		return r.clash(h, other)
	}
	if other, clash := r.folders[key]; clash {
		return r.clash(h, other)
	}
	if other, clash := r.inSeries(key); clash {
		return r.clash(h, other)
	}
	for i := strings.IndexByte(key, '/'); i >= 0; {
		if _, known := r.folders[key[:i]]; !known {
			if other, clash := r.taken[key[:i]]; clash {
				return r.clash(h, other)
			}
			if other, clash := r.inSeries(key[:i]); clash {
				return r.clash(h, other)
			}
			r.folders[key[:i]] = h
			r.note(key[:i], h)
		}
		next := strings.IndexByte(key[i+1:], '/')
		if next < 0 {
			break
		}
		i += next + 1
	}
	r.taken[key] = h
	r.note(key, h)
	return true
}

// clash reports two holders of one address. Files that stand nowhere in the archive are made
// from pages, whose own clash has been reported.
func (r *Registry) clash(h, other *holder) bool {
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
	h, ok := r.taken[fold(string(u.Path))]
	if !ok {
		h, ok = r.inSeries(string(u.Path))
	}
	if ok && h.path == u.Path {
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
