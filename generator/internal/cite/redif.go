package cite

import "strings"

// Series is the code of the series at RePEc, six letters.
const Series = "briefs"

// template is a template of ReDIF that is being written.
type template struct{ dst []byte }

func (t *template) field(name, value string) {
	if value = line(value); value != "" {
		t.dst = append(append(append(append(t.dst, name...), ": "...), value...), '\n')
	}
}

// RePEcArchive gives the template of an archive at RePEc (ReDIF version 1). folder is the
// address of the folder that has it.
func RePEcArchive(a *Archive, folder string) []byte {
	t := template{}
	t.field("Template-Type", "ReDIF-Archive 1.0")
	t.field("Handle", "RePEc:"+a.RePEc)
	t.field("Name", a.registrant())
	t.field("Maintainer-Name", a.registrant())
	t.field("Maintainer-Email", a.Email)
	t.field("Description", a.Description)
	t.field("Homepage", a.URL)
	t.field("URL", folder)
	return t.dst
}

// RePEcSeries gives the template of its series.
func RePEcSeries(a *Archive) []byte {
	t := template{}
	t.field("Template-Type", "ReDIF-Series 1.0")
	t.field("Name", a.Title)
	t.field("Description", a.Description)
	t.field("Provider-Name", a.registrant())
	t.field("Provider-Homepage", a.URL)
	t.field("Maintainer-Name", a.registrant())
	t.field("Maintainer-Email", a.Email)
	t.field("Type", "ReDIF-Paper")
	t.field("Handle", "RePEc:"+a.RePEc+":"+Series)
	return t.dst
}

// RePEc appends the template of a paper, one or more of whose authors have to be named: the
// institution signs what nobody does. keywords are those of its topics.
func (w *Work) RePEc(dst []byte, archive string, keywords []string) []byte {
	institution, series := w.institution()
	t := template{dst}
	t.field("Template-Type", "ReDIF-Paper 1.0")
	for _, a := range w.Authors {
		t.field("Author-Name", a.Name)
		if family, given, ok := w.inverted(a); ok {
			t.field("Author-Name-First", given)
			t.field("Author-Name-Last", family)
		}
		t.field("Author-Workplace-Name", a.Organization)
	}
	if len(w.Authors) == 0 {
		t.field("Author-Name", institution)
	}
	t.field("Title", w.Title)
	t.field("Abstract", w.Abstract)
	if known := parts(start(w.Date)); known != nil {
		t.field("Creation-Date", numbers(known))
	}
	if known := parts(w.Updated); known != nil && plain(w.Updated) {
		t.field("Revision-Date", numbers(known))
	}
	t.field("Number", w.Number)
	t.field("Keywords", strings.Join(filled(keywords), "; "))
	base, _, _ := strings.Cut(w.Language, "-")
	t.field("Language", base)
	if w.URL != "" {
		t.field("File-URL", w.URL)
		t.field("File-Format", "text/html")
	}
	// A field that the format does not know makes RePEc refuse a template, but for those with X-.
	t.field("X-DOI", w.DOI)
	t.field("X-Series", series)
	if !plain(w.Date) {
		t.field("X-EDTF", w.Date.String())
	}
	t.field("Handle", "RePEc:"+archive+":"+Series+":"+w.ID)
	return append(t.dst, '\n')
}
