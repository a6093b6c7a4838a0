package layers

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// FS is a folder of an archive laid over a file system that the program carries,
// file by file: a file of the archive stands in for the one of the same path, and
// all others stay. Which files there are is settled once, by Over; their bytes
// are read when asked for. An FS may be used by several goroutines at once.
type FS struct {
	base   fs.FS
	reader *Reader
	prefix string
	limit  int64
	own    map[string]File          // the archive's, by path below prefix
	dirs   map[string][]fs.DirEntry // folders of both, by path; entries sorted by name
	files  []string                 // of both, sorted
}

var _ interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
} = (*FS)(nil)

// Over lays the archive's folder prefix (such as "templates"; it may be missing)
// over base. No file of the archive may have more than limit bytes. What cannot
// be read from the archive is told as problems; an error is one of base.
func Over(base fs.FS, r *Reader, prefix string, limit int64) (*FS, []Problem, error) {
	all := map[string]fs.DirEntry{}
	err := fs.WalkDir(base, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
		case e.IsDir():
			all[name] = fs.FileInfoToDirEntry(folderInfo(name))
		default:
			all[name] = e
		}
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list the built-in %s: %w", prefix, err)
	}
	f := &FS{base: base, reader: r, prefix: prefix, limit: limit, own: map[string]File{}}
	found, problems := r.List(prefix)
	for _, file := range found {
		name := strings.TrimPrefix(file.Path, prefix+"/")
		if p, clash := f.lay(all, name, file); clash {
			problems = append(problems, p)
		}
	}
	f.index(all)
	return f, problems, nil
}

// lay puts one file of the archive over the others. A file cannot stand where
// there is a folder, nor a folder where there is a file.
func (f *FS) lay(all map[string]fs.DirEntry, name string, file File) (Problem, bool) {
	if e, ok := all[name]; ok && e.IsDir() {
		return notFolder(file.Path), true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if e, ok := all[dir]; ok && !e.IsDir() {
			return Problem{file.Path, fmt.Sprintf("%q is a file of the built-in %s, and cannot be a folder", dir, f.prefix),
				"rename the folder"}, true
		}
	}
	f.own[name] = file
	all[name] = fs.FileInfoToDirEntry(ownInfo(name, file))
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if all[dir] == nil {
			all[dir] = fs.FileInfoToDirEntry(folderInfo(dir))
		}
	}
	return Problem{}, false
}

// index parts the entries by folder and sorts them.
func (f *FS) index(all map[string]fs.DirEntry) {
	f.dirs = map[string][]fs.DirEntry{".": nil}
	for name, e := range all {
		if !e.IsDir() {
			f.files = append(f.files, name)
		} else if f.dirs[name] == nil {
			f.dirs[name] = nil // it may be empty
		}
		f.dirs[path.Dir(name)] = append(f.dirs[path.Dir(name)], e)
	}
	slices.Sort(f.files)
	for _, entries := range f.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// Files gives the paths of all files of both layers, sorted.
func (f *FS) Files() []string { return slices.Clone(f.files) }

// Own reports whether a file is the archive's own.
func (f *FS) Own(name string) bool { _, ok := f.own[name]; return ok }

// Open opens a file or a folder.
func (f *FS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if entries, ok := f.dirs[name]; ok {
		return &folder{info: folderInfo(name), rest: entries}, nil
	}
	file, ok := f.own[name]
	if !ok {
		return f.base.Open(name)
	}
	opened, err := f.reader.Open(file.Path, f.limit)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return ownFile{opened, name, file.Path}, nil
}

// ReadFile gives the bytes of a file.
func (f *FS) ReadFile(name string) ([]byte, error) {
	file, ok := f.own[name]
	if !ok {
		return fs.ReadFile(f.base, name)
	}
	data, err := f.reader.Read(file.Path, f.limit)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return data, nil
}

// ReadDir gives the entries of a folder in both layers, sorted by name.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := f.dirs[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(entries), nil
}

// Stat describes a file or a folder.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	if _, ok := f.dirs[name]; ok {
		return folderInfo(name), nil
	}
	if file, ok := f.own[name]; ok {
		return ownInfo(name, file), nil
	}
	return fs.Stat(f.base, name)
}

// info describes a file of the archive, or a folder of either layer.
type info struct {
	name string
	size int64
	mode fs.FileMode
	time time.Time
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return i.time }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

func ownInfo(name string, file File) info {
	return info{name: path.Base(name), size: file.Size, mode: 0o444, time: file.ModTime}
}

func folderInfo(name string) info {
	return info{name: path.Base(name), mode: fs.ModeDir | 0o555}
}

// ownFile is an open file of the archive under the name it has in the FS, which a
// symbolic link may have given it.
type ownFile struct {
	fs.File
	name, path string
}

func (o ownFile) Stat() (fs.FileInfo, error) {
	i, err := o.File.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", o.path, plain(err))
	}
	return ownInfo(o.name, File{Size: i.Size(), ModTime: i.ModTime()}), nil
}

// folder is an open folder.
type folder struct {
	info info
	rest []fs.DirEntry
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

// ReadDir gives the next n entries, or all that remain when n is not positive.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(d.rest) {
		n = len(d.rest)
	}
	entries := slices.Clone(d.rest[:n])
	d.rest = d.rest[n:]
	return entries, nil
}
