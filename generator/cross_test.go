package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// TestCrossBuilt builds an archive with the program for another processor, which an emulator
// runs: the site is the same, byte for byte.
func TestCrossBuilt(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("only on Linux on amd64, and not with -short")
	}
	const emulator = "qemu-aarch64-static"
	if _, err := exec.LookPath(emulator); err != nil {
		t.Fatalf("%s is missing: apt-get install qemu-user-static, or leave this out with -short", emulator)
	}
	dir := t.TempDir()
	program, dest := filepath.Join(dir, "chancery"), filepath.Join(dir, "site")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := exec.Command(emulator, program, "-s", archiveCopy(t, kitchen), "-d", dest, "-q", "--no-cache")
	run.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+buildDayOfTests)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := readTree(dest)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differing(buildSite(t, kitchen), got); len(diff) > 0 {
		t.Errorf("%d files are not the same: %v", len(diff), diff)
	}
}
