package browser

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/generator/internal/build"
	"chancery/generator/internal/fixture"
	"chancery/static"
	"chancery/templates"
)

var (
	archiveDir = flag.String("archive", "../..", "the `folder` of the archive whose site is tested")
	shotsDir   = flag.String("shots", "", "the `folder` that TestShots writes its pictures to")
	audit      = flag.Bool("audit", false, "look at several pages of each kind, and let TestLighthouse run: takes long")
)

// subPath is where the second copy of the site is published.
const subPath = "/archive/of%20briefs/"

// suite is what all tests share: a site, published three ways, and a browser.
type suite struct {
	dir     string   // the site's folder
	pages   []string // the paths of its HTML files, sorted
	sites   []site
	browser *chrome
	idle    chan *tab // tabs that no test uses at the moment
	temp    string
	servers []*httptest.Server
}

// site is one of the ways in which the site is published.
type site struct {
	name string
	base string // the address of its root, with a slash at its end
}

// url gives the address of a page, which is named by its path in the site.
func (s site) url(page string) string { return s.base + (&url.URL{Path: page}).EscapedPath() }

// started starts the suite once for all tests; TestMain ends it.
var started = sync.OnceValues(start)

func TestMain(m *testing.M) {
	flag.Parse()
	if testing.Short() {
		fmt.Println("-short: the tests in the browser are left out")
		os.Exit(m.Run())
	}
	code := m.Run()
	ending.Lock()
	if ending.close != nil {
		ending.close()
	}
	os.Exit(code)
}

// ending is what TestMain does last, once a suite was started.
var ending struct {
	sync.Mutex
	close func()
}

// open gives a test the suite.
func open(t testing.TB) *suite {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out the tests in the browser")
	}
	s, err := started()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func start() (_ *suite, err error) {
	s := &suite{idle: make(chan *tab, 64)}
	ending.Lock()
	ending.close = s.close
	ending.Unlock()
	if s.temp, err = os.MkdirTemp("", "chancery-browser-"); err != nil {
		return nil, err
	}
	if s.browser, err = newChrome(filepath.Join(s.temp, "profile")); err != nil {
		return nil, err
	}
	s.dir = filepath.Join(s.temp, "a site")
	if err := buildSite(*archiveDir, s.dir); err != nil {
		return nil, err
	}
	if s.pages, err = htmlFiles(s.dir); err != nil {
		return nil, err
	}
	return s, s.publish()
}

// publish serves the site at a root and under a sub path; the third copy is the folder.
func (s *suite) publish() error {
	root, err1 := serve(s.dir, "/")
	sub, err2 := serve(s.dir, subPath)
	s.servers = append(s.servers, httptest.NewServer(root), httptest.NewServer(sub))
	s.sites = []site{
		{"root", s.servers[0].URL + "/"},
		{"sub path", s.servers[1].URL + subPath},
		{"file", (&url.URL{Scheme: "file", Path: filepath.ToSlash(s.dir) + "/"}).String()},
	}
	return errors.Join(err1, err2)
}

func (s *suite) root() site { return s.sites[0] }

func (s *suite) close() {
	if s.browser != nil {
		s.browser.close()
	}
	for _, server := range s.servers {
		server.Close()
	}
	if s.temp != "" {
		os.RemoveAll(s.temp)
	}
}

// buildSite builds an archive's site on a fixed day, so that nothing is withheld today
// and published tomorrow.
func buildSite(source, destination string, change ...func(*build.Options)) error {
	archive, err := os.MkdirTemp("", "chancery-archive-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(archive)
	if err := fixture.Copy(source, archive); err != nil {
		return err
	}
	options := build.Options{
		Source: archive, Destination: destination, Version: "test",
		Today:     time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		Templates: templates.Files, Static: static.Files,
	}
	for _, f := range change {
		f(&options)
	}
	result, list, err := build.Run(context.Background(), options)
	switch {
	case err != nil:
		return fmt.Errorf("build %s: %w", source, err)
	case !result.OK:
		return fmt.Errorf("build %s: %v", source, list.Messages)
	case result.Pages == 0:
		return errors.New("the site has no pages")
	}
	return nil
}

// htmlFiles lists the HTML files of a site, by slash-separated path, sorted.
func htmlFiles(dir string) ([]string, error) {
	var found []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(name, ".html") {
			found = append(found, name)
		}
		return err
	})
	return found, err
}
