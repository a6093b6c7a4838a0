package layers

import (
	"errors"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func builtIn() fstest.MapFS {
	return fstest.MapFS{
		"brief.html":        {Data: []byte("built-in brief")},
		"base.html":         {Data: []byte("built-in base")},
		"parts/card.html":   {Data: []byte("built-in card")},
		"parts/footer.html": {Data: []byte("built-in footer")},
	}
}

func over(t *testing.T, files map[string]string) (*FS, []Problem) {
	t.Helper()
	_, r := archive(t, files)
	f, problems, err := Over(builtIn(), r, "templates", 100)
	if err != nil {
		t.Fatal(err)
	}
	return f, problems
}

func contents(t *testing.T, f *FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range f.Files() {
		data, err := f.ReadFile(name)
		if err != nil {
			t.Error(err)
		}
		out[name] = string(data)
	}
	return out
}

func TestArchiveShadowsFileByFile(t *testing.T) {
	f, problems := over(t, map[string]string{
		"templates/brief.html":      "my brief",
		"templates/parts/card.html": "-> ../cards/mine.html",
		"templates/cards/mine.html": "my card",
		"templates/.brief.html.swp": "no",
		"static/base.html":          "no",
	})
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	want := map[string]string{
		"brief.html": "my brief", "base.html": "built-in base", "parts/card.html": "my card",
		"parts/footer.html": "built-in footer", "cards/mine.html": "my card",
	}
	if d := cmp.Diff(want, contents(t, f)); d != "" {
		t.Errorf("contents (-want +got):\n%s", d)
	}
	if err := fstest.TestFS(f, f.Files()...); err != nil {
		t.Error(err)
	}
	if !f.Own("brief.html") || f.Own("base.html") || f.Own("parts") {
		t.Error("Own does not tell the archive's files from the built-in ones")
	}
	entries, err := fs.ReadDir(f, "parts")
	if err != nil || len(entries) != 2 || entries[0].Name() != "card.html" || entries[1].Name() != "footer.html" {
		t.Errorf("parts/: %v, %v", entries, err)
	}
	if info, err := fs.Stat(f, "brief.html"); err != nil || info.Size() != int64(len("my brief")) {
		t.Errorf("brief.html: %v, %v", info, err)
	}
}

func TestArchiveWithoutFolder(t *testing.T) {
	f, problems := over(t, nil)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if d := cmp.Diff([]string{"base.html", "brief.html", "parts/card.html", "parts/footer.html"}, f.Files()); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	if err := fstest.TestFS(f, f.Files()...); err != nil {
		t.Error(err)
	}
}

func TestClashesOfFilesAndFolders(t *testing.T) {
	f, problems := over(t, map[string]string{
		"templates/brief.html/x.html": "a folder where a file is",
		"templates/parts":             "a file where a folder is",
	})
	want := []string{
		`templates/brief.html/x.html: "brief.html" is a file of the built-in templates, and cannot be a folder`,
		"templates/parts: this is a file, and a folder belongs here",
	}
	if d := cmp.Diff(want, sentences(problems)); d != "" {
		t.Errorf("problems (-want +got):\n%s", d)
	}
	if got := contents(t, f)["brief.html"]; got != "built-in brief" {
		t.Errorf("brief.html is %q", got)
	}
}

func TestOverlaidFileOverTheLimit(t *testing.T) {
	f, _ := over(t, map[string]string{"templates/brief.html": string(make([]byte, 101))})
	_, openErr := f.Open("brief.html")
	_, readErr := f.ReadFile("brief.html")
	for _, err := range []error{openErr, readErr} {
		if p, ok := errors.AsType[Problem](err); !ok || p.Path != "templates/brief.html" {
			t.Errorf("error %v", err)
		}
	}
}

func TestOpenReadsOwnFiles(t *testing.T) {
	f, _ := over(t, map[string]string{"templates/brief.html": "my brief"})
	file, err := f.Open("brief.html")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if data, err := io.ReadAll(file); string(data) != "my brief" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	for _, name := range []string{"none.html", "parts/none.html"} {
		if _, err := f.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
