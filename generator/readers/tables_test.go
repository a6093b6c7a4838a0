package readers

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// tableNames are the tables that a site has as CSV and JSON.
var tableNames = []string{"actors", "authors", "briefs", "citations", "event_reports", "events", "figures", "mentions",
	"recommendation_history", "recommendations", "sources", "topics"}

// read reads a file of data.
func read(t *testing.T, site, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// plainRows reads a table of JSON, and makes of each value what is to come out of CSV.
func plainRows(t *testing.T, site, table string) (rows []map[string]string) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(read(t, site, table+".json")))
	d.UseNumber() // as it is written
	var all []map[string]any
	if err := d.Decode(&all); err != nil {
		t.Fatalf("%s.json: %v", table, err)
	}
	for _, row := range all {
		plain := map[string]string{}
		for name, v := range row {
			plain[name] = plainValue(v)
		}
		rows = append(rows, plain)
	}
	return rows
}

func plainValue(v any) string {
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	items := make([]string, len(list))
	for i, item := range list {
		items[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`).Replace(item.(string))
	}
	return strings.Join(items, ";")
}

// unguarded does with a cell what the data page tells readers to do: it takes away one
// apostrophe.
func unguarded(s string) string { return strings.TrimPrefix(s, "'") }

var leadingZeros = regexp.MustCompile(`^(-?)0+(\d)`)

// sameRows compares what a reader made of a table with its JSON. What the JSON leaves out,
// the reader is to have as "" or, of a flag, as false.
func sameRows(t *testing.T, reader, table string, got []map[string]string, want []map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %s has %d rows, want %d", reader, table, len(got), len(want))
		return
	}
	for i, row := range got {
		for name, value := range row {
			value = unguarded(value)
			w := want[i][name]
			if value == w || w == "" && value == "false" || leadingZeros.ReplaceAllString(value, "$1$2") == w {
				continue
			}
			t.Errorf("%s: row %d of %s: %s is %q, want %q", reader, i+1, table, name, value, w)
			return
		}
		for name := range want[i] {
			if _, ok := row[name]; !ok {
				t.Errorf("%s: row %d of %s lacks %s", reader, i+1, table, name)
				return
			}
		}
	}
}

// TestCSV has papaparse, d3-dsv, Python and Go read the tables, and wants the same of all as
// the JSON says.
func TestCSV(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		dir := filepath.Join(site, "data")
		js := decode[map[string]map[string][]map[string]string](t, packages{"papaparse@5.7.0", "d3-dsv@3.0.1"}.run(t, `
import {readFileSync} from "node:fs";
import Papa from "papaparse";
import {csvParse} from "d3-dsv";
const out = {papaparse: {}, d3: {}};
for (const table of process.argv.slice(3)) {
  const text = readFileSync(process.argv[2] + "/" + table + ".csv", "utf8");
  const papa = Papa.parse(text, {header: true, skipEmptyLines: true});
  if (papa.errors.length) throw new Error(table + ": " + JSON.stringify(papa.errors[0]));
  out.papaparse[table] = papa.data;
  out.d3[table] = [...csvParse(text)];
}
console.log(JSON.stringify(out));`, nil, append([]string{dir}, tableNames...)...))
		python := decode[map[string][]map[string]string](t, execute(t, nil, debianPython(t), append([]string{"-c", `
import csv, json, sys
print(json.dumps({t: list(csv.DictReader(open(sys.argv[1] + "/" + t + ".csv", encoding="utf-8", newline=""), strict=True)) for t in sys.argv[2:]}))`, dir}, tableNames...)...))
		for _, table := range tableNames {
			want := plainRows(t, site, table)
			sameRows(t, "papaparse", table, js["papaparse"][table], want)
			sameRows(t, "d3-dsv", table, js["d3"][table], want)
			sameRows(t, "Python", table, python[table], want)
			sameRows(t, "Go", table, goRows(t, read(t, site, table+".csv")), want)
		}
	})
}

func goRows(t *testing.T, data []byte) (rows []map[string]string) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestFrictionless has the libraries of Frictionless Data read the package with its
// schemas, and check every foreign key, which they do only where relations are asked for.
func TestFrictionless(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		got := decode[map[string][]map[string]any](t, packages{"datapackage@1.1.10", "tableschema@1.12.6"}.run(t, `
import {createRequire} from "node:module";
const {Package} = createRequire(import.meta.url)("datapackage");
const p = await Package.load(process.argv[2] + "/datapackage.json", {strict: true, basePath: process.argv[2]});
if (!p.valid) throw new Error(p.errors.join("\n"));
const out = {};
for (const r of p.resources) {
  const schema = r.schema;
  if (!schema.valid) throw new Error(r.name + ": " + schema.errors.join("\n"));
  out[r.name] = await r.read({keyed: true});
  if (!await r.checkRelations()) throw new Error(r.name + ": a relation is broken");
}
console.log(JSON.stringify(out));`, nil, filepath.Join(site, "data")))
		for _, table := range tableNames {
			var rows []map[string]string
			for _, row := range got[table] {
				plain := map[string]string{}
				for name, v := range row {
					if plain[name] = ""; v != nil {
						plain[name] = fmt.Sprint(v)
					}
				}
				rows = append(rows, plain)
			}
			want := plainRows(t, site, table)
			for _, row := range want { // its numbers have lost how they are written
				for _, name := range []string{"value", "low", "high"} {
					if s, ok := row[name]; ok && table == "figures" {
						row[name] = fmt.Sprint(json.Number(s).Float64())
						row[name] = strings.Fields(strings.Trim(row[name], "()"))[0]
					}
				}
			}
			sameRows(t, "tableschema", table, rows, want)
		}
	})
}

// TestForeignKeysAreChecked makes sure that the test above can fail.
func TestForeignKeysAreChecked(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out the tests with real readers")
	}
	eachSite(t, func(t *testing.T, _, site string) {
		if filepath.Base(filepath.Dir(site)) != "kitchen" {
			return
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Join(site, "data"))); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, "mentions.csv")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		first := strings.SplitN(string(data), "\n", 3)
		broken := first[0] + "\n" + regexp.MustCompile(`^[^,]+`).ReplaceAllString(first[1], "no-such-brief") + "\n" + first[2]
		if err := os.WriteFile(name, []byte(broken), 0o644); err != nil {
			t.Fatal(err)
		}
		out := packages{"datapackage@1.1.10", "tableschema@1.12.6"}.run(t, `
import {createRequire} from "node:module";
const {Package} = createRequire(import.meta.url)("datapackage");
const p = await Package.load(process.argv[2] + "/datapackage.json", {basePath: process.argv[2]});
try { await p.getResource("mentions").checkRelations(); console.log("sound"); } catch (e) { console.log([e.message, ...(e.errors || [])].join(" ")); }`, nil, dir)
		if !bytes.Contains(out, []byte(`Foreign key "brief" violation`)) {
			t.Errorf("a broken foreign key passes: %s", out)
		}
	})
}

// TestSQLite has SQLite's shell check the database and read it.
func TestSQLite(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		database := filepath.Join(site, "data", "archive.sqlite")
		shell := func(sql string) []byte {
			return execute(t, nil, need(t, "sqlite3", "sqlite3"), "-json", database, sql)
		}
		if out := string(shell("pragma integrity_check; pragma foreign_key_check")); strings.TrimSpace(out) != `[{"integrity_check":"ok"}]` {
			t.Fatal(out)
		}
		for _, table := range tableNames {
			var rows []map[string]string
			for _, row := range decode[[]map[string]any](t, orNone(shell("select * from "+table))) {
				rows = append(rows, fromDatabase(t, row))
			}
			want := plainRows(t, site, table)
			order := keyOrder(table)
			slices.SortFunc(rows, order)
			slices.SortFunc(want, order)
			for _, row := range want {
				for name, value := range row {
					row[name] = comparable(value)
				}
			}
			sameRows(t, "sqlite3", table, rows, want)
		}
	})
}

// orNone is what the shell prints, which is nothing where there are no rows.
func orNone(out []byte) []byte {
	if len(bytes.TrimSpace(out)) == 0 {
		return []byte("[]")
	}
	return out
}

// fromDatabase gives the values of a row as plainRows has them.
func fromDatabase(t *testing.T, row map[string]any) map[string]string {
	t.Helper()
	plain := map[string]string{}
	for name, v := range row {
		switch v := v.(type) {
		case nil:
			plain[name] = ""
		case string:
			plain[name] = comparable(v)
			if strings.HasPrefix(v, `["`) {
				plain[name] = comparable(plainValue(any(decode[[]any](t, []byte(v)))))
			}
		default:
			plain[name] = comparable(fmt.Sprint(v))
		}
	}
	return plain
}

