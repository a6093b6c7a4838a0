package output

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// stage is the new site while it is being made, a folder beside the destination.
// It comes into being with the first file that is put into it. Files get mode
// 0644 and folders 0755, less what the process's umask takes away.
type stage struct {
	dir string

	mu   sync.Mutex
	made map[string]bool // folders, by slash path; "." once there is anything
}

func newStage(dir string) *stage { return &stage{dir: dir, made: map[string]bool{}} }

// folder makes a folder and those it lies in.
func (s *stage) folder(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mkdir(name)
}

func (s *stage) mkdir(name string) error {
	if s.made[name] {
		return nil
	}
	if name != "." {
		if err := s.mkdir(path.Dir(name)); err != nil {
			return err
		}
	}
	if err := os.Mkdir(s.path(name), 0o755); err != nil {
		return err
	}
	if name == "." {
		if err := writeMarker(s.path(Marker)); err != nil {
			return err
		}
	}
	s.made[name] = true
	return nil
}

func (s *stage) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// write makes a new file of what r holds, and describes it.
func (s *stage) write(name string, r io.Reader) (File, error) {
	sum := sha256.New()
	file, err := s.fill(name, func(w io.WriteSeeker) error {
		_, err := io.Copy(io.MultiWriter(w, sum), r)
		return err
	})
	sum.Sum(file.SHA256[:0])
	return file, err
}

// fill makes a new file, which write writes, and describes it but for its sum.
func (s *stage) fill(name string, write func(io.WriteSeeker) error) (File, error) {
	if err := s.folder(path.Dir(name)); err != nil {
		return File{}, err
	}
	// O_EXCL: where upper case is lower case, two paths may be one file.
	f, err := os.OpenFile(s.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return File{}, err
	}
	err = write(f)
	var info fs.FileInfo
	if err == nil {
		info, err = f.Stat()
	}
	if errClose := f.Close(); err == nil {
		err = errClose
	}
	if err != nil {
		return File{}, err
	}
	return fileOf(info), nil
}

// carry takes a published file over: as a second name of the same file, or as a
// copy with the same time where the file system has no second names.
func (s *stage) carry(name, from string) error {
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	if os.Link(from, s.path(name)) == nil {
		return nil
	}
	return s.copy(name, from)
}

func (s *stage) copy(name, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no longer a regular file", from)
	}
	if _, err := s.write(name, f); err != nil {
		return err
	}
	return os.Chtimes(s.path(name), info.ModTime(), info.ModTime())
}
