package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/bench/internal/report"

	"github.com/google/go-cmp/cmp"
)

func TestTable(t *testing.T) {
	table := report.NewTable("build", "CPU s")
	table.Add("größer", "12.25")
	table.Add("b")
	want := "| build  | CPU s |\n| ------ | ----: |\n| größer | 12.25 |\n| b      |       |\n"
	if diff := cmp.Diff(want, table.String()); diff != "" {
		t.Error(diff)
	}
}

func TestSave(t *testing.T) {
	s := report.Sections{{Name: "cold", Text: "new cold\n"}, {Name: "warm", Text: "new warm\n"}}
	for _, c := range []struct{ name, before, want, wrong string }{
		{"a new file", "", "new cold\n\nnew warm\n\n", ""},
		{"a file without places", "old\n", "new cold\n\nnew warm\n\n", ""},
		{"places", "# Title\n<!-- figures: warm -->\nold\n<!-- end -->\ntext\n<!-- figures: other -->\nkept\n<!-- end -->\n",
			"# Title\n<!-- figures: warm -->\n\nnew warm\n\n<!-- end -->\ntext\n<!-- figures: other -->\nkept\n<!-- end -->\n", ""},
		{"a place without end", "<!-- figures: warm -->\nold\n", "<!-- figures: warm -->\nold\n", "no \"<!-- end -->\" follows"},
	} {
		file := filepath.Join(t.TempDir(), "x.md")
		if c.before != "" {
			if err := os.WriteFile(file, []byte(c.before), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 { // twice is as good as once
			if err := s.Save(file); c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
				t.Errorf("%s: error %v, want %q", c.name, err, c.wrong)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
