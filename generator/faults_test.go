package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// operations are the system calls by which files are changed, and those of reading; each
// fails in turn, as on a full or broken disk.
var operations = []struct{ calls, fault string }{
	{"write", "ENOSPC"}, {"pwrite64", "ENOSPC"}, {"openat", "EIO"}, {"mkdirat", "ENOSPC"}, {"renameat", "EIO"}, {"renameat2", "EIO"}, {"linkat", "EIO"},
	{"fsync", "EIO"}, {"fdatasync", "EIO"}, {"unlinkat", "EIO"}, {"ftruncate", "EIO"}, {"fchmod", "EIO"}, {"fchmodat", "EIO"}, {"copy_file_range", "EIO"}, {"sync_file_range", "EIO"}, {"syncfs", "EIO"},
	{"read", "EIO"}, {"pread64", "EIO"}, {"getdents64", "EIO"}, {"newfstatat", "EIO"}, {"fstat", "EIO"},
}

// every has every call fail, not some of each kind.
var every = flag.Bool("faults.every", false, "have every single operation fail in turn, which takes long")

// sample gives up to most numbers of calls from 1 to n, spread over them; the last ones, where
// files take their places, among them.
func sample(n, most int) (list []int) {
	if n <= most {
		most = n
	}
	for i := range most {
		list = append(list, n-i*n/most)
	}
	return list
}

// countCalls counts the system calls of a command that goes well.
func countCalls(t *testing.T, strace, program, dir string, args []string) map[string]int {
	t.Helper()
	log := filepath.Join(t.TempDir(), "counts")
	if out, err := run1(strace, dir, append([]string{"-f", "-c", "-o", log, program}, args...)...); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) >= 5 {
			if n, err := strconv.Atoi(f[3]); err == nil {
				counts[f[len(f)-1]] = n
			}
		}
	}
	return counts
}

func needStrace(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("needs strace")
	}
	if runtime.GOOS != "linux" {
		t.Skip("strace is of Linux")
	}
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Fatal("strace is missing, which has system calls fail: apt-get install strace, or leave this out with -short")
	}
	return path
}

// kills is how often a build is killed.
var kills = flag.Int("kills", 12, "how many builds are killed at a random moment")

// TestKilledBuilds kills builds at random moments. Each leaves the site as it was, or as it is
// to be; and the next build, which nobody kills, makes it as if nothing had happened.
func TestKilledBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	chancery, dir := program(t), small(t)
	public := filepath.Join(dir, "public")
	edit := func(n int) {
		writeFile(t, filepath.Join(dir, "content/briefs/more.md"), fmt.Appendf(nil, "---\ntitle: More %d\ndate: 2025\nsummary: S.\nactors: [zenda]\n---\nZenda, %d times.\n", n, n))
	}
	build := func() map[string]string {
		t.Helper()
		if out, err := run1(chancery, dir, "build"); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return filesOf(t, public)
	}
	begun := time.Now()
	site := build()
	took := time.Since(begun)
	rng, torn := rand.New(rand.NewPCG(1, 2)), 0
	for n := range *kills {
		edit(n)
		c := exec.Command(chancery, "build")
		c.Dir, c.Env = dir, append(os.Environ(), "HOME="+dir, "SOURCE_DATE_EPOCH=1767225600")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Int64N(int64(took))))
		_ = c.Process.Kill()
		if err := c.Wait(); err != nil {
			torn++
		}
		left := filesOf(t, public)
		next := build()
		if !maps.Equal(left, site) && !maps.Equal(left, next) {
			t.Fatalf("the build that was killed has left something else: %q differ from the site before, %q from that after", differ(left, site), differ(left, next))
		}
		clean := small(t)
		for name, text := range filesOf(t, filepath.Join(dir, "content")) {
			writeFile(t, filepath.Join(clean, "content", filepath.FromSlash(name)), []byte(text))
		}
		if out, err := run1(chancery, clean, "build", "--no-cache"); err != nil || !maps.Equal(filesOf(t, filepath.Join(clean, "public")), next) {
			t.Fatalf("the next build is not what a build elsewhere is: %v\n%s", err, out)
		}
		site = next
	}
	if torn == 0 {
		t.Error("no build was killed: the test shows nothing")
	}
	t.Logf("%d of %d builds were killed before they were over", torn, *kills)
}

