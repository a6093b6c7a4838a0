package build

import (
	"os"
	"path/filepath"
)

// editDestination does what a person might do to a published site.
func (w *workshop) editDestination() string {
	names := read(w.T, w.o.Destination).files("")
	if len(names) == 0 {
		return ""
	}
	name := w.one(w.one(names...), w.one(names...), w.one(names...), ".chancery")
	full := filepath.Join(w.o.Destination, filepath.FromSlash(name))
	text, err := os.ReadFile(full)
	check(w.T, err)
	switch what := w.one("same size", "longer", "touched", "deleted", "added", "folder", "folder deleted", "link", "all deleted"); {
	case what == "all deleted":
		check(w.T, os.RemoveAll(w.o.Destination))
		return what
	case what == "added":
		check(w.T, os.WriteFile(filepath.Join(w.o.Destination, w.coin("stray-")), nil, 0o644))
		return what
	case what == "folder":
		check(w.T, os.MkdirAll(filepath.Join(w.o.Destination, "briefs", w.coin("empty-")), 0o755))
		return what
	case what == "folder deleted":
		check(w.T, os.RemoveAll(filepath.Join(w.o.Destination, "briefs")))
		return what
	case what == "link":
		check(w.T, os.Symlink("index.html", filepath.Join(w.o.Destination, w.coin("link-"))))
		return what
	case what == "deleted" && name != ".chancery":
		check(w.T, os.Remove(full))
		return name + " deleted"
	case what == "longer":
		text = append(text, "longer"...)
	case what == "same size" && len(text) > 0:
		text[len(text)-1] ^= 1
	}
	check(w.T, os.WriteFile(full, text, 0o644))
	return name + " written by hand"
}

// editCache damages what is kept.
func (w *workshop) editCache() string {
	names := read(w.T, w.o.Cache).files("")
	if len(names) == 0 {
		return ""
	}
	name := w.one(names...)
	full := filepath.Join(w.o.Cache, name)
	text, err := os.ReadFile(full)
	check(w.T, err)
	switch what := w.one("changed", "changed", "cut", "deleted", "emptied", "all deleted", "strange"); {
	case what == "all deleted":
		check(w.T, os.RemoveAll(w.o.Cache))
		return what
	case what == "deleted":
		check(w.T, os.Remove(full))
		return name + " deleted"
	case what == "strange":
		check(w.T, os.WriteFile(filepath.Join(w.o.Cache, w.coin("x")+".pack"), []byte("strange"), 0o644))
		check(w.T, os.MkdirAll(filepath.Join(w.o.Cache, w.coin("x")+".pack"), 0o755))
		return what
	case what == "changed" && len(text) > 0:
		for range 1 + w.IntN(5) {
			text[w.IntN(len(text))] ^= byte(1 + w.IntN(255))
		}
	case what == "cut":
		text = text[:w.IntN(len(text)+1)]
	case what == "emptied":
		text = nil
	}
	check(w.T, os.WriteFile(full, text, 0o644))
	return name + " damaged"
}
