package browser

import (
	"bytes"
	"io/fs"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCopies copies the site with wget and with HTTrack, and wants the copy, opened from a
// disk, to have every file of the site but what no page needs, no file that is named after
// a query, and its search, previews and citations at work.
func TestCopies(t *testing.T) {
	s := open(t)
	handler, err := serve(s.dir, "/")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	host, _ := url.Parse(server.URL)
	for _, tool := range []struct {
		name string
		args []string
	}{
		{"wget", []string{"--mirror", "-k", "-E", "-p", "--no-verbose", "--no-host-directories", "-e", "robots=off", server.URL + "/"}},
		{"httrack", []string{server.URL + "/", "-O", ".", "--quiet", "--robots=0", "--sockets=8", "--max-rate=0", "--disable-security-limits", "--connection-per-second=0"}},
	} {
		t.Run(tool.name, func(t *testing.T) {
			program, err := findProgram(tool.name, tool.name, tool.name)
			if err != nil {
				t.Fatal(err)
			}
			top := t.TempDir()
			command := exec.Command(program, tool.args...)
			command.Dir = top
			if out, err := command.CombinedOutput(); err != nil && tool.name != "wget" { // wget fails for 404.html, as it is told to
				t.Fatalf("%v\n%s", err, bytes.TrimSpace(out))
			}
			copied := top
			if tool.name == "httrack" {
				copied = filepath.Join(top, strings.ReplaceAll(host.Host, ":", "_"))
			}
			complete(t, s.dir, copied)
			b := s.tab(t)
			there := site{tool.name, (&url.URL{Scheme: "file", Path: copied + "/"}).String()}
			b.visit(t, look{width: 1280}, there.url(filepath.ToSlash(indexIn(t, copied, "search")))+"?q=north+korea")
			if found := eval[[]string](t, b, results); len(found) == 0 {
				t.Error("nothing is found")
			}
			for _, to := range eval[[]string](t, b, `[...document.querySelectorAll(".hits a[href]")].map(a => a.href)`) {
				u, err := url.Parse(to)
				if err == nil {
					_, err = os.Stat(u.Path)
				}
				if err != nil {
					t.Errorf("what is found leads to %s: %v", to, err)
				}
			}
			b.ready(t, look{width: 1280}, there.url(s.kind(t, "brief").page))
			eval[int](t, b, clipboard)
			b.click(t, `document.querySelectorAll(".cite-tools button")[0]`)
			b.until(t, "a citation", `window.copied === document.querySelector(".references dd").textContent`)
			b.hover(t, mention)
			b.until(t, "a preview", preview+` !== ""`)
			b.silent(t)
		})
	}
}

// complete compares a copy with the site.
func complete(t *testing.T, site, copied string) {
	t.Helper()
	missing, all := 0, 0
	fs.WalkDir(os.DirFS(site), ".", func(name string, e fs.DirEntry, err error) error {
		switch base := filepath.Base(name); {
		case err != nil || e.IsDir() || base[0] == '.' || base[0] == '_' || strings.HasSuffix(name, ".png"), name == "robots.txt", name == "sha256sums.txt":
			return err // for hosts and for programs that know the address, and pictures that other sites show
		}
		all++
		file := filepath.Join(copied, name)
		found := []string{file}
		if strings.HasPrefix(filepath.Base(name), "index.htm") { // one of the two is enough
			found, _ = filepath.Glob(filepath.Join(filepath.Dir(file), "index.htm*"))
		}
		if _, err := os.Stat(append(found, file)[0]); err != nil {
			if missing++; missing <= 10 {
				t.Errorf("the copy is without %s", name)
			}
		}
		return nil
	})
	if all < 60 || missing > 10 {
		t.Errorf("of %d files %d are missing", all, missing)
	}
	fs.WalkDir(os.DirFS(copied), ".", func(name string, e fs.DirEntry, err error) error {
		if strings.ContainsAny(name, "?=%") {
			t.Errorf("the copy has a file named after a query: %s", name)
		}
		return err
	})
}

// indexIn gives the index of a folder of a copy: HTTrack calls index.htm index.html.
func indexIn(t *testing.T, copied, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(copied, folder, "index.htm*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("there is no index in %s", folder)
	}
	return filepath.Join(folder, filepath.Base(found[0]))
}
