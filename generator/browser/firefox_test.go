package browser

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// walk is the script that Firefox is driven by.
//
//go:embed firefox.mjs
var walk []byte

// puppeteer drives Firefox over WebDriver BiDi.
var puppeteer = npmProgram{"puppeteer-core", "25.16.0", ""}

// TestFirefox walks every kind of page in Firefox, by http and from a disk: nothing is said
// to the console, nothing sticks out, readers can do what they can do in Chromium, and on
// paper no words stand over each other.
func TestFirefox(t *testing.T) {
	s := open(t)
	firefox, err := findProgram("Firefox", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range []site{s.sites[0], s.sites[2]} {
		t.Run(where.name, func(t *testing.T) {
			dir := t.TempDir()
			work := map[string]any{"firefox": firefox, "probe": probe, "widths": []int{1280, 1024, 768, 390, 320},
				"search": where.url(s.kind(t, "search").page) + "?q=russia"}
			type visit struct {
				Name string `json:"name"`
				URL  string `json:"url"`
				PDF  string `json:"pdf,omitempty"`
			}
			var visits []visit
			for _, k := range s.kinds(t) {
				if where != s.root() && k.slice || k.page == "404.html" && where != s.root() {
					continue
				}
				v := visit{Name: k.name, URL: where.url(k.page)}
				if where == s.root() {
					v.PDF = filepath.Join(dir, strings.ReplaceAll(k.name, " ", "-")+".pdf")
				}
				visits = append(visits, v)
			}
			work["pages"] = visits
			var got struct {
				Seen []struct {
					Name       string
					Said, Wide []string
				}
				Did map[string]bool
			}
			if err := json.Unmarshal(node(t, dir, walk, work), &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Seen) != len(visits) || len(got.Did) != 3 {
				t.Fatalf("of %d pages %d were seen, and %v was done", len(visits), len(got.Seen), got.Did)
			}
			for _, page := range got.Seen {
				for _, what := range append(page.Said, page.Wide...) {
					t.Errorf("%s: %s", page.Name, what)
				}
			}
			for what, ok := range got.Did {
				if !ok {
					t.Errorf("there is no %s", what)
				}
			}
			for _, v := range visits {
				if v.PDF != "" {
					overprinted(t, v.Name, v.PDF)
				}
			}
		})
	}
}

// node runs a script of puppeteer's with an argument, and gives what it prints.
func node(t *testing.T, dir string, script []byte, work any) []byte {
	t.Helper()
	program, err := findProgram("Node.js", "nodejs", "node")
	if err != nil {
		t.Fatal(err)
	}
	installed, err := puppeteer.path()
	if err != nil {
		t.Fatal(err)
	}
	argument, err := json.Marshal(work)
	if err != nil {
		t.Fatal(err)
	}
	run, given := filepath.Join(dir, "run.mjs"), filepath.Join(dir, "work.json")
	for name, data := range map[string][]byte{run: script, given: argument} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Dir(installed), filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, run, given)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	return out
}

// box is a word as it stands on a sheet.
type box struct {
	left, top, right, bottom float64
	text                     string
}

var pdfWord = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>`)

// overprinted wants no words of a printed page to stand over each other, and none to be cut
// by the edge of the sheet.
func overprinted(t *testing.T, name, pdf string) {
	t.Helper()
	program, err := findProgram("pdftotext", "poppler-utils", "pdftotext")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-bbox", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	words := 0
	for sheet, text := range strings.Split(string(out), "<page ")[1:] {
		var boxes []box
		for _, m := range pdfWord.FindAllStringSubmatch(text, -1) {
			var n [4]float64
			for i := range n {
				n[i], _ = strconv.ParseFloat(m[i+1], 64)
			}
			boxes = append(boxes, box{n[0], n[1], n[2], n[3], m[5]})
		}
		words += len(boxes)
		var wrong []string
		for i, a := range boxes {
			if a.left < 0 || a.right > 596 {
				wrong = append(wrong, fmt.Sprintf("%q is cut", a.text))
			}
			for _, b := range boxes[i+1:] {
				if a.covers(b) {
					wrong = append(wrong, fmt.Sprintf("%q and %q", a.text, b.text))
				}
			}
		}
		if len(wrong) > 0 {
			t.Errorf("%s, sheet %d: %d words stand over each other or are cut: %.8q", name, sheet+1, len(wrong), wrong)
		}
	}
	if words < 20 {
		t.Errorf("%s: only %d words were printed", name, words)
	}
}

// covers reports whether two words cover each other by a third of the smaller one.
func (a box) covers(b box) bool {
	w, h := min(a.right, b.right)-max(a.left, b.left), min(a.bottom, b.bottom)-max(a.top, b.top)
	least := min((a.right-a.left)*(a.bottom-a.top), (b.right-b.left)*(b.bottom-b.top))
	return w > 0 && h > 0 && w*h > least/3
}
