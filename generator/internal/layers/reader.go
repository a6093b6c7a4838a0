// Package layers reads an archive's folder safely, and lays the archive's own
// templates and static files over the ones that the program carries with it.
//
// An archive is material from elsewhere: reading it must neither leave its folder
// nor hang. What is read is therefore a regular file inside the archive, always.
package layers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// File is a regular file of an archive.
type File struct {
	Path    string // slash-separated, relative to the archive's root
	Size    int64  // bytes; of the file that a symbolic link ends at
	ModTime time.Time
}

// Reader reads the regular files inside one folder, and nothing else. A symbolic
// link is followed to a regular file inside the folder; a link that leads out of
// it is a Problem, whoever made it and whenever (os.Root stands behind that). Dot
// files and what lies in dot folders are not read. Devices, sockets and named
// pipes are never opened. A Reader may be used by several goroutines at once.
type Reader struct {
	root    *os.Root
	folders folders
	unsaved unsaved
}

// OpenDir makes a Reader of a folder. It is to be closed after use.
func OpenDir(dir string) (*Reader, error) {
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, missing(dir)
	} else if err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%q is not a folder", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the archive: %w", err)
	}
	return &Reader{root: root}, nil
}

// missing is a folder that is not there.
type missing string

func (m missing) Error() string        { return fmt.Sprintf("there is no folder %q", string(m)) }
func (m missing) Is(target error) bool { return target == fs.ErrNotExist }

// Close gives the folder back to the operating system; files that are open stay so.
func (r *Reader) Close() error {
	r.folders.mu.Lock()
	defer r.folders.mu.Unlock()
	return errors.Join(r.folders.close(), r.root.Close())
}

// Stat describes the regular file at a slash-separated path. What is refused is
// a Problem; a file that is not there is an error that matches fs.ErrNotExist.
func (r *Reader) Stat(name string) (File, error) {
	if text, ok := r.unsaved.of(name); ok {
		return text.file(name), nil
	}
	_, info, err := r.find(name)
	if err != nil {
		return File{}, err
	}
	return File{Path: name, Size: info.Size(), ModTime: info.ModTime()}, nil
}

// Open opens the regular file at a slash-separated path, for files too large to
// be kept in memory. A file of more than limit bytes is refused. What is refused is
// a Problem; a file that is not there is an error that matches fs.ErrNotExist.
func (r *Reader) Open(name string, limit int64) (*os.File, error) {
	real, _, err := r.find(name)
	if err != nil {
		return nil, err
	}
	// The file may have become another since it was looked at: O_NONBLOCK keeps
	// a pipe from stopping the program, and what was opened is looked at again.
	f, err := r.root.OpenFile(real, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, plain(err))
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("read %s: %w", name, plain(err))
	case !info.Mode().IsRegular():
		err = irregular(name, info.Mode())
	case info.Size() > limit:
		err = tooLarge(name, info.Size(), limit)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Read gives the bytes of the regular file at a slash-separated path. A file of
// more than limit bytes is refused; errors are as for Open.
func (r *Reader) Read(name string, limit int64) ([]byte, error) {
	return r.Append(nil, name, limit)
}

// Append appends the bytes that Read gives to dst, which saves memory where many
// files are read one after the other. With an error it gives dst as it was.
func (r *Reader) Append(dst []byte, name string, limit int64) ([]byte, error) {
	if text, ok := r.unsaved.of(name); ok {
		if size := int64(len(text.data)); size > limit {
			return dst, tooLarge(name, size, limit)
		}
		return append(dst, text.data...), nil
	}
	if fs.ValidPath(name) {
		if all, ok := r.quick(dst, name, limit); ok {
			return all, nil
		}
	}
	f, err := r.Open(name, limit)
	if err != nil {
		return dst, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return dst, fmt.Errorf("read %s: %w", name, plain(err))
	}
	all, err := appendFile(dst, f, info, limit)
	if err != nil {
		return dst, fmt.Errorf("read %s: %w", name, plain(err))
	}
	if size := int64(len(all) - len(dst)); size > limit { // it grew meanwhile
		return dst, tooLarge(name, size, limit)
	}
	return all, nil
}

// find gives the real path and the description of a regular file.
func (r *Reader) find(name string) (string, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return "", nil, fmt.Errorf("read %q: %w", name, fs.ErrInvalid)
	}
	real, info, err := r.resolve(name)
	if err != nil {
		return "", nil, err
	}
	if !info.Mode().IsRegular() {
		return "", nil, irregular(name, info.Mode())
	}
	return real, info, nil
}

// mostLinks is how many symbolic links one path may pass through, as on Linux.
const mostLinks = 40

// resolve follows the symbolic links of a path step by step, so that a link that
// leads out of the archive, or to what is hidden in it, can be named. It describes
// what it comes to, which is never a link.
func (r *Reader) resolve(name string) (string, fs.FileInfo, error) {
	at, links, target := ".", 0, ""
	info, err := r.root.Lstat(at)
	for todo := strings.Split(name, "/"); err == nil && len(todo) > 0; {
		part := todo[0]
		todo = todo[1:]
		if part == "" || part == "." {
			continue
		}
		if part == ".." {
			if at == "." {
				return "", nil, linkOut(name, target)
			}
			at = path.Dir(at)
			info, err = r.root.Lstat(at)
			continue
		}
		if hidden(part) {
			return "", nil, isHidden(name, path.Join(at, part))
		}
		next := path.Join(at, part)
		if info, err = r.root.Lstat(next); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		if links++; links > mostLinks {
			return "", nil, linkLoop(name)
		}
		if target, err = r.root.Readlink(next); err != nil {
			break
		}
		if filepath.IsAbs(target) || path.IsAbs(target) {
			return "", nil, linkOut(name, target)
		}
		todo = append(strings.Split(filepath.ToSlash(target), "/"), todo...)
	}
	if err != nil && links > 0 && errors.Is(err, fs.ErrNotExist) {
		return "", nil, linkToNothing(name, target)
	}
	if err != nil {
		return "", nil, fmt.Errorf("read %s: %w", name, plain(err))
	}
	return at, info, nil
}

// hidden reports whether a name is one that archives keep for other programs.
func hidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." }

// plain takes the path out of an error whose reader is told it otherwise.
func plain(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
