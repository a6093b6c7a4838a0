package browser

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sort"
	"strings"
	"testing"
)

// lighthouse is pinned to the newest version that runs on the Node.js of Debian stable.
const lighthouse = "12.8.2"

// scores is what is read of a report of Lighthouse.
type scores struct {
	RuntimeError struct{ Message string }
	Categories   map[string]struct {
		Score     *float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Title, DisplayValue string
		Score               *float64
		NumericValue        float64
		Details             struct{ Items json.RawMessage }
		Explanation         string
	}
}

// TestLighthouse lets Lighthouse judge every kind of page as a phone would load it.
// It takes minutes, so it runs only when asked for: ./build.sh audit.
func TestLighthouse(t *testing.T) {
	if !*audit {
		t.Skip("Lighthouse takes minutes: ./build.sh audit lets it run")
	}
	s := open(t)
	program, err := npmProgram{"lighthouse", lighthouse, "lighthouse"}.path()
	if err != nil {
		t.Fatal(err)
	}
	chromium, err := findChromium()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range s.kinds(t) {
		t.Run(k.name, func(t *testing.T) {
			judge := func() scores { return judged(t, program, chromium, s.root().url(k.page)) }
			found := judge()
			if found.blocked() > mostBlocked {
				found = middle(found, judge(), judge())
			}
			found.report(t, k)
		})
	}
}

// judged is what Lighthouse says of a page.
func judged(t *testing.T, program, chromium, url string) (found scores) {
	t.Helper()
	flags := "--headless=new --disable-gpu --disable-quic --no-first-run"
	if os.Geteuid() == 0 {
		flags += " --no-sandbox"
	}
	command := exec.Command(program, url, "--quiet", "--output=json", "--chrome-flags="+flags)
	command.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("lighthouse: %v", err)
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatalf("what Lighthouse says: %v", err)
	}
	return found
}

// blocked is the total blocking time in milliseconds.
func (s scores) blocked() float64 { return s.Audits["total-blocking-time"].NumericValue }

// middle is the run of the median blocking time: it differs by some 50 ms between runs of the same page,
// so Lighthouse advises to look at several (docs/variability.md).
func middle(runs ...scores) scores {
	slices.SortFunc(runs, func(a, b scores) int { return cmp.Compare(a.blocked(), b.blocked()) })
	return runs[len(runs)/2]
}

// mostBlocked is for how many milliseconds the main thread of a phone may be blocked while
// a page loads (https://web.dev/articles/tbt).
const mostBlocked = 50

// report fails for a category below 100, with what costs it.
func (s scores) report(t *testing.T, k kind) {
	t.Helper()
	if s.RuntimeError.Message != "" {
		t.Fatalf("%s: %s", k.page, s.RuntimeError.Message)
	}
	names := []string{"performance", "accessibility", "best-practices", "seo"}
	if k.page == "404.html" {
		names = names[:3] // it asks search engines to stay away
	}
	var line []string
	for _, name := range names {
		category, ok := s.Categories[name]
		if !ok || category.Score == nil {
			t.Errorf("%s has no score for %s", k.page, name)
			continue
		}
		line = append(line, fmt.Sprintf("%s %.0f", name, *category.Score*100))
		if *category.Score >= 0.995 {
			continue
		}
		var costs []string
		for _, ref := range category.AuditRefs {
			if a := s.Audits[ref.ID]; ref.Weight > 0 && a.Score != nil && *a.Score < 0.995 {
				costs = append(costs, fmt.Sprintf("%s (%.2f, %s) %s %.600s", a.Title, *a.Score, a.DisplayValue, a.Explanation, a.Details.Items))
			}
		}
		sort.Strings(costs)
		t.Errorf("%s: %s is below 100: %s", k.page, name, strings.Join(costs, "; "))
	}
	if blocked := s.blocked(); blocked > mostBlocked {
		t.Errorf("%s: the main thread is blocked for %.0f ms, want at most %d", k.page, blocked, mostBlocked)
	}
	t.Logf("%-45s %s, blocked for %.0f ms", k.page, strings.Join(line, ", "), s.blocked())
}
