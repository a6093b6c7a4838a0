package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// TestOneRecord has a reader without scripts, with a server and without, take the record of
// one thing among many: a click saves it.
func TestOneRecord(t *testing.T) {
	s := open(t)
	for _, where := range s.sites {
		t.Run(where.name, func(t *testing.T) {
			b, dir := s.lone(t), t.TempDir()
			if _, err := chromedp.Call(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
				t.Fatal(err)
			}
			b.visit(t, look{width: 1280, noScript: true}, where.url(s.kind(t, "brief").page))
			const click = `document.querySelector(".cite-one summary").click(), document.querySelector(".cite-one[open] a[download]")`
			name := eval[string](t, b, "(e => { e.click(); return e.download; })(("+click+"))")
			record := ""
			for range 50 {
				data, err := os.ReadFile(filepath.Join(dir, name))
				if record = string(data); err == nil && record != "" {
					break
				}
				time.Sleep(100 * time.Millisecond)
			}
			if !strings.HasPrefix(record, "TY  - CHAP\r\n") || !strings.HasSuffix(record, "ER  - \r\n") || !strings.Contains(name, ".rec-") {
				t.Errorf("%s is %q", name, record)
			}
		})
	}
}
