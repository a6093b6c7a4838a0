// Package build publishes a site: it has every output made that is not as the last build
// left it.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/output"
	"chancery/generator/internal/permalink"
	"chancery/generator/internal/progress"
	"chancery/generator/internal/site"
)

// Options are what a build depends on besides the archive.
type Options struct {
	Source      string // the archive's folder
	Destination string // where the site goes; "" checks everything and writes nothing
	BaseURL     string // in place of site.yaml's, when not ""
	Drafts      bool
	Future      bool
	Strict      bool      // warnings fail, too
	Today       time.Time // decides which briefs are yet to come
	Version     string
	Program     digest.Sum       // of the code, which all that is kept depends on
	Part        Part             // which pages are made
	Precompress bool             // text stands beside its compressed forms
	Cache       string           // the folder for what later builds can use again; "" keeps nothing
	Templates   fs.FS            // the built-in templates
	Static      fs.FS            // the built-in style sheets, scripts and icons
	Progress    *progress.Report // what shows how far the build is, or nil
}

// Result is what a build made.
type Result struct {
	Briefs, Actors, Events, Recommendations int
	Pages                                   int // of the part that was built
	Withheld                                []graph.Withheld
	Addresses, NewAddresses                 int    // in the archive's ledger, if the build wrote it, and how many were added
	Unnoted                                 string // why they could not be noted in a ledger that may not be written, or ""
	Dropped                                 int    // addresses that the ledger lists no more: they were built, and never published
	Destination                             string // absolute; "" when nothing was written
	Stats                                   output.Stats
	Excess                                  []string // what the site has more of than some hosts take
	Timings                                 []Timing `json:"-"`
	OK                                      bool     // whether the content is right, and the site was written if it was to be
}

// Run builds the site of an archive. What is wrong with the archive is in the
// list, sorted; then the result is not OK and nothing was written. An error means
// that the file system failed or that the options are unusable (site.ErrUsage).
func Run(ctx context.Context, o Options) (Result, diag.List, error) {
	b := &builder{Options: o, to: nowhere{}}
	err := b.run(ctx)
	b.list.Sort()
	return b.result, b.list, err
}

// builder is one build.
type builder struct {
	Options
	list        diag.List
	result      Result
	cache       *cache.Cache // nil keeps nothing for later builds
	session     *site.Session
	unpublished []permalink.Loss // what was built before and is gone, and was never published
	to          sink             // where files go that are not published; nil for nowhere
	selection   string           // which of them are made; see Selections
	program     digest.Sum       // of the code and all that it carries
	before      state            // what the last build to the destination left
	inputs      inputs           // files is nil if one of them cannot be read
	day         edtf.Day         // of the build, where the archive is
	due         edtf.Day         // the first day on which a build is another
	zone        *time.Location
}

func (b *builder) run(ctx context.Context) error {
	if b.cache = cache.Open(b.Cache); b.cache != nil {
		defer b.cache.Close()
	}
	session, err := b.open(b.cache, b.took)
	if err != nil {
		return err
	}
	defer session.Close()
	b.session = session
	var target output.Target
	if b.Destination != "" {
		if target, err = output.Check(b.Destination, b.Source); err != nil {
			return usage(err)
		}
		target = target.Keeping(b.cache.Folder(stateName(target.Dir(), b.Part)))
	}
	if b.cache != nil {
		if b.program, err = programDigest(b.Program, b.Templates, b.Static); err != nil {
			return err
		}
		if done, err := b.nothingNew(target); done || err != nil {
			return err
		}
	}
	b.Progress.Stage(reading, 0)
	snapshot, list, err := session.Refresh()
	b.list.Join(list)
	if err != nil || b.failed() {
		return err
	}
	if b.lost(ctx, snapshot); b.failed() {
		return nil
	}
	b.result.Briefs, b.result.Actors, b.result.Events, b.result.Recommendations = snapshot.Briefs, snapshot.Actors, snapshot.Events, snapshot.Recommendations
	b.result.Withheld, b.day, b.due, b.zone = snapshot.Withheld, snapshot.Day, snapshot.Due, snapshot.Zone
	if b.Destination == "" {
		list, err := session.Audit()
		if b.list.Join(list); err == nil {
			err = b.makeAll(ctx, snapshot, b.to)
		}
		b.result.OK = err == nil && !b.failed()
		return err
	}
	return b.publish(ctx, snapshot, target)
}

// Open opens a session on the archive that keeps nothing for later ones.
func (o *Options) Open() (*site.Session, error) { return o.open(nil, nil) }

func (o *Options) open(kept *cache.Cache, watch func(string, int, time.Duration)) (*site.Session, error) {
	return site.Open(o.Source, site.Options{BaseURL: o.BaseURL, Drafts: o.Drafts, Future: o.Future, Now: func() time.Time { return o.Today },
		Version: o.Version, Program: o.Program, Cache: kept, Templates: o.Templates, Static: o.Static, Watch: watch})
}

// owns reports whether a file is to be made.
func (b *builder) owns(kind string, path address.Path) bool {
	return b.Part.owns(kind, path) && selected(b.selection, path)
}

// failed reports whether the messages so far stop the build.
func (b *builder) failed() bool {
	return b.list.Stops(b.Strict)
}

func usage(err error) error {
	var refusal *output.Refusal
	switch {
	case errors.As(err, &refusal), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return fmt.Errorf("%w: %w", site.ErrUsage, err)
	}
	return err
}
