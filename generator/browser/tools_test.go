package browser

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
)

// findChromium gives the path of Chromium, or says how to get it.
func findChromium() (string, error) {
	return findProgram("Chromium", "chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
}

// findProgram gives the path of the first program found; debian is the package that has it.
func findProgram(what, debian string, names ...string) (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is missing, which the tests in the browser need: apt-get install %s (elsewhere: have one of %q in PATH); go test -short leaves these tests out", what, debian, names)
}

// npmFile is a file out of a package of npm, pinned.
type npmFile struct {
	name, version string
	integrity     string // SHA-512 of the package in base 64 (W3C Subresource Integrity)
	file          string // in the package
}

var (
	axeCore = npmFile{"axe-core", "4.14.1", "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==", "axe.min.js"}
	nu      = npmFile{"vnu-jar", "26.9.27", "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==", "build/dist/vnu.jar"}
)

// path gives the file's place in the cache folder, fetching its package when it
// is not there yet.
func (f npmFile) path() (string, error) {
	cache, err := toolCache()
	if err != nil {
		return "", err
	}
	kept := filepath.Join(cache, fmt.Sprintf("%s-%s%s", f.name, f.version, filepath.Ext(f.file)))
	if _, err := os.Stat(kept); err == nil {
		return kept, nil
	}
	data, err := f.fetch()
	if err != nil {
		return "", fmt.Errorf("fetch %s %s: %w", f.name, f.version, err)
	}
	return kept, writeWhole(kept, data)
}

// fetch gets the file out of its package, whose hash must be the pinned one.
func (f npmFile) fetch() ([]byte, error) {
	npm, err := findProgram("npm", "npm", "npm")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "chancery-npm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	command := exec.Command(npm, "pack", "--silent", "--pack-destination", dir, f.name+"@"+f.version)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack: %w\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, f.name+"-"+f.version+".tgz"))
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(data); base64.StdEncoding.EncodeToString(sum[:]) != f.integrity {
		return nil, errors.New("the package is not the one that was pinned: its hash differs")
	}
	return unpack(data, "package/"+f.file)
}

// unpack gives one file of a .tgz.
func unpack(data []byte, name string) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		header, err := r.Next()
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", name, err)
		}
		if header.Name == name {
			return io.ReadAll(r)
		}
	}
}

// toolCache is the folder that fetched tools are kept in.
func toolCache() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	cache = filepath.Join(cache, "chancery-test")
	return cache, os.MkdirAll(cache, 0o755)
}

// writeWhole writes a file in one step, so that a run that is broken off leaves no half of it.
func writeWhole(name string, data []byte) error {
	if err := os.WriteFile(name+".part", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".part", name)
}

// npmProgram is a program out of a package of npm, at one version.
type npmProgram struct{ name, version, program string }

// path gives the program's place in the cache folder, installing its package when it is
// not there yet.
func (p npmProgram) path() (string, error) {
	cache, err := toolCache()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, p.name+"-"+p.version)
	program := filepath.Join(dir, "node_modules", ".bin", p.program)
	if p.program == "" {
		program = filepath.Join(dir, "node_modules", p.name)
	}
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	npm, err := findProgram("npm", "npm", "npm")
	if err != nil {
		return "", err
	}
	// No package may run a script of its own while it is installed.
	command := exec.Command(npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", dir, p.name+"@"+p.version)
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm install %s@%s: %w\n%s", p.name, p.version, err, out)
	}
	return program, nil
}

// goProgram is a program written in Go, at one version.
type goProgram struct{ pkg, version string }

// path gives the program's place in the cache folder, building it when it is not there yet.
func (p goProgram) path() (string, error) {
	cache, err := toolCache()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, path.Base(p.pkg)+"-"+p.version)
	program := filepath.Join(dir, path.Base(p.pkg))
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	command := exec.Command("go", "install", p.pkg+"@"+p.version)
	command.Env = append(os.Environ(), "GOBIN="+dir, "GOFLAGS=")
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go install %s@%s: %w\n%s", p.pkg, p.version, err, out)
	}
	return program, nil
}
