package output

import (
	"fmt"
	"os"
	"runtime"

	"github.com/gofrs/flock"
)

// lock holds a destination for one build. Its file stands beside the destination,
// where every process that can publish there finds it, and goes with the lock.
type lock struct {
	file *flock.Flock
}

// BusyError says that another build holds the destination.
type BusyError struct {
	Dest string
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("another build is writing to %s; wait until it has finished", e.Dest)
}

// acquire takes the lock at once or fails.
func acquire(dest string) (*lock, error) {
	name := lockFile(dest)
	for range 100 {
		f := flock.New(name, flock.SetPermissions(0o644))
		ok, err := f.TryLock()
		if err != nil {
			return nil, fmt.Errorf("lock %s: %w", dest, err)
		}
		if !ok {
			return nil, &BusyError{dest}
		}
		// Between our opening and our locking of the file its last holder may
		// have removed it, and then the lock would exclude nobody.
		held, errHeld := f.Stat()
		there, errThere := os.Stat(name)
		if errHeld == nil && errThere == nil && os.SameFile(held, there) {
			return &lock{f}, nil
		}
		f.Close()
	}
	return nil, &BusyError{dest}
}

// release removes the file while nobody else can hold the lock. Windows removes
// no open file; there the removal fails if another build has come in between.
func (l *lock) release() error {
	if runtime.GOOS == "windows" {
		err := l.file.Close()
		os.Remove(l.file.Path())
		return err
	}
	os.Remove(l.file.Path()) // left behind, it does no harm
	return l.file.Close()
}
