package layers

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
)

// Write makes data the content of the regular file at a slash-separated path, or makes the
// file. Whatever happens, the file is the old one or the new one, whole: the data is on the
// disk before it takes the old one's place. What Read would refuse is refused, and a link to
// a file of the archive stays one.
func (r *Reader) Write(name string, data []byte) error {
	real, mode := name, fs.FileMode(0o644)
	found, info, err := r.find(name)
	switch {
	case err == nil:
		real, mode = found, info.Mode().Perm()
	case errors.Is(err, fs.ErrNotExist):
		folder, _, err := r.resolve(path.Dir(name))
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		real = path.Join(folder, path.Base(name))
	default:
		return fmt.Errorf("write %s: %w", name, err)
	}
	aside := path.Join(path.Dir(real), "."+path.Base(real)+"."+rand.Text()[:8])
	err = r.writeNew(aside, data, mode)
	if err == nil {
		err = r.root.Rename(aside, real)
	}
	if err != nil {
		_ = r.root.Remove(aside)
		return fmt.Errorf("write %s: %w", name, plain(err))
	}
	return r.sync(path.Dir(real))
}

// writeNew makes a file and waits until it is on the disk.
func (r *Reader) writeNew(name string, data []byte, mode fs.FileMode) error {
	f, err := r.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// sync waits until a folder's entries are on the disk, where that is possible.
func (r *Reader) sync(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := r.root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// MakeFolder makes a folder and those that it lies in, unless they are there.
func (r *Reader) MakeFolder(name string) error {
	if !fs.ValidPath(name) {
		return fmt.Errorf("make %q: %w", name, fs.ErrInvalid)
	}
	if err := r.root.MkdirAll(name, 0o755); err != nil {
		return fmt.Errorf("make %s: %w", name, plain(err))
	}
	return nil
}
