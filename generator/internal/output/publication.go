package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"unicode"

	"chancery/generator/internal/digest"
	"chancery/generator/internal/manifest"
)

// Publication is one publishing of a site: Begin, any number of writes, and then
// Commit or Abort. The writing methods may be called from several goroutines at
// once; Commit and Abort only when all of them have returned.
type Publication struct {
	dest     string
	lock     *lock
	old      tree
	before   Record // what the publication before left
	stage    *stage
	buffers  sync.Pool                      // *[2*chunk]byte
	spare    string                         // see there; "" for none
	exchange func(stage, dest string) error // a field, so that tests can take it away

	precompress bool

	mu    sync.Mutex
	done  bool
	files map[string]fate
	left  Record
	dirs  map[string]bool // folders that the files need
	bytes int64
}

// fate is what became of a file that was to be written.
type fate uint8

const (
	claimed fate = iota // not yet, or it failed
	carried             // it is published already, byte for byte
	staged              // it is new or changed, and in the stage
)

// Begin locks the destination, mends what a build that died there left, and looks
// at what is published. A destination that another build holds is a *BusyError,
// one that has become unsafe since Check a *Refusal.
func Begin(t Target, before Record) (*Publication, error) {
	if t.dir == "" {
		return nil, errors.New("publish: the destination was not checked")
	}
	if err := os.MkdirAll(filepath.Dir(t.dir), 0o755); err != nil {
		return nil, fmt.Errorf("publish to %s: %w", t.dir, err)
	}
	l, err := acquire(t.dir)
	if err != nil {
		return nil, err
	}
	p := &Publication{
		dest: t.dir, spare: t.spare, lock: l, stage: newStage(stageDir(t.dir)), exchange: exchange, before: before,
		files: map[string]fate{}, dirs: map[string]bool{".": true}, left: Record{},
	}
	p.buffers.New = func() any { return new([2 * chunk]byte) }
	if err := p.open(); err != nil {
		l.release()
		return nil, err
	}
	return p, nil
}

func (p *Publication) open() error {
	if err := recoverFrom(p.dest); err != nil {
		return fmt.Errorf("publish to %s: %w", p.dest, err)
	}
	if r := occupied(p.dest); r != nil {
		return r
	}
	var err error
	if p.old, err = readTree(p.dest); err != nil {
		return fmt.Errorf("publish to %s: %w", p.dest, err)
	}
	return nil
}

