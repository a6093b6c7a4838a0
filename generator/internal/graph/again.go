package graph

import (
	"slices"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/prose"
)

// trail is where the links of a brief's text led when it was linked last: the number of a
// brief or an actor, from 1; that of a source in the brief's list, from -1 downwards; or 0 where
// only names can tell, or nothing. It holds as long as the files of briefs and actors are the
// same, and the brief's own.
type trail []int32

// numbered forgets all trails if the files of briefs and actors are others than in the last
// link.
func (l *linker) numbered() {
	n, same := 0, true
	for file := range l.numberedFiles {
		same = same && n < len(l.memo.files) && l.memo.files[n] == file
		n++
	}
	if !same || n != len(l.memo.files) || l.memo.trails == nil {
		l.memo.files, l.memo.trails = slices.Collect(l.numberedFiles), map[*archive.Brief]trail{}
	}
	if len(l.memo.trails) > 2*len(l.all)+100 { // most are of briefs that are no more
		clear(l.memo.trails)
	}
}

// numberedFiles yields the files of briefs and actors in the order of their numbers.
func (l *linker) numberedFiles(yield func(string) bool) {
	for i := range l.byNumber {
		if !yield(l.byNumber[i].File) {
			return
		}
	}
	for _, a := range l.graph.Actors {
		if !yield(a.File) {
			return
		}
	}
}

// trail gives the trail of a passage, to be followed or made; nil where none is kept.
func (l *linker) trail(p *passage) trail {
	if p.brief == nil || p.inline || len(p.links) == 0 {
		return nil
	}
	t, known := l.memo.trails[p.brief.Brief]
	if !known || len(t) != len(p.links) {
		t = make(trail, len(p.links))
		l.memo.trails[p.brief.Brief] = t
	}
	return t
}

// follow gives what the i-th link of a passage leads to; ok is false where it has to be found.
func (l *linker) follow(t trail, p *passage, i int) (target Target, ok bool) {
	if t == nil || t[i] == 0 {
		return Target{}, false
	}
	switch n := int(t[i]); {
	case n < 0:
		return Target{Use: p.brief.Sources[-n-1]}, true
	case n <= len(l.byNumber):
		target.Node = &l.byNumber[n-1]
	default:
		target.Node = l.graph.Actors[n-1-len(l.byNumber)]
	}
	if target.Fragment = p.links[i].Fragment; target.Fragment != "" {
		l.checkFragment(target.Node, p, p.links[i])
	}
	return target, true
}

// leave notes what a link was found to lead to.
func (l *linker) leave(t trail, p *passage, i int, target Target) {
	if t == nil {
		return
	}
	switch kind := p.links[i].Kind; {
	case kind == prose.Cite && target.Use != nil:
		t[i] = -int32(target.Use.Number)
	case kind == prose.File:
		switch n := target.Node.(type) {
		case *Brief:
			t[i] = n.number + 1
		case *Actor:
			t[i] = int32(len(l.byNumber) + n.index + 1)
		}
	}
}
