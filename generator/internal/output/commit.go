package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"syscall"
)

// Stats counts what a publishing did. The marker is not counted.
type Stats struct {
	Written   int   // files that are new or have changed
	Unchanged int   // files that were there already, byte for byte
	Removed   int   // files of the site before that are gone
	Bytes     int64 // size of the whole site
}

// Commit puts the new site in the place of the old one. If it fails, the old site
// is as it was, and Abort cleans up. When nothing has changed, nothing is touched.
//
// On Linux the new files are on the disk before the old ones go, so that a site is
// not lost with the machine's power either; elsewhere, and for a first site, all
// this holds if the process dies, but not if the machine does. The next build
// mends even that: it compares bytes, and the marker is always on the disk.
func (p *Publication) Commit() (Stats, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	stats, err := p.stats()
	if err != nil {
		return Stats{}, fmt.Errorf("publish to %s: %w", p.dest, err)
	}
	if p.differs(stats) {
		if err := p.replace(stats.Written); err != nil {
			return Stats{}, fmt.Errorf("publish to %s: %w", p.dest, err)
		}
	}
	p.done = true
	// The site is published. What cannot be cleared away now the next Begin will
	// clear away, or name.
	_ = removeTree(stageDir(p.dest))
	_ = removeTree(asideDir(p.dest))
	_ = p.lock.release()
	return stats, nil
}

// Abort gives the publication up: the old site is as it was. It may be called
// more than once, and does nothing after a Commit that went well.
func (p *Publication) Abort() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done {
		return nil
	}
	p.done = true
	err := errors.Join(removeTree(stageDir(p.dest)), p.lock.release())
	if err != nil {
		return fmt.Errorf("give up publishing to %s: %w", p.dest, err)
	}
	return nil
}

// stats counts, after looking that the site is whole.
func (p *Publication) stats() (Stats, error) {
	s := Stats{Bytes: p.bytes, Removed: len(p.old.odd)}
	if p.done {
		return s, errors.New("the publication is over")
	}
	if len(p.files) == 0 {
		return s, errors.New("the site has no files")
	}
	for name, f := range p.files {
		switch f {
		case claimed:
			return s, fmt.Errorf("%s was not written", name)
		case carried:
			s.Unchanged++
		case staged:
			s.Written++
		}
	}
	for name := range p.old.files {
		if _, stays := p.files[name]; !stays {
			s.Removed++
		}
	}
	return s, nil
}

// differs reports whether the new site is another than the old one.
func (p *Publication) differs(s Stats) bool {
	return !p.old.marked || s.Written > 0 || s.Removed > 0 || !maps.Equal(p.old.dirs, p.dirs)
}

// replace makes the new site whole and swaps it with the old one.
func (p *Publication) replace(written int) error {
	whole := p.spare
	if !p.fromSpare(written) {
		whole = p.stage.dir
		if err := p.complete(); err != nil {
			return err
		}
	}
	if err := p.keepMode(whole); err != nil {
		return err
	}
	if p.old.exists { // else there is nothing to lose
		if err := flush(whole); err != nil {
			return err
		}
	}
	if err := p.swap(whole); err != nil {
		return err
	}
	flushEntry(p.dest)
	p.keepSpare(whole)
	return nil
}

// complete makes the stage the whole new site.
func (p *Publication) complete() error {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if p.files[name] != carried {
			continue
		}
		if err := p.stage.carry(name, p.published(name)); err != nil {
			return err
		}
	}
	return nil
}

// keepMode gives the new site the permissions of the folder it will replace, which
// are the owner's to set.
func (p *Publication) keepMode(whole string) error {
	info, err := os.Stat(p.dest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Chmod(whole, info.Mode()&(fs.ModePerm|fs.ModeSetgid))
}

// swap puts the new site in the destination's place. In one step where the system
// has such a step; else in two, between which recoverFrom mends.
func (p *Publication) swap(whole string) error {
	if !p.old.exists {
		return os.Rename(whole, p.dest)
	}
	err := p.exchange(whole, p.dest)
	if errors.Is(err, errors.ErrUnsupported) {
		err = swapInTwo(whole, p.dest)
	}
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("it is a mount point, which cannot be replaced; publish to a folder inside it: %w", err)
	}
	return err
}

func swapInTwo(stage, dest string) error {
	aside := asideDir(dest)
	if err := os.Rename(dest, aside); err != nil {
		return err
	}
	if err := os.Rename(stage, dest); err != nil {
		return errors.Join(err, os.Rename(aside, dest))
	}
	return nil
}

// recoverFrom mends what a build that died left: the old site comes back if the
// build died between the two steps of a swap, and what it made is removed.
func recoverFrom(dest string) error {
	aside := asideDir(dest)
	if _, err := os.Lstat(dest); errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(aside)
		if leftover(aside, entries, err) {
			if err := os.Rename(aside, dest); err != nil {
				return err
			}
		}
	}
	return errors.Join(clearLeftover(aside), clearLeftover(stageDir(dest)))
}
