package readers

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLibreOffice has LibreOffice open the tables: nothing is run, and a text stays one.
func TestLibreOffice(t *testing.T) {
	office := need(t, "soffice", "libreoffice-calc-nogui")
	eachSite(t, func(t *testing.T, _, site string) {
		out := t.TempDir()
		args := []string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", "fods", "--outdir", out,
			"--infilter=Text - txt - csv (StarCalc):44,34,76,1"}
		for _, table := range []string{"briefs", "events", "figures", "recommendations", "sources"} {
			args = append(args, filepath.Join(site, "data", table+".csv"))
		}
		execute(t, nil, office, args...)
		for _, table := range []string{"briefs", "events", "figures", "recommendations", "sources"} {
			sheet, err := os.ReadFile(filepath.Join(out, table+".fods"))
			if err != nil {
				t.Fatal(err)
			}
			if i := bytes.Index(sheet, []byte("table:formula=")); i >= 0 {
				t.Errorf("%s has a formula: %.200s", table, sheet[i:])
			}
			for _, row := range plainRows(t, site, table) {
				if title := row["title"]; title != "" && !bytes.Contains(sheet, []byte(xmlText(title))) {
					t.Errorf("%s: the title %q is lost", table, title)
				}
				if d := row["date"]; strings.HasPrefix(d, "-") && !bytes.Contains(sheet, []byte("&apos;"+d)) && !bytes.Contains(sheet, []byte("'"+d)) {
					t.Errorf("%s: the date %q is no text", table, d)
				}
			}
		}
	})
}

func xmlText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;").Replace(s)
}

// pandasReads prints the tables as pandas has them by its own rules, and by those that the
// data page gives: every cell a text, and no text for a missing value.
const pandasReads = `import json, sys, pandas
folder, out = sys.argv[1], {}
for table in sys.argv[2:]:
    file = folder + "/" + table + ".csv"
    guessed = pandas.read_csv(file)
    out[table] = {"Told": pandas.read_csv(file, dtype=str, keep_default_na=False).to_dict("records"),
      "Missing": {name: [int(i) for i in guessed.index[guessed[name].isna()]] for name in guessed.columns},
      "Types": {name: str(kind) for name, kind in guessed.dtypes.items()}}
print(json.dumps(out))`

// missing are the texts that pandas takes for missing values, of its own accord.
var missing = strings.Fields("#N/A #NA -1.#IND -1.#QNAN -NaN -nan 1.#IND 1.#QNAN <NA> N/A NA NULL NaN None n/a nan null")

// TestPandas has pandas read the tables. By the rules of the data page it has every cell; by
// its own it takes some texts for missing values.
func TestPandas(t *testing.T) {
	eachSite(t, func(t *testing.T, _, site string) {
		got := decode[map[string]struct {
			Told    []map[string]string
			Missing map[string][]int
			Types   map[string]string
		}](t, execute(t, nil, debianPython(t), append([]string{"-c", pandasReads, filepath.Join(site, "data")}, tableNames...)...))
		for _, table := range tableNames {
			g := got[table]
			sameRows(t, "pandas", table, g.Told, plainRows(t, site, table))
			for name, rows := range g.Missing {
				for _, i := range rows {
					if cell := g.Told[i][name]; cell != "" && !slices.Contains(missing, cell) {
						t.Errorf("%s: of row %d, pandas has nothing for the %s %q", table, i+1, name, cell)
					}
				}
			}
			for name, kind := range g.Types {
				if strings.HasSuffix(name, "_start") && kind != "object" && len(g.Missing[name]) < len(g.Told) {
					t.Errorf("%s: %s is of the type %s", table, name, kind)
				}
			}
		}
	})
}
