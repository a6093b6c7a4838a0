package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// row is a row of the tables below, as the shell prints it.
type row struct {
	ID string   `json:"id"`
	N  int64    `json:"n"`
	S  *string  `json:"s"`
	I  *int64   `json:"i"`
	R  *float64 `json:"r"`
}

const rowSQL = `CREATE TABLE "rows" (id TEXT NOT NULL, n INTEGER NOT NULL, s TEXT, i INTEGER, r REAL, PRIMARY KEY (id, n)) WITHOUT ROWID`

func write(t *testing.T, all []row) []byte {
	t.Helper()
	var rows Rows
	var key Key
	var r Record
	for _, v := range all {
		key = key[:0]
		key.Text(v.ID)
		key.Int(int(v.N))
		r.Reset()
		r.Text(v.ID)
		r.Int(v.N)
		if v.S != nil {
			r.Text(*v.S)
		} else {
			r.Null()
		}
		if v.I != nil {
			r.Int(*v.I)
		} else {
			r.Null()
		}
		if v.R != nil {
			r.Real(*v.R)
		} else {
			r.Null()
		}
		rows.Add(key, &r)
	}
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	db := New(file)
	db.Table("rows", rowSQL, &rows)
	for i := range 20 { // a schema of several pages
		rows.Reset()
		comment := strings.Repeat(" /* "+strings.Repeat("-", 400)+" */", i%3)
		db.Table(fmt.Sprintf("empty%d", i), fmt.Sprintf("CREATE TABLE empty%d (id TEXT PRIMARY KEY%s) WITHOUT ROWID", i, comment), &rows)
	}
	db.View("longest", `CREATE VIEW longest AS SELECT id FROM "rows" ORDER BY length(s) DESC, id LIMIT 1`)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// shell runs a statement in SQLite's shell.
func shell(t *testing.T, data []byte, sql ...string) []byte {
	t.Helper()
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		if testing.Short() {
			t.Skip("there is no sqlite3")
		}
		t.Fatal("SQLite's shell is missing: apt-get install sqlite3")
	}
	file := filepath.Join(t.TempDir(), "test.sqlite")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, append([]string{"-json", file}, sql...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("sqlite3: %v\n%s", err, out)
	}
	return out
}

func TestIntegrity(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	numbers := []int64{0, 1, 2, -1, 127, 128, -128, -129, 1 << 15, 1 << 23, 1 << 31, 1 << 47, math.MaxInt64, math.MinInt64}
	for _, n := range []int{0, 1, 2, 4, 5, 11, 12, 13, 100, 5000} {
		for _, longest := range []int{10, 300, 1100, 20000} {
			if n*longest > 5_000_000 {
				continue
			}
			var all []row
			for i := range n {
				v := row{ID: fmt.Sprintf("id-%d", (i*7919)%n), N: int64(i % 3)}
				if i%7 > 0 {
					s := strings.Repeat("ä€", r.IntN(longest)/5)
					v.S = &s
				}
				if i%5 > 0 {
					v.I = &numbers[i%len(numbers)]
				}
				if i%4 > 0 {
					f := r.Float64() * 1e6
					v.R = &f
				}
				all = append(all, v)
			}
			t.Run(fmt.Sprintf("%d rows of up to %d bytes", n, longest), func(t *testing.T) { holds(t, all) })
		}
	}
}

// holds wants SQLite to find nothing wrong with a database and to read what was written.
func holds(t *testing.T, all []row) {
	data := write(t, all)
	if again := write(t, all); !bytes.Equal(data, again) {
		t.Error("the same rows make other bytes")
	}
	if out := string(shell(t, data, "pragma integrity_check")); strings.TrimSpace(out) != `[{"integrity_check":"ok"}]` {
		t.Fatalf("integrity_check: %s", out)
	}
	var got []row
	if out := shell(t, data, `select * from "rows"`); len(out) > 0 {
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
	}
	if len(got) != len(all) {
		t.Fatalf("%d rows were read, %d written", len(got), len(all))
	}
	want := map[string]row{}
	for _, v := range all {
		want[fmt.Sprint(v.ID, " ", v.N)] = v
	}
	for i, g := range got {
		w := want[fmt.Sprint(g.ID, " ", g.N)]
		if !same(g.S, w.S) || !same(g.I, w.I) || (g.R == nil) != (w.R == nil) || g.R != nil && math.Abs(*g.R-*w.R) > 1e-6 {
			t.Fatalf("row %d: got %+v, want %+v", i, g, w)
		}
		if i > 0 && (got[i-1].ID > g.ID || got[i-1].ID == g.ID && got[i-1].N >= g.N) {
			t.Fatalf("row %d is out of order", i)
		}
		// The tree is searched, not only walked.
		if i%97 == 0 && !bytes.Contains(shell(t, data, fmt.Sprintf(`select count(*) c from "rows" where id='%s' and n=%d`, g.ID, g.N)), []byte(`"c":1`)) {
			t.Fatalf("row %d is not found by its key", i)
		}
	}
}

func same[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}
