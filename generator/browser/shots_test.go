package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestShots writes a picture of every kind of page in each look, and the brief as it is printed.
func TestShots(t *testing.T) {
	if *shotsDir == "" {
		t.Skip("-shots names the folder that the pictures go to")
	}
	s := open(t)
	if err := os.MkdirAll(*shotsDir, 0o755); err != nil {
		t.Fatal(err)
	}
	keep := func(t *testing.T, name string, data []byte, err error) {
		t.Helper()
		if err == nil {
			err = os.WriteFile(filepath.Join(*shotsDir, strings.NewReplacer(" ", "-", ",", "").Replace(name)), data, 0o644)
		}
		if err != nil {
			t.Error(err)
		}
	}
	looks := []look{{width: 1280}, {width: 1280, dark: true}, {width: 390}, {width: 390, dark: true}}
	s.each(t, func(t *testing.T, k kind) {
		b := s.tab(t)
		for _, l := range looks {
			b.visit(t, l, s.root().url(k.page))
			data, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
			keep(t, k.name+" "+l.String()+".png", data, err)
		}
		b.visit(t, look{width: 1280, print: true}, s.root().url(k.page))
		data, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		keep(t, k.name+".pdf", data, err)
	})
}
