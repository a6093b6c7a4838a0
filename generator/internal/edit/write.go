package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// File is a file that is to be another.
type File struct {
	From   string // its path from the archive's root; "" if it is new
	To     string // where it is to be
	Before []byte
	After  []byte
}

// Write makes files what they are to be, all or none: each is written beside its place
// before the first takes it, and where one cannot, those that have are put back. Folders
// are made where they are missing, and go when a file was the last in one.
func Write(dir string, files []File) (err error) {
	staged, made := make([]string, len(files)), []string(nil)
	defer func() {
		for _, name := range staged {
			if name != "" {
				os.Remove(name)
			}
		}
		if err != nil {
			removeEmpty(made)
		}
	}()
	for i, f := range files {
		folder := filepath.Dir(at(dir, f.To))
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			made = append(made, folder)
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		if staged[i], err = stage(dir, f); err != nil {
			return err
		}
	}
	for i, f := range files {
		if err = place(dir, f, staged[i]); err != nil {
			return errors.Join(err, restore(dir, files[:i+1]))
		}
		staged[i] = ""
	}
	for _, f := range files {
		if f.From != "" && path.Dir(f.From) != path.Dir(f.To) {
			removeEmpty([]string{filepath.Dir(at(dir, f.From))})
		}
	}
	return nil
}

// removeEmpty removes folders in which there is nothing.
func removeEmpty(folders []string) {
	for _, folder := range folders {
		os.Remove(folder) // which leaves all others
	}
}

func at(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

// stage writes what a file is to be beside its place.
func stage(dir string, f File) (name string, err error) {
	if f.From != f.To {
		if _, err := os.Lstat(at(dir, f.To)); err == nil {
			return "", fmt.Errorf("%s is there already", f.To)
		}
	}
	mode := os.FileMode(0o644)
	if f.From != "" {
		info, err := os.Stat(at(dir, f.From))
		if err != nil {
			return "", err
		}
		mode = info.Mode().Perm()
	}
	t, err := os.CreateTemp(filepath.Dir(at(dir, f.To)), ".chancery-*")
	if err != nil {
		return "", err
	}
	_, err = t.Write(f.After)
	return t.Name(), errors.Join(err, t.Chmod(mode), t.Sync(), t.Close())
}

func place(dir string, f File, staged string) error {
	if err := os.Rename(staged, at(dir, f.To)); err != nil {
		return err
	}
	if f.From != "" && f.From != f.To {
		return os.Remove(at(dir, f.From))
	}
	return nil
}

// restore puts files back that have been placed, as far as they were.
func restore(dir string, files []File) (err error) {
	for _, f := range files {
		if f.From != f.To {
			os.Remove(at(dir, f.To))
		}
		if f.From != "" {
			err = errors.Join(err, os.WriteFile(at(dir, f.From), f.Before, 0o644))
		}
	}
	return err
}
