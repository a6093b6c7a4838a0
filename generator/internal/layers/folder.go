package layers

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
	"syscall"
)

// mostFolders is how many folders are kept open at a time. Files are read in the
// order of their paths, so a few will do.
const mostFolders = 16

// folders are the folders of an archive that are open, by path: a file is found
// there with one system call, whatever its depth.
type folders struct {
	mu   sync.Mutex
	open map[string]*os.Root
}

// folder gives a folder of the archive, or nil if one of its parts is a link, or
// hidden, or cannot be opened. It may be closed by the time it is used.
func (r *Reader) folder(dir string) *os.Root {
	r.folders.mu.Lock()
	defer r.folders.mu.Unlock()
	if f := r.folders.open[dir]; f != nil {
		return f
	}
	real, info, err := r.resolve(dir)
	if err != nil || real != dir || !info.IsDir() {
		return nil
	}
	f, err := r.root.OpenRoot(dir)
	if err != nil {
		return nil
	}
	if len(r.folders.open) == mostFolders {
		_ = r.folders.close()
	}
	if r.folders.open == nil {
		r.folders.open = map[string]*os.Root{}
	}
	r.folders.open[dir] = f
	return f
}

// close closes all.
func (f *folders) close() error {
	var failures []error
	for _, folder := range f.open {
		failures = append(failures, folder.Close())
	}
	f.open = nil
	return errors.Join(failures...)
}

// quick appends the bytes of what is a regular file beyond doubt, in a folder
// without links. If there is any doubt, or anything else, it gives false.
func (r *Reader) quick(dst []byte, name string, limit int64) ([]byte, bool) {
	dir, base := path.Split(name)
	folder := r.folder(path.Clean(dir))
	if folder == nil || hidden(base) {
		return dst, false
	}
	looked, err := folder.Lstat(base)
	if err != nil || !looked.Mode().IsRegular() || looked.Size() > limit {
		return dst, false
	}
	f, err := folder.OpenFile(base, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return dst, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !os.SameFile(looked, info) { // it was replaced, perhaps by a link
		return dst, false
	}
	all, err := appendFile(dst, f, info, limit)
	return all, err == nil && int64(len(all)-len(dst)) <= limit
}

// appendFile appends the bytes of an open file, or the first limit+1 of them.
func appendFile(dst []byte, f fs.File, info fs.FileInfo, limit int64) ([]byte, error) {
	size := int(min(info.Size(), limit))
	from := len(dst)
	dst = slices.Grow(dst, size+1) // room for one more shows whether it has grown
	for {
		n, err := f.Read(dst[len(dst):min(cap(dst), from+int(limit)+1)])
		dst = dst[:len(dst)+n]
		switch {
		case err == io.EOF:
			return dst, nil
		case err != nil:
			return dst, err
		case len(dst)-from == size || int64(len(dst)-from) > limit:
			return dst, nil
		case len(dst) == cap(dst):
			dst = slices.Grow(dst, size+512)
		}
	}
}
