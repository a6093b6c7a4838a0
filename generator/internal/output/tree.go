package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"chancery/generator/internal/digest"
	"chancery/generator/internal/parallel"
)

// tree is what lies in a destination, by slash paths below it.
type tree struct {
	exists bool
	marked bool            // by a marker that is as we write it, to the byte
	files  map[string]File // the marker is not among them
	dirs   map[string]bool
	odd    []string // neither files nor folders: nothing that chancery made
}

// File is a published file.
type File struct {
	Size    int64      // bytes
	ModTime int64      // nanoseconds since 1970
	Key     digest.Sum // of all that it might have been made from; zero if that is not known
	Made    digest.Sum // of what it was made from; zero likewise
	SHA256  [32]byte   // of its bytes; zero likewise

	number uint64 // of the file in its file system, 0 if it is not known
}

func fileOf(info fs.FileInfo) File {
	return File{Size: info.Size(), ModTime: info.ModTime().UnixNano(), number: numberOf(info)}
}

// Record is what a publication left, by slash paths below the destination. A later
// publication can tell by it which files are still as they were left: those of the
// same size and time.
type Record map[string]File

// readTree looks at everything below a folder, which may be missing. It follows
// no symbolic links.
func readTree(dir string) (tree, error) {
	t := tree{files: map[string]File{}, dirs: map[string]bool{}}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	t.exists = true
	for level := []string{"."}; len(level) > 0; {
		var err error
		if level, err = t.read(dir, level); err != nil {
			return t, err
		}
	}
	var err error
	if _, there := t.files[Marker]; there {
		delete(t.files, Marker)
		t.marked, err = holds(filepath.Join(dir, Marker), markerText)
	}
	return t, err
}

// read looks at folders, and gives the folders in them.
func (t *tree) read(dir string, folders []string) (below []string, err error) {
	lists, failures := make([][]fs.DirEntry, len(folders)), make([]error, len(folders))
	parallel.Each(len(folders), func(i int) {
		lists[i], failures[i] = os.ReadDir(filepath.Join(dir, filepath.FromSlash(folders[i])))
	})
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	var batches []*batch
	for i, folder := range folders {
		t.dirs[folder] = true
		b := &batch{folder: folder}
		for _, e := range lists[i] {
			switch {
			case e.IsDir():
				below = append(below, path.Join(folder, e.Name()))
			case !e.Type().IsRegular():
				t.odd = append(t.odd, path.Join(folder, e.Name()))
			default:
				if len(b.names) == mostBatched {
					batches = append(batches, b)
					b = &batch{folder: folder}
				}
				b.names = append(b.names, e.Name())
			}
		}
		batches = append(batches, b)
	}
	parallel.Each(len(batches), func(i int) { batches[i].look(dir) })
	for _, b := range batches {
		for i, f := range b.files {
			t.files[path.Join(b.folder, b.names[i])] = f
		}
		err = errors.Join(err, b.err)
	}
	return below, err
}

// batch is files of one folder.
type batch struct {
	folder string
	names  []string
	files  []File
	err    error
}

// mostBatched is how many files of a folder are looked at on one processor before others
// get their share.
const mostBatched = 512

// look describes the files. From their folder that takes half as long as by their paths.
func (b *batch) look(dir string) {
	if len(b.names) == 0 {
		return
	}
	root, err := os.OpenRoot(filepath.Join(dir, filepath.FromSlash(b.folder)))
	if err != nil {
		b.err = err
		return
	}
	defer root.Close()
	b.files = make([]File, len(b.names))
	for i, name := range b.names {
		info, err := root.Lstat(name)
		if err != nil {
			b.err = err
			return
		}
		b.files[i] = fileOf(info)
	}
}
