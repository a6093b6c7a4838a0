package graph

import (
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
)

// Version is a brief as it was before one of its changes.
type Version struct {
	*archive.Version
	Date    edtf.Date // when it was published
	Text    Body
	Sources []*Use // its own list
}

// Change is what was changed of a brief after it had been published.
type Change struct {
	*archive.Change
	Content Text // what was changed
}

// Version is the number of the version that is current, from 1.
func (b *Brief) Version() int { return len(b.Changes) + 1 }

// published is when the n-th version of a brief was published.
func (b *Brief) published(n int) edtf.Date {
	if n == 1 {
		return b.Date.Date
	}
	return b.Changes[n-2].Date.Date
}

// versions gives briefs the versions that are kept of them. The links of a version are
// resolved as far as there is still what they lead to; what is not there any more is no
// mistake of a text that does not change.
func (l *linker) versions() {
	for _, v := range l.archive.Versions {
		b := l.briefs[v.Of]
		at := diag.Pos{File: v.File}
		switch {
		case b == nil:
			if !l.misnamed[v.Of] {
				l.list.Errorf(diag.VersionUnknown, at, 1, diag.DidYouMean(v.Of, sortedKeys(l.briefs), "rename the folder as the brief, or remove it"), "this is a version of a brief %q, which does not exist", v.Of)
			}
		case v.N > len(b.Changes):
			if !b.Broken {
				l.list.Errorf(diag.VersionUnknown, at, 1, "add what was changed after it to \"changes\" of the brief, or remove the file",
					"this is version %d of the brief %q, which names %d changes", v.N, v.Of, len(b.Changes))
			}
		case !v.Broken:
			b.Versions = append(b.Versions, l.version(b, v))
		}
	}
	for _, b := range l.all {
		for i, c := range b.Changes {
			if !b.kept(i+1) && !c.Date.At.IsZero() {
				l.list.Warnf(diag.VersionMissing, c.Date.At, runes(c.Date.String()), "run `chancery keep "+b.ID+" --from REVISION`, or save the text as "+archive.VersionFile(b.ID, i+1),
					"the text of version %d, before this change, is not kept", i+1)
			}
		}
	}
}

// kept reports whether the n-th version of a brief is kept.
func (b *Brief) kept(n int) bool {
	for _, v := range b.Versions {
		if v.N == n {
			return true
		}
	}
	return false
}

func (l *linker) version(b *Brief, v *archive.Version) *Version {
	said := l.list
	defer func() { l.list = said }()
	l.list = diag.List{}
	n := &Version{Version: v, Date: b.published(v.N)}
	as := &Brief{Brief: v.Brief, URL: b.URL, withheld: b.withheld}
	for i := range v.Brief.Sources {
		s := &v.Brief.Sources[i]
		source := l.sources[s.ID.ID]
		if source == nil || s.Told() {
			source = &Source{Source: s}
		}
		as.Sources = append(as.Sources, &Use{Source: source, Brief: as, Number: i + 1})
	}
	n.Sources = as.Sources
	n.Text = Body{Outline: v.Outline, File: v.File, Key: v.Brief.Text, quiet: true}
	l.resolveLinks(&passage{links: n.Text.Links, targets: &n.Text.Targets, file: b.File, brief: as})
	return n
}