// comparable writes numbers and flags in one way, and keeps the apostrophe that a text of
// the database begins with from being taken for one that was put there.
func comparable(s string) string {
	switch {
	case s == "true":
		return "1"
	case s == "0" || s == "false":
		return ""
	}
	var f float64
	if n, err := fmt.Sscanf(s, "%g", &f); n == 1 && err == nil && regexp.MustCompile(`^-?[0-9.e+]+$`).MatchString(s) {
		return fmt.Sprint(f)
	}
	return strings.TrimPrefix(s, "'")
}

func keyOrder(table string) func(a, b map[string]string) int {
	keys := map[string][]string{"citations": {"brief", "position"}, "figures": {"brief", "position"}, "mentions": {"brief", "actor"},
		"event_reports": {"event", "brief"}, "recommendation_history": {"recommendation", "position"}}[table]
	if keys == nil {
		keys = []string{"id"}
	}
	of := func(row map[string]string) (s string) {
		for _, k := range keys {
			s += fmt.Sprintf("%08s\x00", row[k])
		}
		return s
	}
	return func(a, b map[string]string) int { return strings.Compare(of(a), of(b)) }
}

// debianPython is Debian's Python, which has Debian's packages.
func debianPython(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat("/usr/bin/python3"); err == nil && !testing.Short() {
		return "/usr/bin/python3"
	}
	return need(t, "python3", "python3")
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// nextDay gives the day after a day of ISO 8601.
func nextDay(t *testing.T, day string) string {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}
