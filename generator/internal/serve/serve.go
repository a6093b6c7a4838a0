// Package serve shows authors the site of an archive while they write it: a session, a
// watcher of the archive's folder, and a web server, as a value. Promises:
//
//   - What it sends is, byte for byte, what a build writes; behind a page stands one
//     script element besides, which reloads it and shows mistakes.
//   - Nothing but outputs of the site and its own two files is sent, and nothing is
//     written into the archive.
//   - A page that cannot be made as its files stand now is shown as it last was.
//   - Whoever calls it by a name that is not its own, and whatever a page of another site
//     asks for, is refused (DNS rebinding, cross-site requests).
package serve

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/site"
)

// Options are how a Server works.
type Options struct {
	Now    func() time.Time // that of the session
	Name   string           // the host's name or IP address that it listens on; "" is this machine alone
	Report func(Report)     // is given what each look at the archive has found; may be nil
}

// Report is what a look at the archive has found.
type Report struct {
	Paths    []string       // the files that have changed (slash paths from the archive's root), as far as that is known
	Page     address.Path   // in place of Paths: the page that was asked for and could not be made
	Messages []diag.Message // all that is wrong
	Took     time.Duration
}

// Server is a web server for one archive. It is safe for several goroutines.
type Server struct {
	options  Options
	session  *site.Session
	interval time.Duration // between two looks of Poll
	view     atomic.Pointer[view]

	updating sync.Mutex // held by Update
	mu       sync.Mutex // guards what follows
	kept     kept
}

// New looks at the archive of a session, and gives a Server of it. The error is that of
// site.Session.Refresh. The session is to be closed when the server is no longer used.
func New(session *site.Session, o Options) (*Server, error) {
	s := &Server{options: o, session: session, interval: time.Second}
	return s, s.Update()
}

// Update looks at the archive: at the files with the paths (slash paths from the archive's
// root), or at everything where there are none. If the site is another then, or other things
// are wrong, all open pages are told. An error is one of the file system, or that there is
// no archive any more; it is shown as a mistake, and the site stays as it was.
func (s *Server) Update(paths ...string) error { return s.update(paths, len(paths) == 0) }

// update looks at everything, or only at the files with the paths: those that are known to
// have changed.
func (s *Server) update(paths []string, everything bool) error {
	s.updating.Lock()
	defer s.updating.Unlock()
	start, before := time.Now(), s.view.Load()
	look := paths
	if everything {
		look = nil
	}
	now, list, err := s.session.Refresh(look...)
	v := &view{now: now, failed: map[address.Path]diag.Message{}, next: make(chan struct{})}
	if err != nil {
		list.Add(diag.Message{Code: diag.FileUnreadable, Severity: diag.Error, Text: strings.TrimPrefix(err.Error(), site.ErrUsage.Error()+": ")})
	}
	v.list = list.Messages
	if before != nil {
		v.follow(before)
	}
	v.sort()
	if !v.broken && err == nil {
		v.try(before, s.suspects(v.now, everything || within(paths, "templates/")))
	}
	if v.now != nil && len(v.mistaken) == 0 && len(v.failed) == 0 {
		v.good = v.now
	}
	if slices.ContainsFunc(paths, unseen) {
		v.files++
	}
	if within(paths, "static/") { // pages that are kept may refer to style sheets that are gone
		s.mu.Lock()
		s.kept = kept{}
		s.mu.Unlock()
	}
	if news := s.show(v, before); s.options.Report != nil && (news || len(paths) > 0) {
		s.options.Report(Report{Paths: paths, Messages: v.messages(), Took: time.Since(start)})
	}
	return err
}

// show makes v what the server shows, if it is not the same as what it showed before.
func (s *Server) show(v, before *view) (news bool) {
	if before != nil && v.now == before.now && v.files == before.files && slices.EqualFunc(v.messages(), before.messages(), same) {
		return false
	}
	s.view.Store(v)
	if before != nil {
		close(before.next)
	}
	return true
}

// within reports whether one of the paths lies in a folder.
func within(paths []string, folder string) bool {
	return slices.ContainsFunc(paths, func(p string) bool { return strings.HasPrefix(p, folder) })
}

// unseen reports whether the bytes of a file can change without a page becoming another:
// pages show texts, and name style sheets and scripts by what they hold.
func unseen(file string) bool {
	top, _, _ := strings.Cut(file, "/")
	switch ext := path.Ext(file); top {
	case archive.Root:
		return ext != ".md" && ext != ".yaml"
	case "static":
		return path.Dir(file) != "static/css" && ext != ".js"
	}
	return false
}

// suspects lists pages that have to be made to see whether the archive's own templates are
// right: one of each kind.
func (s *Server) suspects(now *site.Snapshot, anew bool) []*site.Output {
	if own, _ := s.session.Files().List("templates"); !anew || len(own) == 0 {
		return nil
	}
	seen := map[string]bool{}
	outputs, _ := now.Outputs(func(kind string, _ address.Path) bool {
		first := !seen[kind] && kind != site.KindIndex
		seen[kind] = true
		return first
	})
	return slices.DeleteFunc(outputs, func(o *site.Output) bool { return !o.Page })
}

// page gives the bytes of a page: those that a build writes; where it cannot be made,
// those that it had last, or nil.
func (s *Server) page(v *view, o *site.Output) []byte {
	_, failed := v.failure(o.Path)
	if !failed && !v.mistaken[o.Needs.Text] && !v.broken {
		data, err := v.make(o)
		if err == nil {
			s.mu.Lock()
			s.kept.add(o.Path, data)
			s.mu.Unlock()
			return data
		}
		if m, first := v.fail(o, err); first && s.options.Report != nil {
			s.options.Report(Report{Page: o.Path, Messages: []diag.Message{m}})
		}
		failed = true
	}
	s.mu.Lock()
	data := s.kept.pages[o.Path]
	s.mu.Unlock()
	if data == nil && v.good != nil {
		if good, ok, _ := v.good.Output(o.Path); ok {
			data, _ = v.make(good)
		}
	}
	if data == nil && !failed && !v.broken { // it lacks what could not be read
		data, _ = v.make(o)
	}
	return data
}

// kept are the pages that were shown last, as they were.
type kept struct {
	pages map[address.Path][]byte
	order []address.Path
}

// mostKept is how many pages are kept.
const mostKept = 64

func (k *kept) add(at address.Path, data []byte) {
	if k.pages == nil {
		k.pages = map[address.Path][]byte{}
	}
	if old, known := k.pages[at]; known && bytes.Equal(old, data) {
		return
	} else if !known {
		k.order = append(k.order, at)
	}
	k.pages[at] = data
	if len(k.order) > mostKept {
		delete(k.pages, k.order[0])
		k.order = slices.Delete(k.order, 0, 1)
	}
}

// same reports whether two messages say the same.
func same(a, b diag.Message) bool {
	return a.Severity == b.Severity && a.Pos == b.Pos && a.Width == b.Width && a.Text == b.Text && slices.Equal(a.See, b.See)
}

// paths sorts the keys of a map.
func paths[V any](m map[address.Path]V) []address.Path { return slices.Sorted(maps.Keys(m)) }
