package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/layers"

	"github.com/fsnotify/fsnotify"
)

// Editors write a file in several steps, and tools many files at a time: the archive is
// looked at once nothing has happened for rest, or after longest where it does not stop.
const (
	rest    = 40 * time.Millisecond
	longest = 500 * time.Millisecond
)

// watched are the folders of an archive that its site is made from.
func watched() []string { return []string{archive.Root, "templates", "static"} }

// ErrNoWatch is wrapped by the error of Watch when the system does not tell of changes:
// Poll does without it.
var ErrNoWatch = errors.New("the system does not report changes")

// Watch keeps the site as the files in the archive's folder are, as the system reports their
// changes, until ctx is done.
func (s *Server) Watch(ctx context.Context, dir string) error {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoWatch, err)
	}
	defer system.Close()
	w := &watcher{system: system, dir: dir, pending: map[string]bool{}}
	if err := w.follow(); err != nil {
		return fmt.Errorf("%w: %w", ErrNoWatch, err)
	}
	_ = s.Update() // what happened before it was watched
	day := time.NewTicker(time.Minute)
	defer day.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-system.Events:
			w.note(e)
		case <-system.Errors: // it has lost some
			w.all()
		case <-w.due:
			if w.folders {
				if err := w.follow(); err != nil {
					return fmt.Errorf("%w: %w", ErrNoWatch, err)
				}
			}
			s.caught(w.take())
		case <-day.C:
			s.turn()
		}
	}
}

// caught looks at what has changed. What is wrong then is shown and reported.
func (s *Server) caught(names []string, everything bool) {
	if len(names) > 0 || everything {
		_ = s.update(names, everything)
	}
}

// turn looks at the archive again if another day makes it another site.
func (s *Server) turn() {
	v := s.view.Load()
	if v.now == nil {
		return
	}
	if today := edtf.DayOf(s.options.Now().In(v.now.Zone).Date()); today >= v.now.Due {
		_ = s.Update()
	}
}

// watcher collects what the system reports. Folders are watched, not files: an editor that
// puts a new file in the place of the old one would be lost sight of otherwise.
type watcher struct {
	system *fsnotify.Watcher
	dir    string
	files  map[string]bool // those that there were, by their paths from the archive's root

	pending map[string]bool // files that have changed
	folders bool            // whether folders have: then anything may
	first   time.Time       // when the first of it was noted
	due     <-chan time.Time
}

// note notes an event.
func (w *watcher) note(e fsnotify.Event) {
	name := w.path(e.Name)
	top, _, _ := strings.Cut(name, "/")
	if e.Op == fsnotify.Chmod || !slices.Contains(watched(), top) || strings.Contains("/"+name, "/.") {
		return
	}
	if info, err := os.Lstat(e.Name); top == name || err == nil && info.IsDir() || slices.Contains(w.system.WatchList(), e.Name) {
		w.folders = true
	}
	w.pending[name] = true
	w.wait()
}

// path is the path of a file from the archive's root.
func (w *watcher) path(file string) string {
	rel, err := filepath.Rel(w.dir, file)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// all notes that anything may have changed.
func (w *watcher) all() {
	w.folders = true
	w.wait()
}

// wait waits until it is quiet.
func (w *watcher) wait() {
	now := time.Now()
	if w.first.IsZero() {
		w.first = now
	}
	w.due = time.After(max(0, min(rest, longest-now.Sub(w.first))))
}

// take gives the files that have changed, and whether anything else may have. What came
// and went in the meantime, as the work files of editors do, is none of them.
func (w *watcher) take() (names []string, everything bool) {
	for _, name := range slices.Sorted(maps.Keys(w.pending)) {
		_, err := os.Lstat(filepath.Join(w.dir, filepath.FromSlash(name)))
		if err == nil || w.files[name] {
			names = append(names, name)
		}
		w.files[name] = err == nil
	}
	everything = w.folders
	w.pending, w.folders, w.first, w.due = map[string]bool{}, false, time.Time{}, nil
	return names, everything
}

// follow watches the folders that there are, and no others.
func (w *watcher) follow() error {
	there := map[string]bool{}
	w.files = map[string]bool{}
	if err := w.add(w.dir, there); err != nil {
		return err
	}
	for _, top := range watched() {
		if err := w.tree(filepath.Join(w.dir, top), there, 0); err != nil {
			return err
		}
	}
	for _, name := range w.system.WatchList() {
		if !there[name] {
			_ = w.system.Remove(name)
		}
	}
	return nil
}

// tree watches a folder and those in it. It is watched before it is read, so that nothing
// is missed that comes between.
func (w *watcher) tree(name string, there map[string]bool, depth int) error {
	if info, err := os.Lstat(name); err != nil || !info.IsDir() || depth > layers.MaxDepth {
		return nil
	}
	if err := w.add(name, there); err != nil {
		return err
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil // it is gone, or the look at the archive says what is wrong with it
	}
	for _, e := range entries {
		inside := filepath.Join(name, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !e.IsDir() {
			w.files[w.path(inside)] = true
		} else if err := w.tree(inside, there, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *watcher) add(name string, there map[string]bool) error {
	there[name] = true
	if err := w.system.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// Poll keeps the site as the files in the archive's folder are, by looking at their sizes and
// times, until ctx is done: for network drives and containers, where the system reports
// nothing. Where a look takes long there are fewer.
func (s *Server) Poll(ctx context.Context) {
	for before := map[string]layers.File(nil); ; {
		start := time.Now()
		now := s.stamps()
		if before == nil {
			_ = s.Update()
		} else {
			s.caught(differing(before, now), false)
		}
		before = now
		s.turn()
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(s.interval, 10*time.Since(start))):
		}
	}
}

// stamps gives the sizes and times of all files that the site is made from.
func (s *Server) stamps() map[string]layers.File {
	all := map[string]layers.File{}
	for _, top := range watched() {
		files, problems := s.session.Files().List(top)
		for _, f := range files {
			all[f.Path] = f
		}
		for _, p := range problems {
			all[p.Path] = layers.File{Path: p.What}
		}
	}
	return all
}

// differing lists the files in which two stamps differ.
func differing(a, b map[string]layers.File) []string {
	names := map[string]bool{}
	for name, f := range a {
		if g, ok := b[name]; !ok || g != f {
			names[name] = true
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
