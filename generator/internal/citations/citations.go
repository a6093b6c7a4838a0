// Package citations makes the files of citations: the records of every brief beside its
// page, those of recommendations, events and figures beside the page of their year, those of
// the whole archive, and what registries of DOIs and RePEc collect.
package citations

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cite"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/wording"
)

// File is a file of citations. Make appends its bytes.
type File struct {
	Path address.Path
	Make func(dst []byte) ([]byte, error)
	// Made is the digest of all that its records say, which is worked out once for all formats;
	// nil where to make the file costs no more.
	Made func() digest.Sum
}

// works gives what a file has records of.
type works func() []*cite.Work

// Of gives the records beside a brief.
func Of(w *wording.Wording, d *digest.Digester, b *graph.Brief) []File {
	return records(d, address.Brief(b.ID), address.Formats(), func() []*cite.Work { work := w.Work(b); return []*cite.Work{&work} })
}

// Plan gives all other files but those of years.
func Plan(w *wording.Wording, d *digest.Digester) []File {
	g := w.Graph
	all := sized(g.Briefs, w.Work)
	var files []File
	if len(g.Briefs) > 0 {
		files = append(files, records(d, address.AllCitations, address.Formats(), all)...)
	}
	return append(append(files, registered(w, all)...), repec(w)...)
}

// Years gives the records beside the pages of years.
func Years(w *wording.Wording, d *digest.Digester) (files []File) {
	g := w.Graph
	files = append(files, yearly(d, address.Recommendations(), g.Recommendations, func(r *graph.Recommendation) string { return r.Brief.Year }, w.RecommendationWork)...)
	files = append(files, yearly(d, address.Timeline(), g.Events, func(e *graph.Event) string { return e.Year }, w.EventWork)...)
	files = append(files, yearly(d, address.Figures(), g.Figures, func(f *graph.Figure) string { return f.Year }, w.FigureWork)...)
	return files
}

// sized makes works of things when they are asked for.
func sized[T any](list []T, work func(T) cite.Work) works {
	return func() []*cite.Work {
		return lists.Each(list, func(v T) *cite.Work { made := work(v); return &made })
	}
}

// yearly makes the records of things beside the pages of their years.
func yearly[T any](d *digest.Digester, list address.List, things []T, year func(T) string, work func(T) cite.Work) (files []File) {
	years := map[string][]T{}
	for _, v := range things {
		years[year(v)] = append(years[year(v)], v)
	}
	for _, key := range slices.Sorted(maps.Keys(years)) {
		files = append(files, records(d, list.Year(key), address.FormatsOfParts(), sized(years[key], work))...)
	}
	return files
}

// records makes the files of works beside a page, one in each format.
func records(d *digest.Digester, page address.Path, formats []address.Format, of works) []File {
	made := sync.OnceValue(func() digest.Sum { return d.Of(digest.Sum{}, of()) })
	return lists.Each(formats, func(f address.Format) File {
		return File{page.Record(f), func(dst []byte) ([]byte, error) { return appendRecords(dst, f, of()) }, made}
	})
}

// size is about how many bytes a record has.
const size = 500

func appendRecords(dst []byte, f address.Format, works []*cite.Work) ([]byte, error) {
	dst = slices.Grow(dst, size*len(works))
	if f == address.CSL {
		return cite.CSL(dst, works)
	}
	write := map[address.Format]func(*cite.Work, []byte) []byte{address.BibTeX: (*cite.Work).BibTeX, address.BibLaTeX: (*cite.Work).BibLaTeX, address.RIS: (*cite.Work).RIS}[f]
	for i, w := range works {
		if i > 0 {
			dst = append(dst, '\n')
		}
		dst = write(w, dst)
	}
	return dst, nil
}

// registered makes what registries of DOIs take, where the archive has a prefix and briefs
// have DOIs.
func registered(w *wording.Wording, all works) []File {
	site := w.Graph.Site
	if site.DOIPrefix.S == "" || w.BaseURL == "" || !slices.ContainsFunc(w.Graph.Briefs, func(b *graph.Brief) bool { return b.DOI.S != "" }) {
		return nil
	}
	whole := func(make func() ([]byte, error)) func([]byte) ([]byte, error) {
		return func(dst []byte) ([]byte, error) {
			made, err := make()
			return append(dst, made...), err
		}
	}
	return []File{
		{Path: address.Crossref, Make: whole(func() ([]byte, error) { return cite.Crossref(w.Archive(), all()) })},
		{Path: address.DataCite, Make: whole(func() ([]byte, error) { return cite.DataCite(all()) })},
	}
}

// repec makes the archive at RePEc: a template of itself, one of its series, and one of each
// brief. RePEc wants the address of the folder.
func repec(w *wording.Wording) []File {
	handle := w.Graph.Site.RePEc.S
	if handle == "" || w.BaseURL == "" {
		return nil
	}
	folder := w.BaseURL + "/RePEc/" + handle + "/"
	return []File{
		{Path: address.RePEc(handle, "arch"), Make: func(dst []byte) ([]byte, error) { return append(dst, cite.RePEcArchive(w.Archive(), folder)...), nil }},
		{Path: address.RePEc(handle, "seri"), Make: func(dst []byte) ([]byte, error) { return append(dst, cite.RePEcSeries(w.Archive())...), nil }},
		{Path: address.RePEc(handle, fmt.Sprintf("/%s/%[1]s", cite.Series)), Make: func(dst []byte) ([]byte, error) {
			for _, b := range w.Graph.Briefs {
				work := w.Work(b)
				dst = work.RePEc(dst, handle, lists.Each(b.Topics, func(t *graph.Topic) string { return t.Title }))
			}
			return dst, nil
		}},
	}
}
