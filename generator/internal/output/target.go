// Package output publishes a site all at once: whatever happens, the destination
// is the whole site as it was or the whole site as it is to be.
//
//	target, err := output.Check(dest, source) // is it safe to write there?
//	p, err := output.Begin(target, before)    // lock it, clear what a dead build left
//	defer p.Abort()
//	err = p.Write("index.html", made, page) // any number, from any goroutine
//	stats, err := p.Commit()                  // swap
//
// A new site is made beside the destination and takes its place in one step
// (renameat2 with RENAME_EXCHANGE on Linux, renamex_np on macOS). Files that did
// not change are hard links to the ones that are there, so they keep their times;
// when nothing at all changed, nothing is touched. Published files are never
// written in place.
package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Target is a destination that is safe to publish to. Check makes it.
type Target struct {
	dir   string
	spare string // "" for none
}

// Dir gives the destination's path: absolute, without symbolic links.
func (t Target) Dir() string { return t.dir }

// Refusal says why a folder is not published to.
type Refusal struct {
	Dest string // as the caller gave it
	Why  string // completes "cannot publish to DEST: "
	Fix  string
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("cannot publish to %s: %s; %s", r.Dest, r.Why, r.Fix)
}

// sourceFolders are the archive's folders that authors write.
var sourceFolders = [...]string{"content", "templates", "static"}

const chooseAnother = "choose another folder, such as \"public\" in the archive"

// Check decides whether a site may be published to the folder dest, which need
// not exist, for the archive in the folder source. Publishing replaces everything
// in dest, so Check refuses (with a *Refusal) whatever could be somebody's work:
// the archive, what holds it and what its authors write; a home folder, the root
// of the file system and what holds them; a file; a folder inside another
// published site; a folder that is not empty and was not made by chancery; one
// that holds a Git repository.
//
// Symbolic links and ".." are resolved first. If dest is itself a link to a
// folder, the site is published to that folder, to which all the rules apply, and
// the link stays.
func Check(dest, source string) (Target, error) {
	if dest == "" {
		return Target{}, &Refusal{`""`, "the path is empty", chooseAnother}
	}
	refuse := func(why, fix string) (Target, error) { return Target{}, &Refusal{dest, why, fix} }
	d, err := resolve(dest)
	if errors.Is(err, errDangling) {
		return refuse("it is a symbolic link that leads nowhere", "create the folder that it leads to, or remove the link")
	}
	if err != nil {
		return Target{}, fmt.Errorf("look at the destination: %w", err)
	}
	s, err := resolve(source)
	if err != nil {
		return Target{}, fmt.Errorf("look at the archive: %w", err)
	}
	if why := misplaced(d, s); why != "" {
		return refuse(why, chooseAnother)
	}
	if r := occupied(d); r != nil {
		return refuse(r.Why, r.Fix)
	}
	return Target{dir: d}, nil
}

// misplaced says what is wrong with where dest is, or nothing.
func misplaced(dest, source string) string {
	switch {
	case filepath.Dir(dest) == dest:
		return "it is the root of the file system"
	case same(dest, source):
		return "it is the archive itself"
	case within(source, dest):
		return "the archive lies inside it"
	}
	for _, name := range sourceFolders {
		if within(dest, filepath.Join(source, name)) {
			return "it is where the archive's " + name + "/ is"
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		if home, err = resolve(home); err == nil && same(home, dest) {
			return "it is your home folder"
		} else if err == nil && within(home, dest) {
			return "your home folder lies inside it"
		}
	}
	for dir := filepath.Dir(dest); filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if marked(dir) {
			return fmt.Sprintf("it lies inside %s, a site that chancery published and will replace", dir)
		}
	}
	return ""
}

// occupied refuses a destination for what is there now, or gives nil.
func occupied(dest string) *Refusal {
	entries, err := os.ReadDir(dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, e := os.Lstat(dest); e == nil && !info.IsDir() {
			return &Refusal{dest, "it is not a folder", chooseAnother}
		}
		return &Refusal{dest, err.Error(), "correct that, or choose another folder"}
	case len(entries) == 0:
		return nil
	case !marked(dest):
		return &Refusal{dest, "it is not empty, and chancery did not make it",
			"choose another folder, or empty it first (publishing replaces everything in it)"}
	case slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), ".git") }):
		return &Refusal{dest, "it holds a Git repository, which publishing would remove",
			"publish to another folder and copy the site into the repository"}
	}
	return nil
}

var errDangling = errors.New("symbolic link to nothing")

// resolve makes a path absolute and free of symbolic links and "..", in the order
// in which the operating system would. Its last elements need not exist.
func resolve(name string) (string, error) {
	if !filepath.IsAbs(name) {
		wd, err := os.Getwd()
		if err != nil {
			return "", err
		}
		if runtime.GOOS == "windows" { // where ".." comes before links
			return resolveAbs(filepath.Join(wd, name))
		}
		name = wd + string(filepath.Separator) + name // not Join, which would cut "link/.." short
	}
	return resolveAbs(name)
}

func resolveAbs(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	trimmed := strings.TrimRightFunc(name, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) })
	if _, err := os.Lstat(trimmed); err == nil {
		return "", fmt.Errorf("%s: %w", trimmed, errDangling)
	}
	dir, base := filepath.Split(trimmed)
	if base == ".." || base == "." {
		return resolveAbs(filepath.Clean(name)) // below something that does not exist
	}
	if dir == name || base == "" {
		return "", err
	}
	if real, err = resolveAbs(dir); err != nil {
		return "", err
	}
	return filepath.Join(real, base), nil
}

// same reports whether two resolved paths are one folder. The operating system is
// asked, since it may take upper case for lower case.
func same(a, b string) bool {
	if a == b {
		return true
	}
	ai, errA := os.Stat(a)
	bi, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ai, bi)
}

// within reports whether a resolved path is outer or lies inside it.
func within(inner, outer string) bool {
	for {
		if same(inner, outer) {
			return true
		}
		dir := filepath.Dir(inner)
		if dir == inner {
			return false
		}
		inner = dir
	}
}
