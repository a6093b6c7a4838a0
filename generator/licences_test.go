package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// wording tells each licence by words that it has and the others have not, the most special
// first.
var wording = []struct{ name, words string }{
	{"Apache-2.0", "Apache License"}, {"MPL-2.0", "Mozilla Public License"}, {"ISC", "Permission to use, copy, modify, and/or distribute"}, {"ISC", "Permission to use, copy, modify, and distribute"},
	{"BSD-3-Clause", "Neither the name"}, {"BSD-2-Clause", "Redistributions in binary form"}, {"MIT", "Permission is hereby granted, free of charge"},
}

// licenceOf reads the licence of a module from its files: its name, its text, and the notice
// that belongs to it.
func licenceOf(t *testing.T, dir string) (name, text string) {
	t.Helper()
	for _, file := range []string{"LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "LICENSE.MIT"} {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			continue
		}
		text = tidy(data)
		if notice, err := os.ReadFile(filepath.Join(dir, "NOTICE")); err == nil {
			text += "\n" + tidy(notice)
		}
		words := strings.Join(strings.Fields(string(data)), " ")
		for _, l := range wording {
			if strings.Contains(words, l.words) {
				return l.name, text
			}
		}
		t.Errorf("%s has a licence that is not known: look whether the program may contain it", dir)
		return "?", text
	}
	t.Errorf("%s has no licence: the program may not contain it", dir)
	return "none", ""
}

// tidy is a text without blanks at the ends of lines.
func tidy(data []byte) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")) + "\n") {
		b.WriteString(strings.TrimRight(line, " \t\n") + "\n")
	}
	return b.String()
}

// TestLicences holds doc/licences.md, which lists third-party modules, and
// doc/licences.txt, which the program prints, to the modules that it is made from.
func TestLicences(t *testing.T) {
	var lines []string
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system)
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.TrimSpace(string(out)), "\n")...)
	}
	slices.Sort(lines)
	var table, texts strings.Builder
	table.WriteString("# Third-party modules\n\nThe modules that are part of the program `chancery`, with their licences, whose texts `chancery version --licences`\nprints. Go itself is under the BSD-3-Clause licence of its modules golang.org/x. What only tests and benchmarks use is\nnot part of the program.\n\n| module | version | licence |\n| --- | --- | --- |\n")
	under := map[string][]string{} // the modules under a text
	var order []string
	for _, line := range slices.Compact(lines) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		name, text := licenceOf(t, f[2])
		table.WriteString("| " + f[0] + " | " + f[1] + " | " + name + " |\n")
		if under[text] == nil {
			order = append(order, text)
		}
		if f[0] == "golang.org/x/text" {
			under[text] = append(under[text], "Go")
		}
		under[text] = append(under[text], f[0])
	}
	own, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	texts.WriteString("chancery\n\n" + tidy(own) + "\nIt contains the following third-party modules, each group above its licence.\n")
	for _, text := range order {
		fmt.Fprintf(&texts, "\n%s\n%s\n\n%s", strings.Repeat("=", 72), strings.Join(under[text], "\n"), text)
	}
	for file, found := range map[string]string{"doc/licences.md": table.String(), "doc/licences.txt": texts.String()} {
		if *update {
			writeFile(t, file, []byte(found))
		}
		listed, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(listed), found); diff != "" {
			t.Errorf("%s is not what the program is made from (go test ./generator -run Licences -update): -listed +found\n%s", file, diff)
		}
	}
}
