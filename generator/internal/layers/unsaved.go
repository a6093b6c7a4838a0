package layers

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// unsaved are texts that an editor has open and has not written. They stand in place of the
// files of their names.
type unsaved struct {
	mu    sync.RWMutex
	texts map[string]text
}

// text is one of them. Its time is that of the edit, so that a change is seen.
type text struct {
	data []byte
	at   time.Time
}

func (t text) file(name string) File {
	return File{Path: name, Size: int64(len(t.data)), ModTime: t.at}
}

// Hold has the Reader give a text in place of the file at a slash-separated path, whether or
// not that is there, until Release. The text is not to be changed afterwards.
func (r *Reader) Hold(name string, data []byte) {
	r.unsaved.mu.Lock()
	defer r.unsaved.mu.Unlock()
	if r.unsaved.texts == nil {
		r.unsaved.texts = map[string]text{}
	}
	r.unsaved.texts[name] = text{data, time.Now()}
}

// Release has the Reader give the file again.
func (r *Reader) Release(name string) {
	r.unsaved.mu.Lock()
	defer r.unsaved.mu.Unlock()
	delete(r.unsaved.texts, name)
}

func (u *unsaved) of(name string) (text, bool) {
	u.mu.RLock()
	defer u.mu.RUnlock()
	t, ok := u.texts[name]
	return t, ok
}

// over puts the texts below a folder in place of files, and adds those that have none.
func (u *unsaved) over(files []File, prefix string) []File {
	u.mu.RLock()
	defer u.mu.RUnlock()
	if len(u.texts) == 0 {
		return files
	}
	files = slices.DeleteFunc(files, func(f File) bool { _, held := u.texts[f.Path]; return held })
	for name, t := range u.texts {
		if prefix == "." || strings.HasPrefix(name, prefix+"/") {
			files = append(files, t.file(name))
		}
	}
	return files
}
