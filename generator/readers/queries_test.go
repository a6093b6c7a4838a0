package readers

import (
	"cmp"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestQueries has SQLite's shell answer the questions of the data page: what it says is what
// the tables say, and what the pages of the site show.
func TestQueries(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		queries := regexp.MustCompile(`(?s)<code>(SELECT .*?)</code>`).FindAllStringSubmatch(string(exported(t, site, "data/index.html")), -1)
		if len(queries) != 3 {
			t.Fatalf("the data page has %d queries", len(queries))
		}
		answer := func(i int) (sql string, rows []map[string]string) {
			sql = html.UnescapeString(queries[i][1])
			for _, row := range decode[[]map[string]any](t, orNone(execute(t, nil, need(t, "sqlite3", "sqlite3"), "-json", filepath.Join(site, "data/archive.sqlite"), sql))) {
				plain := map[string]string{}
				for name, v := range row {
					if plain[name] = ""; v != nil {
						plain[name] = v.(string)
					}
				}
				rows = append(rows, plain)
			}
			return sql, rows
		}
		sql, rows := answer(0)
		actor := asked(sql)
		same(t, "what was asked", rows, askedOf(t, site, actor))
		shown := textOf(t, site, "recommendations/to/"+actor+".html", "recommendations/to/"+actor+"/*.html")
		for _, row := range rows {
			if !strings.Contains(shown, plainly(row["text"])) {
				t.Errorf("no page shows that of %s is asked: %s", actor, row["text"])
			}
		}
		_, rows = answer(1)
		same(t, "which dates differ", rows, differing(t, site))
		for _, row := range rows {
			address, fragment, _ := strings.Cut(strings.TrimPrefix(row["url"], baseURL+"/"), "#")
			if page := string(exported(t, site, address)); !strings.Contains(page, `id="`+fragment+`"`) || !strings.Contains(textOf(t, site, address), plainly(row["brief"])) {
				t.Errorf("%s does not show the report in %s", row["url"], row["brief"])
			}
		}
		sql, rows = answer(2)
		source := asked(sql)
		same(t, "what rests on a source", rows, resting(t, site, source))
		shown = textOf(t, site, "sources/*.html")
		for _, row := range rows {
			if !strings.Contains(shown, plainly(row["title"])) {
				t.Errorf("no page shows that %s cites %s", row["title"], source)
			}
		}
	})
}

// asked is the ID that a query names.
func asked(sql string) string {
	_, rest, _ := strings.Cut(sql, "= '")
	id, _, _ := strings.Cut(rest, "'")
	return id
}

// same compares rows. There have to be some, but of what not every archive has.
func same(t *testing.T, what string, got, want []map[string]string) {
	t.Helper()
	if len(got) != len(want) || len(got) == 0 && what != "which dates differ" {
		t.Errorf("%s: %d rows, want %d", what, len(got), len(want))
		return
	}
	for i, w := range want {
		for name, value := range w {
			if got[i][name] != value {
				t.Errorf("%s: row %d: %s is %q, want %q", what, i+1, name, got[i][name], value)
				return
			}
		}
	}
}

// by gives the rows of a table by a column.
func by(t *testing.T, site, table, column string) map[string][]map[string]string {
	t.Helper()
	rows := map[string][]map[string]string{}
	for _, row := range plainRows(t, site, table) {
		rows[row[column]] = append(rows[row[column]], row)
	}
	return rows
}

// askedOf is what was asked of an actor, and what came of it, as the tables have it.
func askedOf(t *testing.T, site, actor string) (rows []map[string]string) {
	history := by(t, site, "recommendation_history", "recommendation")
	asked := slices.DeleteFunc(plainRows(t, site, "recommendations"), func(r map[string]string) bool { return !slices.Contains(strings.Split(r["addressees"], ";"), actor) })
	slices.SortFunc(asked, func(a, b map[string]string) int { return cmp.Compare(a["id"], b["id"]) })
	for _, r := range asked {
		steps := history[r["id"]]
		slices.SortFunc(steps, byNumber("position"))
		for _, h := range append(steps, make([]map[string]string, max(0, 1-len(steps)))...) {
			rows = append(rows, map[string]string{"text": r["text"], "status": r["status"], "date": h["date"], "became": h["status"], "note": h["note"]})
		}
	}
	return rows
}

// differing is what briefs say of events whose dates cannot all be true.
func differing(t *testing.T, site string) (rows []map[string]string) {
	reports, briefs := by(t, site, "event_reports", "event"), by(t, site, "briefs", "id")
	events := slices.DeleteFunc(plainRows(t, site, "events"), func(e map[string]string) bool { return e["dates_differ"] != "true" })
	slices.SortFunc(events, func(a, b map[string]string) int {
		return cmp.Or(cmp.Compare(a["date_start"], b["date_start"]), cmp.Compare(a["id"], b["id"]))
	})
	for _, e := range events {
		said := slices.DeleteFunc(reports[e["id"]], func(p map[string]string) bool { return p["date"] == "" })
		slices.SortStableFunc(said, func(a, b map[string]string) int {
			return cmp.Or(cmp.Compare(briefs[a["brief"]][0]["date_start"], briefs[b["brief"]][0]["date_start"]), cmp.Compare(a["brief"], b["brief"]))
		})
		for _, p := range said {
			rows = append(rows, map[string]string{"title": e["title"], "date": p["date"], "brief": briefs[p["brief"]][0]["title"], "url": p["url"]})
		}
	}
	return rows
}

// resting is what rests on a source.
func resting(t *testing.T, site, source string) (rows []map[string]string) {
	briefs, cited := by(t, site, "briefs", "id"), by(t, site, "citations", "source")[source]
	slices.SortStableFunc(cited, func(a, b map[string]string) int {
		return cmp.Or(cmp.Compare(briefs[a["brief"]][0]["date_start"], briefs[b["brief"]][0]["date_start"]), cmp.Compare(a["brief"], b["brief"]), byNumber("position")(a, b))
	})
	for _, c := range cited {
		rows = append(rows, map[string]string{"title": briefs[c["brief"]][0]["title"], "cited_by": c["cited_by"], "thing": c["thing"], "locator": c["locator"]})
	}
	return rows
}

func byNumber(column string) func(a, b map[string]string) int {
	return func(a, b map[string]string) int {
		m, _ := strconv.Atoi(a[column])
		n, _ := strconv.Atoi(b[column])
		return cmp.Compare(m, n)
	}
}

// textOf is what readers see of pages, which patterns name.
func textOf(t *testing.T, site string, patterns ...string) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(site, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString(html.UnescapeString(tag.ReplaceAllString(string(data), "")) + "\n")
		}
	}
	return plainly(all.String())
}
