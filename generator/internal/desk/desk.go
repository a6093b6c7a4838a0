// Package desk is what an author does with an archive besides building it: begin a file,
// list what wants a look, rename what has an id. It reads an archive as a build does, with
// all that is withheld, and gives files and changes as values; it writes nothing but a copy to try them on.
package desk

import (
	"errors"
	"io"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
)

// Desk is an archive as it stands in its files.
type Desk struct {
	Archive *archive.Archive
	Graph   *graph.Graph // of all of it: drafts and what is dated in the future, too
	Today   edtf.Day     // where the archive is
	List    diag.List    // what is wrong with it

	files  *layers.Reader
	opened io.Closer // files, if they are to be closed with the desk
	texts  graph.Texts
	store  *cache.Cache
}

// ErrNone is matched by the errors of Open that say that there is no archive.
var ErrNone = errors.New("there is no archive")

type none struct{ error }

func (none) Is(target error) bool { return target == ErrNone }

// Open reads the archive in a folder. An error is one of the file system, or ErrNone.
func Open(dir string, now time.Time) (*Desk, error) {
	files, err := layers.OpenDir(dir)
	if err != nil {
		return nil, none{err}
	}
	d, err := Of(files, now)
	if err != nil {
		files.Close()
		if errors.Is(err, archive.ErrNone) {
			err = none{archive.None(dir)}
		}
		return nil, err
	}
	d.opened = files
	return d, nil
}

// Of reads the archive that a Reader gives, which stays open when the desk is closed.
func Of(files *layers.Reader, now time.Time) (*Desk, error) {
	d := &Desk{files: files, store: cache.Temporary()}
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: d.store})
	d.texts = reading
	if err := d.read(reading, now); err != nil {
		d.store.Close()
		return nil, err
	}
	return d, nil
}

func (d *Desk) read(reading *archive.Reading, now time.Time) (err error) {
	if d.Archive, d.List, err = reading.Read(); err != nil {
		return err
	}
	zone := time.UTC
	if l := d.Archive.Site.Timezone.Location; l != nil {
		zone = l
	}
	d.Today = edtf.DayOf(now.In(zone).Date())
	g, list, err := graph.Link(d.Archive, graph.Options{Drafts: true, Future: true, Today: d.Today, Texts: reading, Store: d.store})
	d.Graph = g
	d.List.Join(list)
	d.List.Sort()
	return err
}

// Source gives a file of the archive as it stands.
func (d *Desk) Source(file string) ([]byte, error) { return d.files.Read(file, archive.MaxYAML) }

// Close gives back what the desk holds.
func (d *Desk) Close() error {
	d.store.Close()
	if d.opened == nil {
		return nil
	}
	return d.opened.Close()
}
