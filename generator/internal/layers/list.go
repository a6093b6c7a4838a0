package layers

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// MaxDepth is how many folders may lie within each other, the archive's root not
// counted.
const MaxDepth = 32

// List finds all regular files below a folder of the archive (a slash-separated
// path; "." is all of it), sorted by path. Names that begin with a dot are passed
// over in silence; everything else that is not read is told as a Problem, sorted
// likewise. A folder that does not exist has no files and no problems.
func (r *Reader) List(prefix string) ([]File, []Problem) {
	l := lister{reader: r}
	l.start(prefix)
	l.files = r.unsaved.over(l.files, prefix)
	slices.SortFunc(l.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.What, b.What))
	})
	return l.files, l.problems
}

// lister collects what one List finds.
type lister struct {
	reader   *Reader
	files    []File
	problems []Problem
}

func (l *lister) start(prefix string) {
	if !fs.ValidPath(prefix) {
		l.add(badName(".", prefix))
		return
	}
	if _, err := l.reader.root.Lstat(prefix); errors.Is(err, fs.ErrNotExist) {
		return
	}
	real, info, err := l.reader.resolve(prefix)
	switch {
	case err != nil:
		l.fail(prefix, err)
	case !info.IsDir():
		l.add(notFolder(prefix))
	case real != prefix:
		l.add(linkToFolder(prefix))
	default:
		l.folder(prefix)
	}
}

// folder lists what is in a folder that is known to be one.
func (l *lister) folder(dir string) {
	if dir != "." && strings.Count(dir, "/")+1 > MaxDepth {
		l.add(tooDeep(dir))
		return
	}
	f, err := l.reader.root.OpenFile(dir, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		l.fail(dir, err)
		return
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		l.fail(dir, err)
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case hidden(name):
		case !sayable(name):
			l.add(badName(dir, name))
		default:
			l.entry(path.Join(dir, name), e)
		}
	}
}

func (l *lister) entry(name string, e fs.DirEntry) {
	if e.IsDir() {
		l.folder(name)
		return
	}
	info, err := e.Info()
	if err == nil && e.Type()&fs.ModeSymlink != 0 {
		_, info, err = l.reader.resolve(name)
		if err == nil && info.IsDir() {
			err = linkToFolder(name)
		}
	}
	switch {
	case err != nil:
		l.fail(name, err)
	case !info.Mode().IsRegular():
		l.add(irregular(name, info.Mode()))
	default:
		l.files = append(l.files, File{Path: name, Size: info.Size(), ModTime: info.ModTime()})
	}
}

func (l *lister) add(p Problem) { l.problems = append(l.problems, p) }

func (l *lister) fail(name string, err error) {
	if p, ok := errors.AsType[Problem](err); ok {
		l.add(p)
		return
	}
	if !errors.Is(err, fs.ErrNotExist) { // else it was removed while we looked
		l.add(unreadable(name, err))
	}
}

// sayable reports whether a name can be written in an address and a message.
func sayable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool {
		return r == '\\' || unicode.IsControl(r)
	})
}
