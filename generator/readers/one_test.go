package readers

import (
	"html"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var oneRecord = regexp.MustCompile(`<a href="data:application/x-research-info-systems;charset=utf-8,([^"]*)" download="([^"]*)\.ris">`)

// TestOneRecord holds that every recommendation, event and figure has a link that is its
// record, the same that stands in the file of its year, and has citation-js read them.
func TestOneRecord(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		links := map[string]string{}
		err := filepath.WalkDir(site, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".html" {
				return err
			}
			data, err := os.ReadFile(name)
			for _, found := range oneRecord.FindAllStringSubmatch(string(data), -1) {
				record, wrong := url.PathUnescape(html.UnescapeString(found[1]))
				if wrong != nil || links[found[2]] != "" && links[found[2]] != record {
					t.Errorf("%s: %s: %q, elsewhere %q (%v)", name, found[2], record, links[found[2]], wrong)
				}
				links[found[2]] = record
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		var files strings.Builder
		for _, pattern := range []string{"recommendations/year/*.ris", "timeline/*.ris", "figures/*.ris"} {
			names, err := filepath.Glob(filepath.Join(site, pattern))
			if err != nil || len(names) == 0 {
				t.Fatalf("no %s: %v", pattern, err)
			}
			for _, name := range names {
				files.Write(exported(t, "", name))
			}
		}
		all := strings.SplitAfter(files.String(), "ER  - \r\n")
		for i := range all {
			all[i] = strings.TrimLeft(all[i], "\r\n")
		}
		slices.Sort(all)
		for name, record := range links {
			if _, found := slices.BinarySearch(all, record); !found {
				t.Errorf("%s is not as in the file of its year: %s", name, record)
			}
		}
		things := 0
		for _, table := range []string{"recommendations", "events"} {
			things += len(plainRows(t, site, table))
		}
		figures := map[string]bool{}
		for _, row := range plainRows(t, site, "figures") {
			figures[row["figure"]] = true
		}
		if things += len(figures); len(links) != things {
			t.Errorf("%d records of %d things", len(links), things)
		}
		if got := decode[[]item](t, citationJS.run(t, citationJSReads, []byte(strings.Join(slices.Collect(maps.Values(links)), "")))); len(got) != things {
			t.Errorf("citation-js reads %d of %d records", len(got), things)
		}
	})
}
