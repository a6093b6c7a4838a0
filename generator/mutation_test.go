package main

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// FuzzArchive changes the kitchen archive by a few lines, as authors do, and builds
// it. Whatever comes of it is a site in which all is sound or messages that say
// where to look; and nothing in between.
func FuzzArchive(f *testing.F) {
	content := readArchive(f, kitchen)
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Add(uint64(166)) // no site.yaml
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 1))
		changed, changes := mutate(r, content)
		source, dest := copyArchive(t, changed, false), filepath.Join(t.TempDir(), "site")
		args := []string{"build", "-s", source, "-d", dest, "-v", "--no-cache"}
		if r.IntN(2) == 0 {
			args = append(args, "-D", "-F")
		}
		var messages bytes.Buffer
		code := run(context.Background(), environment{args: args, out: io.Discard, err: &messages, now: time.Now,
			getenv: func(string) string { return "" }})
		said := messages.String()
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf(format, args...)
			t.Logf("seed %d\n%s\n%s", seed, strings.Join(changes, "\n"), said)
		}
		if !messagesAreWhole(said) {
			fail("a message without a place")
		}
		site, _ := readTree(dest)
		switch {
		case code == exitContent && len(site) == 0 && strings.Contains(said, ": error: "):
		case code == exitDone && len(site) > 0 && !strings.Contains(said, ": error: "):
			all := pages(t, site)
			for page, d := range all {
				for _, problem := range slices.Concat(safe(d), complete(d), headings(d), nesting(site[page])) {
					fail("%s: %s", page, problem)
				}
				for _, ref := range d.references {
					if why := dangling(page, ref, site, all); why != "" && page != "404.html" {
						fail("%s: %s=%q %s", page, ref.attribute, ref.address, why)
					}
				}
			}
		default:
			fail("exit status %d, %d files written", code, len(site))
		}
	})
}

var placed = regexp.MustCompile(`^content/[^:]+(:\d+(:\d+)?)?: (error|warning|note): .`)

// messagesAreWhole reports whether every line of the messages is one of the lines
// that a message has, and every message has a place in the content.
func messagesAreWhole(said string) bool {
	for line := range strings.Lines(said) {
		if !placed.MatchString(line) && !strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "withheld: content/") &&
			!strings.HasPrefix(line, "chancery: ") && !strings.HasPrefix(line, "built ") && !strings.HasPrefix(line, "the site is in ") &&
			!strings.Contains(line, " files written, ") && !strings.HasPrefix(line, "content/addresses.txt ") {
			return false
		}
	}
	return true
}

// mutate changes one to three lines or files of an archive, and says what.
func mutate(r *rand.Rand, content tree) (changed tree, changes []string) {
	changed = tree{}
	var words []string // to be put in the place of others
	for _, name := range content.paths() {
		changed[name] = content[name]
		words = append(words, regexp.MustCompile(`[\p{L}\d][\p{L}\d~?%./-]*`).FindAllString(string(content[name]), -1)...)
	}
	words = append(words, "", "~", "[]", "{}", "true", "2024-05", "../..", "<b>", `"`, "'", "#", ": ", "|", "a#b", "index", "404", "%00/", "0", "-1", "1e9", "\t")
	pick := func() string { return words[r.IntN(len(words))] }
	for range 1 + r.IntN(3) {
		names := slices.DeleteFunc(changed.paths(), func(s string) bool { return !strings.HasSuffix(s, ".md") && !strings.HasSuffix(s, ".yaml") })
		name := names[r.IntN(len(names))]
		lines := strings.Split(string(changed[name]), "\n")
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		was := lines[i]
		switch r.IntN(9) {
		case 0:
			delete(changed, name)
			changes = append(changes, name+": removed")
			continue
		case 1:
			lines = slices.Delete(lines, i, i+1)
		case 2:
			lines = slices.Insert(lines, j, was)
		case 3:
			lines[i], lines[j] = lines[j], lines[i]
		case 4:
			lines = slices.Insert(lines, 1, "draft: true")
		case 5:
			lines[i] += " " + pick()
		default:
			if at := regexp.MustCompile(`[\p{L}\d][\p{L}\d~?%./-]*`).FindAllStringIndex(was, -1); len(at) > 0 {
				w := at[r.IntN(len(at))]
				lines[i] = was[:w[0]] + pick() + was[w[1]:]
			}
		}
		changed[name] = []byte(strings.Join(lines, "\n"))
		changes = append(changes, name+": "+was+"  →  "+lines[min(i, len(lines)-1)])
	}
	return changed, changes
}
