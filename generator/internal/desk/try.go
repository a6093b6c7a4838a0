package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
)

// Files gives the files that changes make.
func (d *Desk) Files(changes []edit.Change) (files []edit.File, err error) {
	for _, c := range changes {
		f := edit.File{From: c.File, To: c.To}
		if c.File != "" {
			if f.Before, err = d.Source(c.File); err != nil {
				return nil, err
			}
		}
		f.After = c.Apply(f.Before)
		files = append(files, f)
	}
	return files, nil
}

// Try makes changes to a copy of the archive in a folder, and gives the errors that it has
// then and has not now.
func (d *Desk) Try(dir string, files []edit.File, now time.Time) (worse []diag.Message, err error) {
	copied, err := os.MkdirTemp("", "chancery-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(copied)
	if err := copyTree(filepath.Join(dir, archive.Root), filepath.Join(copied, archive.Root)); err != nil {
		return nil, err
	}
	if err := edit.Write(copied, files); err != nil {
		return nil, err
	}
	after, err := Open(copied, now)
	if err != nil {
		return nil, err
	}
	defer after.Close()
	type said struct {
		code diag.Code
		text string
	}
	known := map[said]int{}
	for _, m := range d.List.Messages {
		known[said{m.Code, m.Text}]++
	}
	for _, m := range after.List.Messages {
		if k := (said{m.Code, m.Text}); m.Severity == diag.Error {
			if known[k]--; known[k] < 0 {
				worse = append(worse, m)
			}
		}
	}
	return worse, nil
}

// copyTree makes a copy of a folder, of links to its files where the file system allows that.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		dest := filepath.Join(to, rel)
		switch {
		case e.IsDir():
			return os.MkdirAll(dest, 0o755)
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			return errors.Join(err, os.Symlink(target, dest))
		case !e.Type().IsRegular():
			return nil
		}
		if os.Link(name, dest) == nil {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(dest, data, 0o644)
	})
}
