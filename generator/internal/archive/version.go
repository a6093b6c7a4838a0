package archive

import (
	"path"
	"strconv"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/plainyaml"
)

// Change is what was changed of a brief after it had been published.
type Change struct {
	Date Date   `key:"date,required"`
	Note Inline `key:"note,required"`
}

// Version is the text of a brief before its N-th change, as a file keeps it.
type Version struct {
	*Brief
	Of string // the brief's ID
	N  int    // from 1
}

// MostVersions is how many versions of a brief are kept.
const MostVersions = 40

// version takes a file of content/versions. What it says was checked when it was a brief's:
// an archive whose terms or sources have changed since has no part in it.
func (p *piece) version(name string) {
	parts := strings.Split(name, "/")
	n, err := strconv.Atoi(strings.TrimSuffix(parts[len(parts)-1], ".md"))
	if len(parts) != 3 || err != nil || n < 1 || strconv.Itoa(n)+".md" != parts[2] {
		p.fail(diag.FileMisplaced, "name it content/versions/<brief>/<number>.md, such as content/versions/fees/1.md", "this is not where the version of a brief is kept")
		return
	}
	if n > MostVersions {
		p.fail(diag.FileMisplaced, "give a brief that is so different another id", "of a brief, "+strconv.Itoa(MostVersions)+" versions are kept")
		return
	}
	v := &Version{Brief: &Brief{Document: unread(p.file.Path)}, Of: parts[1], N: n}
	p.limit = MaxMarkdown
	p.add = func(a *Archive) { a.Versions = append(a.Versions, v) }
	p.decode = func(d *decoding) {
		before := d.list
		d.list = diag.List{}
		d.document("the version", v.Brief, &v.Brief.Document)
		said := d.list
		if d.list = before; v.Broken {
			d.list.Join(said)
		}
	}
}

// VersionFile is where a version of a brief is kept.
func VersionFile(brief string, n int) string {
	return path.Join(Root, "versions", brief, strconv.Itoa(n)+".md")
}

// checkChanges wants changes in order, and the newest to be when the brief was updated.
func (d *decoding) checkChanges(b *Brief) {
	last := b.Date
	for _, c := range b.Changes {
		if !c.Date.IsZero() && !last.IsZero() && c.Date.Latest() < last.Earliest() {
			d.list.Errorf(diag.HistoryOutOfOrder, c.Date.At, width(c.Date.String()), "put the oldest change first", "the changes are out of order: %s comes after %s", c.Date, last)
		}
		if !c.Date.IsZero() {
			last = c.Date
		}
	}
	switch {
	case len(b.Changes) == 0:
	case b.Updated.IsZero():
		b.Updated = last
	case b.Updated.Latest() < last.Earliest():
		d.list.Errorf(diag.UpdatedBeforeDate, b.Updated.At, width(b.Updated.String()), "leave the key out: it follows from the changes", "updated (%s) is before the last change (%s)", b.Updated, last)
	}
}

// Changes counts the changes that the text of a brief names. ok is false if its front matter
// cannot be read.
func Changes(text []byte) (n int, ok bool) {
	d := newDecoding(newDecoder(nil))
	if !d.open(text, "") {
		return 0, false
	}
	front, _, _, ok := d.front()
	if !ok {
		return 0, false
	}
	for _, e := range front.Entries {
		if e.Key == "changes" && e.Value != nil {
			if n = 1; e.Value.Kind == plainyaml.List {
				n = len(e.Value.Items)
			}
		}
	}
	return n, true
}
