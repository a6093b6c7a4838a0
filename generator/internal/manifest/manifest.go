// Package manifest reads and writes the list of a site's files with the SHA-256 (FIPS 180-4)
// of each, in the form of GNU sha256sum, which checks it as well: sha256sum -c sha256sums.txt.
package manifest

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
)

// Name is the path of the manifest in a site.
const Name = "sha256sums.txt"

// Sum is the SHA-256 of a file.
type Sum [32]byte

// Manifest gives the sums of files by their slash-separated paths.
type Manifest map[string]Sum

// Paths gives the paths in the order of their bytes.
func (m Manifest) Paths() []string {
	paths := make([]string, 0, len(m))
	for p := range m {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

// Append writes the manifest, in the order of paths.
func (m Manifest) Append(dst []byte) []byte {
	for _, p := range m.Paths() {
		sum := m[p]
		dst = hex.AppendEncode(dst, sum[:])
		dst = append(append(append(dst, "  "...), p...), '\n')
	}
	return dst
}

// Parse reads a manifest. An error names the first line that is none of one, or whose path
// leads out of the site.
func Parse(src []byte) (Manifest, error) {
	m := make(Manifest, bytes.Count(src, []byte("\n")))
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		digits, path, ok := strings.Cut(line, " ")
		// Behind the space stands another one, or * for a file that was read as binary.
		ok = ok && (strings.HasPrefix(path, " ") || strings.HasPrefix(path, "*"))
		var sum Sum
		if !ok || len(digits) != 2*len(sum) {
			return nil, fmt.Errorf("line %d is not a SHA-256 in hexadecimal, two spaces and a path", n)
		}
		if _, err := hex.Decode(sum[:], []byte(digits)); err != nil {
			return nil, fmt.Errorf("line %d does not begin with a SHA-256 in hexadecimal", n)
		}
		path = path[1:]
		if !fs.ValidPath(path) || path == "." || strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || unicode.IsControl(r) }) {
			return nil, fmt.Errorf("line %d: %q is not the path of a file in a site", n, path)
		}
		if _, twice := m[path]; twice {
			return nil, fmt.Errorf("line %d: %s appears twice", n, path)
		}
		m[path] = sum
	}
	return m, nil
}

// Since compares with an earlier manifest of the site: the files that are new or have other
// bytes, and those that are gone, sorted.
func (m Manifest) Since(before Manifest) (changed, gone []string) {
	for _, path := range m.Paths() {
		if was, there := before[path]; !there || was != m[path] {
			changed = append(changed, path)
		}
	}
	for _, path := range before.Paths() {
		if _, stays := m[path]; !stays {
			gone = append(gone, path)
		}
	}
	return changed, gone
}
