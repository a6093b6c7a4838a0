package output

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Marker is the name of the file that says, in the root of a published site, that
// chancery made the folder and may replace it.
const Marker = ".chancery"

// markerLine begins every marker; the number is the version of the format.
const markerLine = "chancery site 1"

const markerText = markerLine + "\n" +
	"This folder was made by chancery. The next build replaces everything in it.\n"

// marked reports whether chancery made a folder.
func marked(dir string) bool {
	name := filepath.Join(dir, Marker)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	return lines.Scan() && lines.Text() == markerLine
}

// holds reports whether a file holds a text and nothing else.
func holds(name, text string) (bool, error) {
	info, err := os.Lstat(name)
	if err != nil || info.Size() != int64(len(text)) {
		return false, err
	}
	data, err := os.ReadFile(name)
	return string(data) == text, err
}

// writeMarker makes a marker and waits until it is on the disk: whatever becomes of
// the site when the machine dies, it is known as ours.
func writeMarker(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(markerText)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// stageDir, asideDir and lockFile are what stands beside a destination while it
// is being written. The lock makes one name for each enough.
func stageDir(dest string) string { return beside(dest, "stage") }
func asideDir(dest string) string { return beside(dest, "old") }
func lockFile(dest string) string { return beside(dest, "lock") }

func beside(dest, what string) string {
	return filepath.Join(filepath.Dir(dest), "."+filepath.Base(dest)+".chancery-"+what)
}

// clearLeftover removes a folder that a dead build left beside the destination,
// if there is one. To be removed it must have our name and our marker (by its name
// alone: the build may have died while writing it) or nothing in it.
func clearLeftover(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if !leftover(dir, entries, err) {
		return fmt.Errorf("%s is in the way, and chancery did not make it; move it elsewhere", dir)
	}
	return removeTree(dir)
}

func leftover(dir string, entries []fs.DirEntry, readErr error) bool {
	info, err := os.Lstat(dir)
	if err != nil || readErr != nil || !info.IsDir() {
		return false
	}
	if len(entries) == 0 {
		return true
	}
	info, err = os.Lstat(filepath.Join(dir, Marker))
	return err == nil && info.Mode().IsRegular()
}

// removeTree removes a folder of ours, the marker last, so that what is left of
// an interrupted removal is still known as ours.
func removeTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == Marker {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return os.RemoveAll(dir)
}