// program builds the command.
func program(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "chancery")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// filesOf reads a folder, without what locks and temporary files of another run would be.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// small writes an archive of a few files, and what is imported into it.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":       "title: T\n",
		"content/actors/zenda.md": "---\nname: Zenda\nkind: state\n---\nA kingdom.\n",
		"content/briefs/fees.md":  "---\nsummary: S.\ntitle: Fees\ndate: 2024\nactors: [zenda]\n---\nSee [[zenda]].\n",
		"content/briefs/more.md":  "---\ntitle: More\ndate: 2025\nsummary: S.\nactors: [zenda]\n---\nZenda.\n",
		"old/one.md":              "---\ntitle: One\ndate: 2020\n---\nSome words of one.\n",
		"old/two.md":              "---\ntitle: Two\ndate: 2021\ntags: [EU law]\n---\nSome words of two, see [one](one.md).\n",
	} {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), []byte(text))
	}
	return dir
}

// TestFaults has each operation on files fail in turn under the commands that write. What was
// there before is there afterwards, whole, or all of what was to be is; a command that fails
// says so without a trace of its code, and one that goes on afterwards does the whole work.
func TestFaults(t *testing.T) {
	strace, chancery := needStrace(t), program(t)
	most := 3
	if *every {
		most = 1 << 20
	}
	for _, command := range []struct {
		name string
		args []string
		of   string // what it writes, in the archive's folder
	}{
		{"build", []string{"build", "--no-cache"}, "public"},
		{"rename", []string{"rename", "zenda", "kingdom-of-zenda"}, "content"},
		{"fmt", []string{"fmt"}, "content"},
		{"import", []string{"import", "old"}, "content"},
	} {
		t.Run(command.name, func(t *testing.T) {
			whole := small(t)
			begin := func(dir string) {
				if command.name != "build" {
					return
				}
				// There is a site already, and an edit.
				if out, err := run1(chancery, dir, "build", "--no-cache"); err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
				writeFile(t, filepath.Join(dir, "content/briefs/more.md"), []byte("---\ntitle: Other\ndate: 2025\nsummary: S.\n---\nOther words.\n"))
			}
			begin(whole)
			before := filesOf(t, filepath.Join(whole, command.of))
			if out, err := run1(chancery, whole, command.args...); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			after := filesOf(t, filepath.Join(whole, command.of))
			if maps.Equal(before, after) {
				t.Fatal("the command changes nothing")
			}
			failed, counted := 0, small(t)
			begin(counted)
			counts := countCalls(t, strace, chancery, counted, command.args)
			for _, op := range operations {
				for _, n := range sample(counts[op.calls], most) {
					dir := small(t)
					begin(dir)
					said, hit, err := faulty(strace, chancery, dir, op.calls, op.fault, n, command.args)
					if !hit || bytes.Contains(said, []byte("runtime: netpollBreak")) { // which writes into no file
						continue
					}
					now := filesOf(t, filepath.Join(dir, command.of))
					if err != nil {
						failed++
					}
					where := fmt.Sprintf("%s with %s of call %d", op.calls, op.fault, n)
					switch {
					case bytes.Contains(said, []byte("goroutine ")) || bytes.Contains(said, []byte("panic")):
						t.Errorf("%s: a trace of the code:\n%s", where, said)
					case err == nil && !maps.Equal(now, after):
						t.Errorf("%s: the command went well, and %q differ", where, differ(now, after))
					case err != nil && !maps.Equal(tidied(now), before) && !maps.Equal(tidied(now), after):
						t.Errorf("%s: neither as before nor as wanted: %q differ from before, %q from after:\n%s", where, differ(now, before), differ(now, after), said)
					case err != nil && len(bytes.TrimSpace(said)) == 0:
						t.Errorf("%s: nothing is said", where)
					}
					if command.name == "build" {
						if out, err := run1(chancery, dir, command.args...); err != nil || !maps.Equal(filesOf(t, filepath.Join(dir, command.of)), after) {
							t.Errorf("%s: the next build is not as it would have been: %v\n%s", where, err, out)
						}
					}
				}
			}
			if failed < 5 {
				t.Errorf("only %d of the commands failed", failed)
			}
		})
	}
}

