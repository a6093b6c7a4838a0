package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) { // a file system without such a step
		err = errors.ErrUnsupported
	}
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// flush waits until everything in a folder is on the disk. One call for the whole
// file system: a call for each file and folder takes far longer.
func flush(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return fmt.Errorf("flush %s: %w", dir, err)
	}
	return nil
}

// flushEntry waits until it is on the disk that a name was given anew. Not every
// file system can do that, and the name stays given all the same: errors are not
// told.
func flushEntry(name string) {
	if f, err := os.Open(filepath.Dir(name)); err == nil {
		_ = f.Sync()
		f.Close()
	}
}
