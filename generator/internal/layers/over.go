package layers

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/diag"
)

// Files are small files with their bytes, by slash-separated path.
type Files map[string][]byte

// Names gives the paths, sorted.
func (f Files) Names() []string { return slices.Sorted(maps.Keys(f)) }

// Load reads all of a file system.
func Load(files fs.FS) (Files, error) {
	all := Files{}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all[name], err = fs.ReadFile(files, name)
		}
		return err
	})
	return all, err
}

// Over lays the archive's folder prefix (such as "templates"; it may be missing) over
// the files that the program carries, file by file: a file of the archive stands in for
// the one of the same path, and all others stay. No file of the archive may have more
// than limit bytes. What cannot be read from the archive is told as problems, sorted by
// path; an error is one of the file system.
func Over(base fs.FS, r *Reader, prefix string, limit int64) (Files, []Problem, error) {
	all, err := Load(base)
	if err != nil {
		return nil, nil, fmt.Errorf("read the built-in %s: %w", prefix, err)
	}
	built := folderNames(all)
	found, problems := r.List(prefix)
	for _, file := range found {
		name := strings.TrimPrefix(file.Path, prefix+"/")
		if p, clash := clash(all, built, prefix, name); clash {
			problems = append(problems, p)
			continue
		}
		data, err := r.Read(file.Path, limit)
		if p, ok := errors.AsType[Problem](err); ok {
			problems = append(problems, p)
		} else if err != nil {
			return nil, nil, err
		} else {
			all[name] = data
		}
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) })
	return all, problems, nil
}

// folderNames gives the folders in which files lie.
func folderNames(files Files) map[string]bool {
	dirs := map[string]bool{}
	for name := range files {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	return dirs
}

// clash finds that a file would stand where there is a folder, or a folder where there is
// a file.
func clash(built Files, folders map[string]bool, prefix, name string) (Problem, bool) {
	at := prefix + "/" + name
	if folders[name] {
		return notFolder(at), true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, ok := built[dir]; ok {
			return Problem{diag.FolderExpected, at, fmt.Sprintf("%q is a file of the built-in %s, and cannot be a folder", dir, prefix), "rename the folder"}, true
		}
	}
	return Problem{}, false
}