// Untouched reports whether the destination is what the publication before left, with
// nothing added, removed or changed.
func (p *Publication) Untouched() bool {
	if len(p.before) != len(p.old.files) || len(p.old.odd) > 0 || !p.old.marked {
		return false
	}
	dirs := map[string]bool{".": true}
	for name := range p.before {
		if !p.asLeft(name) {
			return false
		}
		for dir := path.Dir(name); !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	return maps.Equal(dirs, p.old.dirs)
}

// asLeft reports whether a file is as the publication before left it.
func (p *Publication) asLeft(name string) bool {
	was, is := p.before[name], p.old.files[name]
	return was.ModTime != 0 && was.Size == is.Size && was.ModTime == is.ModTime
}

// Keep publishes the file at name as it is if the publication before made it from
// the same things, by one of the two digests, and nobody has touched it since. It reports
// whether it did; else the file is to be written. Digests that are zero say nothing.
func (p *Publication) Keep(name string, key, made digest.Sum) (bool, error) {
	was, none := p.before[name], digest.Sum{}
	if (key == none || was.Key != key) && (made == none || was.Made != made) || !p.asLeft(name) {
		return false, nil
	}
	if p.precompress && compressible(name) {
		if !p.formsAsLeft(name) {
			return false, nil
		}
		if err := p.keepForms(name, key); err != nil {
			return false, err
		}
	}
	if err := p.claim(name); err != nil {
		return false, err
	}
	was.Key = key
	p.settle(name, carried, was)
	return true, nil
}

// Write publishes data as the file at name, a slash-separated path below the
// destination. key and made are the digests of what it was made from, for the Record; they
// may be zero. A path can be written once.
func (p *Publication) Write(name string, key, made digest.Sum, data []byte) error {
	if err := p.write(name, key, made, data); err != nil || !p.precompress || !compressible(name) {
		return err
	}
	return p.writeForms(name, key, made, data)
}

func (p *Publication) write(name string, key, made digest.Sum, data []byte) error {
	if err := p.claim(name); err != nil {
		return err
	}
	if p.unchanged(name, int64(len(data)), bytes.NewReader(data)) {
		f := p.old.files[name]
		f.Key, f.Made, f.SHA256 = key, made, sha256.Sum256(data)
		p.settle(name, carried, f)
		return nil
	}
	return p.put(name, key, made, bytes.NewReader(data))
}

// Seal publishes, as the last file, the manifest of all others at name.
func (p *Publication) Seal(name string) error {
	files := p.Record()
	m := make(manifest.Manifest, len(files))
	for path, f := range files {
		if f.SHA256 == ([32]byte{}) { // it was carried over from a publication that did not note it
			sum, err := sumOf(p.published(path))
			if err != nil {
				return fmt.Errorf("publish %s: %w", name, err)
			}
			f.SHA256 = sum
			files[path] = f
		}
		m[path] = f.SHA256
	}
	return p.write(name, digest.Sum{}, digest.Sum{}, m.Append(nil))
}

// sumOf gives the SHA-256 of a file.
func sumOf(file string) (sum [32]byte, err error) {
	f, err := os.Open(file)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	h.Sum(sum[:0])
	return sum, err
}

// Stream is Write for a file too large to be held in memory, which write writes. It may go
// back to the beginning. It gets no compressed forms.
func (p *Publication) Stream(name string, key, made digest.Sum, write func(io.WriteSeeker) error) error {
	if err := p.claim(name); err != nil {
		return err
	}
	s := summing{sum: sha256.New()}
	f, err := p.stage.fill(name, func(w io.WriteSeeker) error {
		s.WriteSeeker = w
		return write(&s)
	})
	if err != nil {
		return fmt.Errorf("publish %s: %w", name, err)
	}
	sum := [32]byte(s.sum.Sum(nil))
	if s.moved {
		sum, err = sumOf(p.stage.path(name))
	}
	if err != nil {
		return fmt.Errorf("publish %s: %w", name, err)
	}
	is := staged
	if old := p.old.files[name]; p.same(name, f.Size) {
		if err := os.Remove(p.stage.path(name)); err != nil {
			return fmt.Errorf("publish %s: %w", name, err)
		}
		f, is = old, carried
	}
	f.Key, f.Made, f.SHA256 = key, made, sum
	p.settle(name, is, f)
	return nil
}

// summing adds up what is written, until the writer goes back.
type summing struct {
	io.WriteSeeker
	sum   hash.Hash
	moved bool
}

func (s *summing) Write(p []byte) (int, error) {
	if !s.moved {
		s.sum.Write(p)
	}
	return s.WriteSeeker.Write(p)
}

func (s *summing) Seek(offset int64, whence int) (int64, error) {
	s.moved = true
	return s.WriteSeeker.Seek(offset, whence)
}

// same reports whether the staged file at name is the one that is published.
func (p *Publication) same(name string, size int64) bool {
	f, err := os.Open(p.stage.path(name))
	if err != nil {
		return false
	}
	defer f.Close()
	return p.unchanged(name, size, f)
}

// put writes a file to the stage.
func (p *Publication) put(name string, key, made digest.Sum, r io.Reader) error {
	f, err := p.stage.write(name, r)
	if err != nil {
		return fmt.Errorf("publish %s: %w", name, err)
	}
	f.Key, f.Made = key, made
	p.settle(name, staged, f)
	return nil
}

// claim notes that a path is to be written, after looking that it can be.
func (p *Publication) claim(name string) error {
	if why := unfit(name); why != "" {
		return fmt.Errorf("publish %q: %s", name, why)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done {
		return fmt.Errorf("publish %s: the publication is over", name)
	}
	if _, twice := p.files[name]; twice {
		return fmt.Errorf("publish %s: it is written twice", name)
	}
	if p.dirs[name] {
		return fmt.Errorf("publish %s: other files need a folder of this name", name)
	}
	for dir := path.Dir(name); !p.dirs[dir]; dir = path.Dir(dir) {
		if _, isFile := p.files[dir]; isFile {
			return fmt.Errorf("publish %s: %s is a file, and cannot be a folder", name, dir)
		}
	}
	for dir := path.Dir(name); !p.dirs[dir]; dir = path.Dir(dir) {
		p.dirs[dir] = true
	}
	p.files[name] = claimed
	return nil
}

// unfit says why a path cannot be published, or nothing.
func unfit(name string) string {
	switch {
	case !fs.ValidPath(name) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)):
		return "this is not a path below the destination"
	case strings.ContainsFunc(name, func(r rune) bool { return r == '\\' || unicode.IsControl(r) }):
		return "backslashes and control characters are not allowed in an address"
	case strings.EqualFold(name, Marker):
		return "this name is reserved for the file that marks a published folder"
	}
	return ""
}

func (p *Publication) settle(name string, f fate, file File) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[name] = f
	p.left[name] = file
	p.bytes += file.Size
}

// Record gives what a Commit that went well has left.
func (p *Publication) Record() Record {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.left
}

// chunk is how many bytes of two files are compared at a time.
const chunk = 32 << 10

// unchanged reports whether the published file at name is exactly what r holds,
// size bytes. What cannot be compared is not the same.
func (p *Publication) unchanged(name string, size int64, r io.Reader) bool {
	if published, ok := p.old.files[name]; !ok || published.Size != size {
		return false
	}
	f, err := os.Open(p.published(name))
	if err != nil {
		return false
	}
	defer f.Close()
	buffer := p.buffers.Get().(*[2 * chunk]byte)
	defer p.buffers.Put(buffer)
	return equal(f, r, buffer[:chunk], buffer[chunk:])
}

// equal reports whether two readers give the same bytes to their ends.
func equal(a, b io.Reader, bufA, bufB []byte) bool {
	for {
		n, errA := io.ReadFull(a, bufA)
		m, errB := io.ReadFull(b, bufB)
		if !bytes.Equal(bufA[:n], bufB[:m]) || !ended(errA) || !ended(errB) {
			return false
		}
		if errA != nil && errB != nil {
			return true
		}
	}
}

// ended reports whether a full read went well, be it to the file's end.
func ended(err error) bool {
	return err == nil || err == io.EOF || err == io.ErrUnexpectedEOF
}

func (p *Publication) published(name string) string {
	return filepath.Join(p.dest, filepath.FromSlash(name))
}
