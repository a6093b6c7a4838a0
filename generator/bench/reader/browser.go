package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// browser is a tab of a Chromium of its own.
type browser struct {
	ctx  context.Context
	stop []func()
}

// open starts Chromium with a new profile.
func open(ctx context.Context) (*browser, error) {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, errors.New("there is no Chromium: apt-get install chromium (elsewhere: have Chromium or Chrome in PATH)")
	}
	profile, err := os.MkdirTemp("", "chancery-chromium-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(time.Minute))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses its sandbox to root
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	tab, stopTab := chromedp.NewContext(allocator)
	b := &browser{ctx: tab, stop: []func(){stopTab, stopAllocator, func() { _ = os.RemoveAll(profile) }}}
	_, err = chromedp.Call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: noteFirst})
	if err != nil {
		b.close()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return b, nil
}

// close ends Chromium and removes its profile.
func (b *browser) close() {
	for _, stop := range b.stop {
		stop()
	}
}

// noteFirst notes, in every page, when the first result of a search is there: in
// milliseconds since the visit began.
const noteFirst = `new MutationObserver((_, o) => {
	if (!document.querySelector(".hits h2 a")) return;
	globalThis.firstResult = performance.now();
	o.disconnect();
}).observe(document, {childList: true, subtree: true});`

// quiet waits until a page has loaded, and for half a second more, in which scripts
// may ask for what they need.
const quiet = `new Promise(done => {
	const wait = () => setTimeout(done, 500, performance.now());
	document.readyState === "complete" ? wait() : addEventListener("load", wait);
})`

// found waits for the first result of a search, and gives the milliseconds that it took.
const found = `new Promise((done, fail) => {
	const end = Date.now() + 60000;
	(function look() {
		if (globalThis.firstResult) setTimeout(done, 500, globalThis.firstResult);
		else if (Date.now() > end) fail(new Error(document.querySelector("main").innerText));
		else setTimeout(look, 20);
	})();
})`

// visit opens an address, waits for what an expression promises, and gives its value.
func (b *browser) visit(address, expression string) (float64, error) {
	ctx, stop := context.WithTimeout(b.ctx, 2*time.Minute)
	defer stop()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return 0, fmt.Errorf("%s: %w", address, err)
	}
	value, err := chromedp.Run(ctx, chromedp.Evaluate[float64](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", address, err)
	}
	return value, nil
}

// leave goes to an empty page, so that the next visit is a new document.
func (b *browser) leave() error { return chromedp.Do(b.ctx, chromedp.Navigate("about:blank")) }
