package static

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// fromAddress is what takes more from the address of a page than its query and its hash. To
// go elsewhere, location.href may be set.
var fromAddress = regexp.MustCompile(`location\.(pathname|host|origin)|location\.href(\s*[^=\s]|\s*==)|document\.URL|baseURI`)

// TestScriptsTakeNothingFromTheAddress holds that scripts read of the address nothing but
// its query and its hash: hosts show a page at addresses of their own.
func TestScriptsTakeNothingFromTheAddress(t *testing.T) {
	seen := 0
	err := fs.WalkDir(Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".js") {
			return err
		}
		seen++
		src, err := fs.ReadFile(Files, name)
		for _, found := range fromAddress.FindAllString(string(src), -1) {
			t.Errorf("%s reads %s", name, found)
		}
		return err
	})
	if err != nil || seen < 5 {
		t.Fatalf("%d scripts: %v", seen, err)
	}
}

// TestNothingScrollsSlowly holds that whoever follows a link to a part of a page is there at
// once: where scrolling is smooth, browsers travel to it even from another page.
func TestNothingScrollsSlowly(t *testing.T) {
	err := fs.WalkDir(Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(Files, name)
		if strings.Contains(string(src), "scroll-behavior") || strings.Contains(string(src), "smooth") {
			t.Errorf("%s scrolls smoothly", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
