package serve

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestWatch sees everything that editors and people do to files.
func TestWatch(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprint("poll ", poll), func(t *testing.T) {
			d := small(t)
			d.interval = 30 * time.Millisecond
			ctx, stop := context.WithCancel(context.Background())
			ended := make(chan error, 1)
			go func() {
				if poll {
					d.Poll(ctx)
					ended <- nil
				} else {
					ended <- d.Watch(ctx, d.dir)
				}
			}()
			d.followed(t)
			stop()
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
	}
}

func (d *trial) followed(t *testing.T) {
	at := func(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }
	shows := func(address, text string) {
		t.Helper()
		eventually(t, address+" shows "+text, func() bool { return strings.Contains(d.get(address).Body.String(), text) })
	}
	gone := func(address string) {
		t.Helper()
		eventually(t, address+" is gone", func() bool { return d.get(address).Code == 404 })
	}
	must := func(errs ...error) {
		t.Helper()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	d.write(t, "content/briefs/fees.md", brief("Fees", "Written in place."))
	shows("/briefs/fees.html", "Written in place.")
	// An editor writes a new file and puts it in the place of the old one.
	d.write(t, "content/briefs/.fees.md.swp", brief("Fees", "Put in its place."))
	must(os.Rename(at("content/briefs/.fees.md.swp"), at("content/briefs/fees.md")))
	shows("/briefs/fees.html", "Put in its place.")
	// Another one moves the old file aside, and leaves it there for a moment.
	must(os.Rename(at("content/briefs/fees.md"), at("content/briefs/fees.md~")))
	d.write(t, "content/briefs/fees.md", brief("Fees", "Moved aside."))
	must(os.Remove(at("content/briefs/fees.md~")))
	shows("/briefs/fees.html", "Moved aside.")
	// Folders come with what is in them, are renamed, and go.
	must(os.MkdirAll(at("new/2025/deep"), 0o755), os.WriteFile(at("new/2025/deep/new.md"), []byte(brief("New", "In a new folder.")), 0o644),
		os.Rename(at("new/2025"), at("content/briefs/2025")))
	shows("/briefs/new.html", "In a new folder.")
	d.write(t, "content/briefs/2025/deep/new.md", brief("New", "Edited there."))
	shows("/briefs/new.html", "Edited there.")
	must(os.Rename(at("content/briefs/2025"), at("content/briefs/2026")))
	d.write(t, "content/briefs/2026/deep/new.md", brief("New", "In a renamed folder."))
	shows("/briefs/new.html", "In a renamed folder.")
	must(os.RemoveAll(at("content/briefs/2026")))
	gone("/briefs/new.html")
	must(os.Rename(at("content/briefs/courts.md"), at("content/briefs/benches.md")))
	shows("/briefs/benches.html", "Courts are slow.")
	gone("/briefs/courts.html")
	// Folders of the theme that were not there.
	d.write(t, "templates/extra-bottom.html", "<p>At the bottom</p>")
	shows("/", "At the bottom")
	d.write(t, "static/css/zz-mine.css", ".mine { color: red }")
	eventually(t, "the style sheet is another", func() bool {
		_, rest, _ := strings.Cut(d.get("/").Body.String(), `<link rel="stylesheet" href="`)
		name, _, _ := strings.Cut(rest, `"`)
		return strings.Contains(d.get("/"+name).Body.String(), ".mine{")
	})
	must(os.RemoveAll(at("templates")))
	eventually(t, "the template is gone", func() bool { return !strings.Contains(d.get("/").Body.String(), "At the bottom") })
	d.write(t, "content/site.yaml", "title: Another title\nbase_url: https://example.org\n")
	shows("/", "Another title")
	// The whole content, as when a branch is changed.
	must(os.Rename(at("content"), at("aside")))
	eventually(t, "there is no archive", func() bool { return d.event(d.view.Load(), "/").Others })
	must(os.Rename(at("aside"), at("content")))
	eventually(t, "there is one", func() bool { return !d.event(d.view.Load(), "/").Others })
	d.write(t, "content/briefs/fees.md", brief("Fees", "At last."))
	shows("/briefs/fees.html", "At last.")
}

// TestWatchLooksOnce: however an editor saves, the archive is looked at once, and at the one
// file that has changed.
func TestWatchLooksOnce(t *testing.T) {
	d := small(t)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Watch(ctx, d.dir) }()
	d.write(t, "content/briefs/fees.md", brief("Fees", "Warm."))
	eventually(t, "it is watched", func() bool { return strings.Contains(d.get("/briefs/fees.html").Body.String(), "Warm.") })
	time.Sleep(2 * rest)
	d.updating.Lock()
	n := len(d.reports)
	d.updating.Unlock()
	at := func(name string) string { return filepath.Join(d.dir, "content", "briefs", name) }
	if err := errors.Join(os.WriteFile(at("4913"), nil, 0o644), os.Remove(at("4913")), os.Rename(at("fees.md"), at("fees.md~")),
		os.WriteFile(at("fees.md"), []byte(brief("Fees", "Saved.")), 0o644), os.Chmod(at("fees.md"), 0o600), os.Remove(at("fees.md~"))); err != nil {
		t.Fatal(err)
	}
	eventually(t, "it is seen", func() bool { return strings.Contains(d.get("/briefs/fees.html").Body.String(), "Saved.") })
	time.Sleep(3 * rest)
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if looks := d.reports[n:]; len(looks) != 1 || !slices.Equal(looks[0].Paths, []string{"content/briefs/fees.md"}) {
		t.Errorf("the looks are %+v", looks)
	}
}

// TestTurn: a day that makes it another site is noticed.
func TestTurn(t *testing.T) {
	d := small(t, "content/briefs/expected.md", strings.Replace(brief("Expected", "Text."), "summary:", "events: [{id: talks, date: 2026-01-01, title: Talks, summary: S., status: expected}]\nsummary:", 1))
	n, view := len(d.reports), d.view.Load()
	d.turn()
	if len(d.reports) != n || d.view.Load() != view {
		t.Error("the same day is taken for another")
	}
	d.day = d.day.AddDate(20, 0, 0)
	d.turn()
	if len(d.reports) != n+1 || d.view.Load() == view {
		t.Error("another day is not noticed")
	}
}
