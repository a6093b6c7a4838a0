package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// finding is what axe found wrong with a page.
type finding struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		Target         []any
		FailureSummary string
	}
}

func (f finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %d times", f.ID, f.Help, len(f.Nodes))
	for _, n := range f.Nodes[:min(5, len(f.Nodes))] {
		fmt.Fprintf(&b, "\n  %.200s\n    %s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n    "))
	}
	return b.String()
}

// runAxe has all rules of WCAG 2.2 A and AA, all best practices, and what axe calls
// experimental, save p-as-heading, which takes any short paragraph in larger letters for a
// heading. Colours are what a dark scheme changes, so there only their rules run.
const runAxe = `axe.run(document, {
	resultTypes: ["violations"],
	runOnly: %s,
	rules: {"p-as-heading": {enabled: false}%s},
}).then(r => r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes})))`

const (
	allRules    = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]`
	colourRules = `{type: "rule", values: ["color-contrast", "link-in-text-block"]}`
)

func TestAxe(t *testing.T) {
	s := open(t)
	script := axeScript(t)
	s.eachTemplate(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		for _, width := range []int64{1280, 390} {
			b.visit(t, look{width: width}, s.root().url(k.page))
			b.axe(t, script, width)
		}
	})
}

// axe has the open page checked in light and in dark, without the rules that are left out.
func (b *tab) axe(t *testing.T, script string, width int64, leftOut ...string) {
	t.Helper()
	without := ""
	for _, rule := range leftOut {
		without += fmt.Sprintf(", %q: {enabled: false}", rule)
	}
	// What is out of sight has no place yet in which it could be judged.
	eval[int](t, b, script+`;(s => { s.replaceSync("* { content-visibility: visible !important }"); document.adoptedStyleSheets.push(s); })(new CSSStyleSheet()), 0`)
	for _, l := range []look{{width: width}, {width: width, dark: true}} {
		b.show(t, l)
		rules := allRules
		if l.dark {
			rules = colourRules
		}
		for _, f := range eval[[]finding](t, b, fmt.Sprintf(runAxe, rules, without)) {
			t.Errorf("at %s: %s", l, f)
		}
	}
	b.show(t, look{width: width})
}

// axeScript gives axe-core.
func axeScript(t *testing.T) string {
	t.Helper()
	path, err := axeCore.path()
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}
