package serve

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/site"
)

// view is what the server shows from one look at the archive to the next.
type view struct {
	now, good *site.Snapshot // the site as the files are; the last one without mistakes, or nil
	list      []diag.Message // what is wrong with the files
	mistaken  map[string]bool
	broken    bool          // whether templates or style sheets are wrong, so that now has no pages
	files     int           // how often files have changed that pages refer to
	next      chan struct{} // closed when there is another view

	mu     sync.Mutex
	failed map[address.Path]diag.Message // the pages that could not be made
}

// follow takes over from the view before what this one has not got anew.
func (v *view) follow(before *view) {
	v.good, v.files = before.good, before.files
	if v.now == nil {
		v.now = before.now
	}
}

// sort finds out which files are mistaken.
func (v *view) sort() {
	v.mistaken = map[string]bool{}
	for _, m := range v.list {
		if m.Severity == diag.Error {
			v.mistaken[m.Pos.File] = true
			v.broken = v.broken || strings.HasPrefix(m.Pos.File, "templates/") || strings.HasPrefix(m.Pos.File, "static/")
		}
	}
}

// try makes pages to see whether they can be made: those that could not in the view
// before, and some more.
func (v *view) try(before *view, suspects []*site.Output) {
	if before != nil {
		before.mu.Lock()
		again := paths(before.failed)
		before.mu.Unlock()
		for _, at := range again {
			if o, ok, _ := v.now.Output(at); ok {
				suspects = append(suspects, o)
			}
		}
	}
	for _, o := range suspects {
		if v.mistaken[o.Needs.Text] {
			continue
		}
		if _, err := v.make(o); err != nil {
			v.fail(o, err)
			if f, ok := errors.AsType[*site.Failure](err); ok && f.Endless {
				return // others are likely to take as long
			}
		}
	}
}

// make makes an output.
func (v *view) make(o *site.Output) ([]byte, error) {
	return o.Make(new(site.Scratch), nil)
}

// fail notes that a page could not be made, and gives the message that says so, with the
// page's name. first is whether nobody has seen it yet.
func (v *view) fail(o *site.Output, err error) (m diag.Message, first bool) {
	m = diag.Message{Code: diag.FileUnreadable, Severity: diag.Error, Text: err.Error()}
	if f, ok := errors.AsType[*site.Failure](err); ok {
		m = f.Message
		if !f.Endless { // that one names its page
			m.Text = fmt.Sprintf("%s (on the page %s)", m.Text, o.Path)
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	_, known := v.failed[o.Path]
	v.failed[o.Path] = m
	return m, !known
}

// failure gives the message about a page that could not be made.
func (v *view) failure(at address.Path) (diag.Message, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	m, ok := v.failed[at]
	return m, ok
}

// messages lists all that is wrong. The list is not to be changed.
func (v *view) messages() []diag.Message {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.failed) == 0 {
		return v.list
	}
	all := diag.List{Messages: slices.Clone(v.list)}
	for _, at := range paths(v.failed) {
		all.Add(v.failed[at])
	}
	all.Sort()
	return all.Messages
}

// output gives the output at a path, or nil. Where files are mistaken, what is missing
// without them is there as it last was.
func (v *view) output(path address.Path) (*site.Output, error) {
	if v.broken && v.good != nil {
		o, _, err := v.good.Output(path)
		return o, err
	}
	if v.now == nil {
		return nil, nil
	}
	o, ok, err := v.now.Output(path)
	if ok || err != nil || v.good == nil || v.good == v.now {
		return o, err
	}
	o, ok, err = v.good.Output(path)
	if ok && o.Page && !v.mistaken[o.Needs.Text] {
		return nil, nil // it is gone, and no mistake is the reason
	}
	return o, err
}

// exists reports whether there is an output at a path.
func (v *view) exists(path string) bool {
	o, err := v.output(address.Path(path))
	return o != nil && err == nil
}
