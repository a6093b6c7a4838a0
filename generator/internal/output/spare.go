package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A spare is a folder with second names of all files of a published site. The next
// publication makes the new site of it, by giving names to what has changed and taking
// those of what is gone, and exchanges the two folders. Without it each file that stays
// would get a name in the new site and lose that in the old one, which for a large site
// is most of what an edit costs.
//
// Nothing relies on what lies in a spare: a name in it counts only if it leads to the
// same file as that in the site. It may be removed at any time.

// Keeping gives the target with a spare in a folder, which need not exist. Where that is on
// another file system, or the system cannot exchange folders, there is none.
func (t Target) Keeping(spare string) Target {
	if numbered {
		t.spare = spare
	}
	return t
}

// fromSpare makes the whole new site of the spare. It reports whether it could.
func (p *Publication) fromSpare(written int) bool {
	if p.spare == "" || !p.old.exists || 2*written > len(p.files) || !marked(p.spare) {
		return false
	}
	have, err := readTree(p.spare)
	if err == nil && !have.marked {
		err = errors.Join(os.Remove(filepath.Join(p.spare, Marker)), writeMarker(filepath.Join(p.spare, Marker)))
	}
	if err == nil {
		err = p.match(p.spare, have, func(name string) string {
			if p.files[name] == carried {
				return p.published(name)
			}
			return p.stage.path(name)
		})
	}
	if err != nil {
		_ = removeTree(p.spare)
	}
	return err == nil
}

// keepSpare makes a spare of the old site, which lies in a folder now. What it had and the
// new one has not goes from it, too.
func (p *Publication) keepSpare(old string) {
	switch {
	case p.spare == "":
		return
	case !p.old.exists:
		_ = clearLeftover(p.spare) // it was of a site that is gone
		return
	case !marked(old): // the swap took two steps
		return
	}
	err := p.match(old, p.old, p.published)
	if err == nil && old != p.spare {
		if err = clearLeftover(p.spare); err == nil {
			err = os.Rename(old, p.spare)
		}
	}
	if err != nil {
		_ = removeTree(old)
		return
	}
	now := time.Now()
	_ = os.Chtimes(p.spare, now, now) // it was of use today
}

// match gives the files in a folder of ours the names that those of the new site have, and
// no others. have is what lies there; source says where a file lies by another name.
func (p *Publication) match(dir string, have tree, source func(name string) string) error {
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for name := range have.files {
		if is := have.files[name].number; p.files[name] == carried && is == p.old.files[name].number {
			continue
		}
		if err := os.Remove(at(name)); err != nil {
			return err
		}
		delete(have.files, name)
	}
	for _, name := range have.odd {
		if err := os.Remove(at(name)); err != nil {
			return err
		}
	}
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(have.dirs))) {
		if !p.dirs[name] {
			if err := os.Remove(at(name)); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.dirs)) {
		if !have.dirs[name] {
			if err := os.Mkdir(at(name), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
	}
	for name := range p.files {
		if _, there := have.files[name]; !there {
			if err := os.Link(source(name), at(name)); err != nil {
				return err
			}
		}
	}
	return nil
}
