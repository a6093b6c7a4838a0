package page

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/colour"
)

// TestGrounds holds what the accent is measured against to the style sheet.
func TestGrounds(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("..", "..", "..", "static", "css", "1-ground.css"))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"paper", "wash"} {
		m := regexp.MustCompile(`--` + name + `: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindSubmatch(css)
		if m == nil {
			t.Fatalf("the style sheet has no --%s", name)
		}
		if day, night := grounds(false)[i].String(), grounds(true)[i].String(); string(m[1]) != day || string(m[2]) != night {
			t.Errorf("--%s is %s and %s, an accent is measured against %s and %s", name, m[1], m[2], day, night)
		}
	}
}

// Whatever an archive chooses can be read, and what can be read already stays.
func TestAccent(t *testing.T) {
	for given, told := range map[string]bool{"#1a5fb4": false, "#9c2a1e": false, "#ffb000": true, "#fff": true, "000": false, "#808080": true} {
		a, list := NewAccent(archive.Text{S: given})
		if a == nil || len(list.Messages) > 0 != told {
			t.Fatalf("%s: %v, %v", given, a, list.Messages)
		}
		for i := range 2 {
			for c, ratio := range map[colour.RGB]float64{a.Text: textContrast, a.Line: lineContrast} {
				if got := colour.Contrast(c, grounds(false)[i]); got < ratio {
					t.Errorf("%s: %s has %.2f by day", given, c, got)
				}
			}
			for c, ratio := range map[colour.RGB]float64{a.NightText: textContrast, a.NightLine: lineContrast} {
				if got := colour.Contrast(c, grounds(true)[i]); got < ratio {
					t.Errorf("%s: %s has %.2f by night", given, c, got)
				}
			}
		}
		if c, _ := colour.Parse(given); !told && a.Text != c {
			t.Errorf("%s becomes %s", given, a.Text)
		}
	}
	if a, list := NewAccent(archive.Text{}); a != nil || len(list.Messages) > 0 {
		t.Error("there is an accent that nobody chose")
	}
}
