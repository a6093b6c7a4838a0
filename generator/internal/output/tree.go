package output

import (
	"errors"
	"io/fs"
	"path/filepath"

	"chancery/generator/internal/digest"
)

// tree is what lies in a destination, by slash paths below it.
type tree struct {
	exists bool
	marked bool            // by a marker that is as we write it, to the byte
	files  map[string]File // the marker is not among them
	dirs   map[string]bool
	others int // neither files nor folders: nothing that chancery made
}

// File is a published file.
type File struct {
	Size    int64      // bytes
	ModTime int64      // nanoseconds since 1970
	Key     digest.Sum // of all that it might have been made from; zero if that is not known
	Made    digest.Sum // of what it was made from; zero likewise
	SHA256  [32]byte   // of its bytes; zero likewise
}

func fileOf(info fs.FileInfo) File {
	return File{Size: info.Size(), ModTime: info.ModTime().UnixNano()}
}

// Record is what a publication left, by slash paths below the destination. A later
// publication can tell by it which files are still as they were left: those of the
// same size and time.
type Record map[string]File

// readTree looks at everything below a folder, which may be missing. It follows
// no symbolic links.
func readTree(dir string) (tree, error) {
	t := tree{files: map[string]File{}, dirs: map[string]bool{}}
	err := filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, full)
		if err != nil {
			return err
		}
		t.exists = true
		name := filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			t.dirs[name] = true
		case !e.Type().IsRegular():
			t.others++
		case name == Marker:
			t.marked, err = holds(full, markerText)
			return err
		default:
			info, err := e.Info()
			if err != nil {
				return err
			}
			t.files[name] = fileOf(info)
		}
		return nil
	})
	if !t.exists && errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	return t, err
}
