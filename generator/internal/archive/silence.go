package archive

import (
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
)

// Code names a kind of warnings, by the code that each ends with.
type Code struct {
	diag.Code
	At diag.Pos
}

func (v *Code) decode(d *decoding, n *node, _ *field) {
	s, ok := d.scalar(n, "a code")
	if !ok {
		return
	}
	s = strings.Trim(s, "[]")
	e, known := diag.Explain(diag.Code(s))
	switch {
	case !known:
		var codes []string
		for _, c := range diag.Codes() {
			codes = append(codes, string(c))
		}
		d.list.Errorf(diag.CodeUnknown, d.at(n.Pos), width(n.Text), diag.DidYouMean(s, codes, "write the code that stands in brackets behind the message; chancery explain lists all"), "no message has the code %q", s)
	case !e.Has(diag.Warning):
		d.list.Errorf(diag.CodeUnknown, d.at(n.Pos), width(n.Text), "remove it; chancery explain "+s+" says more", "%q is the code of no warning, and warnings alone can be silenced", s)
	default:
		*v = Code{diag.Code(s), d.at(n.Pos)}
	}
}

// Silence says of which warnings an archive does not want to hear.
type Silence struct {
	Code  Code   `key:"code,required"`
	Files []Text `key:"files"` // files and folders of content/; all files if there are none
}

func (s *Silence) fromScalar(d *decoding, n *node) { s.Code.decode(d, n, nil) }

// of reports whether a file is one of those in which the code is silenced.
func (s *Silence) of(file string) bool {
	return len(s.Files) == 0 || slices.ContainsFunc(s.Files, func(t Text) bool { return within(file, t.S) })
}

// within reports whether a file of the archive is a file of content/, or lies in a folder
// of it.
func within(file, name string) bool {
	path := Root + "/" + strings.Trim(name, "/")
	return file == path || strings.HasPrefix(file, path+"/")
}

// Silence takes out of a list the warnings that authors have silenced, in site.yaml or in
// the files that they are about.
func (a *Archive) Silence(list *diag.List) {
	own := map[string][]Code{}
	add := func(file string, codes []Code) {
		if len(codes) > 0 {
			own[file] = codes
		}
	}
	for _, v := range a.Briefs {
		add(v.File, v.Silence)
	}
	for _, v := range a.Actors {
		add(v.File, v.Silence)
	}
	for _, v := range a.Topics {
		add(v.File, v.Silence)
	}
	for _, v := range a.Pages {
		add(v.File, v.Silence)
	}
	if len(own) == 0 && len(a.Site.Silence) == 0 {
		return
	}
	list.Messages = slices.DeleteFunc(slices.Clone(list.Messages), func(m diag.Message) bool {
		return m.Severity == diag.Warning &&
			(slices.ContainsFunc(own[m.Pos.File], func(c Code) bool { return c.Code == m.Code }) ||
				slices.ContainsFunc(a.Site.Silence, func(s Silence) bool { return s.Code.Code == m.Code && s.of(m.Pos.File) }))
	})
}

// checkSilence reports what is silenced in files that are not there. files is sorted.
func (a *Archive) checkSilence(files []string) (list diag.List) {
	for _, s := range a.Site.Silence {
		for _, t := range s.Files {
			if t.S != "" && !slices.ContainsFunc(files, func(f string) bool { return within(f, t.S) }) {
				var names []string
				for _, f := range files {
					name := strings.TrimPrefix(f, Root+"/")
					names = append(names, name, path.Dir(name))
				}
				list.Errorf(diag.FileUnknown, t.At, width(t.S), diag.DidYouMean(t.S, names, "name a file or a folder by its path in content/, such as briefs/old"), "there is no file or folder %q in content/", t.S)
			}
		}
	}
	return list
}
