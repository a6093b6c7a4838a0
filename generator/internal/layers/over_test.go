package layers

import (
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

func over(t *testing.T, files map[string]string) (Files, []Problem) {
	t.Helper()
	_, r := archive(t, files)
	f, problems, err := Over(builtIn(), r, "templates", 100)
	if err != nil {
		t.Fatal(err)
	}
	return f, problems
}

func contents(f Files) map[string]string {
	out := map[string]string{}
	for name, data := range f {
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
	if d := cmp.Diff(want, contents(f)); d != "" {
		t.Errorf("contents (-want +got):\n%s", d)
	}
}

func TestArchiveWithoutFolder(t *testing.T) {
	f, problems := over(t, nil)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	if d := cmp.Diff([]string{"base.html", "brief.html", "parts/card.html", "parts/footer.html"}, f.Names()); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
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
	if got := contents(f)["brief.html"]; got != "built-in brief" {
		t.Errorf("brief.html is %q", got)
	}
}

func TestOverlaidFileOverTheLimit(t *testing.T) {
	f, problems := over(t, map[string]string{"templates/brief.html": string(make([]byte, 101))})
	if d := cmp.Diff([]string{"templates/brief.html: the file is too large: 101 bytes; the limit is 100 bytes"}, sentences(problems)); d != "" {
		t.Errorf("problems (-want +got):\n%s", d)
	}
	if got := string(f["brief.html"]); got != "built-in brief" {
		t.Errorf("brief.html is %q", got)
	}
}
