//go:build unix

package output

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/generator/internal/digest"
)

// crashSite is a site whose every file tells the version; the versions differ in
// which files there are, and some files are the same in all.
func crashSite(version int) site {
	s := site{"version.txt": fmt.Sprint(version)}
	for i := range 60 {
		for j := range 3 {
			s[fmt.Sprintf("same/%d/%d.html", j, i)] = "same"
		}
		s[fmt.Sprintf("d%d/%d.html", i%5, i)] = fmt.Sprint("version ", version)
		s[fmt.Sprintf("v%d/%d.html", version%3, i)] = "of this version"
	}
	return s
}

// TestMain publishes one version after another, until it is killed, if the
// environment asks for that.
func TestMain(m *testing.M) {
	if dest := os.Getenv("CRASH_DEST"); dest != "" {
		fmt.Fprintln(os.Stderr, publishForEver(dest, os.Getenv("CRASH_SWAP")))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func publishForEver(dest, swap string) error {
	target, err := Check(dest, filepath.Join(filepath.Dir(dest), "no-archive"))
	if err != nil {
		return err
	}
	if swap == "with a spare" {
		target = target.Keeping(spareOf(dest))
	}
	for version := os.Getpid(); ; version++ {
		p, err := Begin(target, nil)
		if err != nil {
			return err
		}
		if swap == "in two" {
			p.exchange = func(string, string) error { return errors.ErrUnsupported }
		}
		for name, text := range crashSite(version) {
			if err := p.Write(name, digest.Sum{}, digest.Sum{}, []byte(text)); err != nil {
				return err
			}
		}
		if _, err := p.Commit(); err != nil {
			return err
		}
		fmt.Println(version)
	}
}

func spareOf(dest string) string { return filepath.Join(filepath.Dir(dest), "kept", "spare") }

func TestAKilledBuildLeavesAWholeSite(t *testing.T) {
	for _, swap := range []string{"in one step", "in two", "with a spare"} {
		t.Run(swap, func(t *testing.T) {
			dest := filepath.Join(t.TempDir(), "public")
			if err := os.Mkdir(filepath.Dir(spareOf(dest)), 0o755); err != nil {
				t.Fatal(err)
			}
			versions, unclean := map[string]bool{}, 0
			enough := func() bool { return len(versions) >= 3 && unclean >= 3 }
			start := time.Now()
			for time.Since(start) < time.Second || !enough() && time.Since(start) < 30*time.Second {
				kill(t, dest, swap)
				if swap == "in two" { // the next build mends; no reader is asked before
					unclean += fix(t, dest)
				}
				s := read(t, dest)
				if s == nil && len(versions) == 0 { // killed before the first was published
					continue
				}
				versions[s["version.txt"]] = true
				var version int
				fmt.Sscan(s["version.txt"], &version)
				if !sameSite(s, crashSite(version)) {
					t.Fatalf("a mixture of sites: %v", s)
				}
				if swap != "in two" {
					unclean += fix(t, dest)
				}
			}
			if !enough() {
				t.Errorf("%d versions seen, %d builds killed in the middle: the test shows nothing", len(versions), unclean)
			}
			t.Logf("%d versions seen, %d builds killed in the middle", len(versions), unclean)
			check(t, dest, read(t, dest))
		})
	}
}

// kill starts a build and kills it, a while after it has published up to two
// versions.
func kill(t *testing.T, dest, swap string) {
	t.Helper()
	var complaint strings.Builder
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "CRASH_DEST="+dest, "CRASH_SWAP="+swap)
	child.Stderr = &complaint
	said, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	versions := bufio.NewScanner(said)
	for range rand.IntN(3) {
		versions.Scan()
	}
	time.Sleep(time.Duration(rand.IntN(30_000)) * time.Microsecond)
	child.Process.Kill()
	child.Wait()
	if complaint.Len() > 0 {
		t.Fatalf("the build: %s", &complaint)
	}
}

// fix begins a build and gives it up, and counts 1 if there was something to
// clear away before and nothing after.
func fix(t *testing.T, dest string) int {
	t.Helper()
	found := 0
	for _, name := range []string{stageDir(dest), asideDir(dest)} {
		if _, err := os.Lstat(name); err == nil {
			found = 1
		}
	}
	if err := begin(t, dest).Abort(); err != nil {
		t.Error(err)
	}
	clean(t, dest)
	return found
}

func sameSite(a, b site) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range b {
		if a[name] != b[name] {
			return false
		}
	}
	return true
}