// tidied leaves out what a failed removal of temporary files leaves.
func tidied(files map[string]string) map[string]string {
	kept := maps.Clone(files)
	maps.DeleteFunc(kept, func(name, _ string) bool { return strings.HasPrefix(filepath.Base(name), ".chancery-") })
	return kept
}

func differ(a, b map[string]string) (names []string) {
	for name := range a {
		if b[name] != a[name] {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// run1 runs the command in a folder.
func run1(program, dir string, args ...string) ([]byte, error) {
	c := exec.Command(program, args...)
	c.Dir, c.Env = dir, append(os.Environ(), "HOME="+dir, "GOMAXPROCS=1", "SOURCE_DATE_EPOCH=1767225600")
	return c.CombinedOutput()
}

var injected = regexp.MustCompile(`\(INJECTED\)`)

// faulty runs the command with the n-th of some system calls failing that concern files of the
// folder; hit is whether one has.
func faulty(strace, program, dir, calls, fault string, n int, args []string) (said []byte, hit bool, err error) {
	log := filepath.Join(filepath.Dir(dir), "strace-"+strconv.Itoa(n)+calls)
	defer os.Remove(log)
	all := append([]string{"-f", "-o", log, "-e", "trace=" + calls, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", calls, fault, n), program}, args...)
	said, err = run1(strace, dir, all...)
	text, readErr := os.ReadFile(log)
	return said, readErr == nil && injected.Match(text), err
}

// What TestOrderOfWriting reads in strace's log: a file that is on the disk now, and a name that
// takes the place of another; both with the folders of their descriptors.
var (
	synced  = regexp.MustCompile(`(fsync|fdatasync|syncfs)\(\d+<([^>]*)>`)
	renamed = regexp.MustCompile(`rename(?:at2?)?\((?:[A-Z_\d]+<([^>]*)>, )?"([^"]*)", (?:[A-Z_\d]+<([^>]*)>, )?"([^"]*)"`)
)

// TestOrderOfWriting wants files to be on the disk before they take the place of others, so
// that a power cut loses nothing: whatever is renamed over another has been synchronised, it or
// its whole file system.
func TestOrderOfWriting(t *testing.T) {
	strace, chancery := needStrace(t), program(t)
	dir := small(t)
	if out, err := run1(chancery, dir, "build", "--no-cache"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, args := range [][]string{{"fmt"}, {"rename", "zenda", "kingdom-of-zenda"}, {"import", "old"}, {"build", "--no-cache"}} {
		log := filepath.Join(t.TempDir(), "log")
		if out, err := run1(strace, dir, append([]string{"-f", "-y", "-o", log, "-e", "trace=rename,renameat,renameat2,fsync,fdatasync,syncfs", chancery}, args...)...); err != nil {
			t.Fatalf("%s: %v\n%s", args[0], err, out)
		}
		text, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		onDisk, all, renames := map[string]bool{}, false, 0
		for line := range strings.Lines(string(text)) {
			if m := synced.FindStringSubmatch(line); m != nil {
				onDisk[m[2]], all = true, all || m[1] == "syncfs"
			}
			m := renamed.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			from := m[2]
			if !filepath.IsAbs(from) {
				from = filepath.Join(m[1], from)
			}
			if !strings.HasPrefix(from, filepath.Dir(dir)) {
				continue // none of the archive or its site
			}
			if renames++; !all && !onDisk[from] {
				t.Errorf("%s: %s takes the place of another before it is on the disk:\n%s", args[0], from, text)
			}
			all = false // what is written from here on is not on the disk yet
		}
		if renames == 0 {
			t.Errorf("%s: nothing was renamed:\n%s", args[0], text)
		}
	}
}
