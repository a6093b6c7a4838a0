package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// licences tells each licence by words that it has and the others have not, the most special
// first.
var licences = []struct{ name, words string }{
	{"Apache-2.0", "Apache License"}, {"MPL-2.0", "Mozilla Public License"}, {"ISC", "Permission to use, copy, modify, and/or distribute"}, {"ISC", "Permission to use, copy, modify, and distribute"},
	{"BSD-3-Clause", "Neither the name"}, {"BSD-2-Clause", "Redistributions in binary form"}, {"MIT", "Permission is hereby granted, free of charge"},
}

// licenceOf reads the licence of a module from its files.
func licenceOf(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "LICENSE.MIT"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		text := strings.Join(strings.Fields(string(data)), " ")
		for _, l := range licences {
			if strings.Contains(text, l.words) {
				return l.name
			}
		}
		t.Errorf("%s has a licence that is not known: look whether the program may contain it", dir)
		return "?"
	}
	t.Errorf("%s has no licence: the program may not contain it", dir)
	return "none"
}

// TestLicences holds doc/licences.md, which lists third-party modules, to the
// modules that it is made from.
func TestLicences(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	var table strings.Builder
	table.WriteString("# Third-party modules\n\nThe modules that are part of the program `chancery`, with their licences; the text of each licence is in its module. Go\nitself is under a BSD-3-Clause licence. What only tests and benchmarks use is not part of the program.\n\n| module | version | licence |\n| --- | --- | --- |\n")
	for _, line := range slices.Compact(lines) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		table.WriteString("| " + f[0] + " | " + f[1] + " | " + licenceOf(t, f[2]) + " |\n")
	}
	const file = "doc/licences.md"
	if *update {
		writeFile(t, file, []byte(table.String()))
	}
	listed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(listed), table.String()); diff != "" {
		t.Errorf("%s is not what the program is made from (go test ./generator -run Licences -update): -listed +found\n%s", file, diff)
	}
}
