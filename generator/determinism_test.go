package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDeterminism builds one archive in many ways and wants the same bytes.
func TestDeterminism(t *testing.T) {
	chancery, err := exec.LookPath("chancery") // this test binary: see TestMain
	if err != nil {
		t.Fatal(err)
	}
	archives := map[string]string{"own archive": "..", "kitchen sink": kitchen}
	for name, source := range archives {
		t.Run(name, func(t *testing.T) {
			files := readArchive(t, source)
			forwards, backwards := copyArchive(t, files, false), copyArchive(t, files, true)
			want := buildSite(t, source)
			source := archiveCopy(t, source)
			for _, run := range []struct {
				name, dir, source string
				env               []string
			}{
				{"one processor", ".", source, []string{"GOMAXPROCS=1"}},
				{"many processors", ".", source, []string{"GOMAXPROCS=13"}},
				{"another time zone and language", ".", source, []string{"TZ=Asia/Pyongyang", "LANG=ko_KR.UTF-8", "LC_ALL=tr_TR.UTF-8"}},
				{"another folder", forwards, ".", nil},
				{"another path to it", filepath.Dir(forwards), filepath.Base(forwards) + "/../" + filepath.Base(forwards), nil},
				{"files made in another order", backwards, ".", []string{"GOMAXPROCS=7", "TMPDIR=" + t.TempDir()}},
				{"at another time of day", ".", source, []string{"SOURCE_DATE_EPOCH=1767225601"}},
			} {
				t.Run(run.name, func(t *testing.T) {
					dest := filepath.Join(t.TempDir(), "site")
					c := exec.Command(chancery, "-s", run.source, "-d", dest, "-q", "--no-cache")
					c.Dir = run.dir
					c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+buildDayOfTests)
					c.Env = append(c.Env, run.env...)
					if out, err := c.CombinedOutput(); err != nil {
						t.Fatalf("%v\n%s", err, out)
					}
					got, err := readTree(dest)
					if err != nil {
						t.Fatal(err)
					}
					if diff := differing(want, got); len(diff) > 0 {
						t.Errorf("%d files are not the same: %v", len(diff), diff)
					}
				})
			}
		})
	}
}

// readArchive gives what authors wrote of an archive, by its path from content/. What the
// project's own has in static/ is built in.
func readArchive(t testing.TB, source string) tree {
	t.Helper()
	files, err := readTree(filepath.Join(source, "content"))
	if err != nil {
		t.Fatal(err)
	}
	if source == ".." {
		return files
	}
	pictures, err := readTree(filepath.Join(source, "static"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range pictures {
		files["../static/"+name] = data
	}
	return files
}

// copyArchive writes an archive's content into a new folder, in the order of names
// or the other way round.
func copyArchive(t *testing.T, files tree, backwards bool) string {
	t.Helper()
	dir, names := t.TempDir(), files.paths()
	if backwards {
		slices.Reverse(names)
	}
	for _, name := range names {
		writeFile(t, filepath.Join(dir, "content", filepath.FromSlash(name)), files[name])
	}
	return dir
}

// TestWarmIsCold wants a build over a published site of another archive to be the
// same as a first build.
func TestWarmIsCold(t *testing.T) {
	cold := buildSite(t, kitchen)
	dest := filepath.Join(t.TempDir(), "site")
	for _, source := range []string{"..", kitchen, kitchen} {
		buildInto(t, source, dest)
	}
	warm, err := readTree(dest)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differing(cold, warm); len(diff) > 0 {
		t.Errorf("%d files are not the same: %v", len(diff), diff)
	}
}

// TestFormattedIsTheSame: an archive that fmt has written in its order publishes the same bytes.
func TestFormattedIsTheSame(t *testing.T) {
	dir := archiveCopy(t, kitchen)
	var out, errs strings.Builder
	if code := run(t.Context(), environment{args: []string{"fmt", "-s", dir}, out: &out, err: &errs, getenv: noEnvironment, now: examples}); code != exitDone || !strings.Contains(out.String(), "coronation.md") {
		t.Fatalf("exit %d, changed %q, %s", code, out.String(), errs.String())
	}
	if diff := differing(buildSite(t, kitchen, "--no-cache"), buildSite(t, dir, "--no-cache")); len(diff) > 0 {
		t.Errorf("other bytes in %v", diff)
	}
}
