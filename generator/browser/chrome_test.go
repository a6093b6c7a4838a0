package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chrome is one running Chromium; every test opens tabs of its own in it.
type chrome struct {
	ctx  context.Context
	stop []context.CancelFunc
}

// newChrome starts Chromium with a new profile in a folder.
func newChrome(profile string) (*chrome, error) {
	path, err := findChromium()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses its sandbox to root
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	c := &chrome{ctx: ctx, stop: []context.CancelFunc{stopBrowser, stopAllocator}}
	if err := chromedp.Do(ctx); err != nil {
		c.close()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return c, nil
}

func (c *chrome) close() {
	for _, stop := range c.stop {
		stop()
	}
}

// look is how a page is looked at.
type look struct {
	width    int64 // in CSS pixels; below 600 it is a phone
	dark     bool
	print    bool
	noScript bool
}

func (l look) String() string {
	words := []string{fmt.Sprintf("%d pixels", l.width), "light"}
	if l.dark {
		words[1] = "dark"
	}
	if l.print {
		words = append(words, "print")
	}
	return strings.Join(words, ", ")
}

func (l look) phone() bool { return l.width < 600 }

// emulate makes a tab look so.
func (l look) emulate(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
	screen := emulation.SetDeviceMetricsOverrideParams{Width: l.width, Height: 900, DeviceScaleFactor: 1}
	if l.phone() {
		screen.Height, screen.DeviceScaleFactor, screen.Mobile = 844, 2, true
	}
	media := emulation.SetEmulatedMediaParams{Media: "screen", Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: "light"},
		{Name: "prefers-reduced-motion", Value: "reduce"}, // a scroll under way would blur what is measured
	}}
	if l.dark {
		media.Features[0].Value = "dark"
	}
	if l.print {
		media.Media = "print"
	}
	_, err1 := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, screen)
	_, err2 := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: l.phone()})
	_, err3 := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.noScript})
	_, err4 := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
	return chromedp.Void{}, errors.Join(err1, err2, err3, err4)
}

// tab is an open tab, which notes what happens in it.
type tab struct {
	ctx   context.Context
	close context.CancelFunc

	mu       sync.Mutex
	messages []string // what the console shows
	requests []string // the addresses asked for
}

// tab gives a tab for the test to use until it ends: one that another test has left, or a new one.
func (s *suite) tab(t testing.TB) *tab {
	t.Helper()
	b := s.newTab(t)
	t.Cleanup(func() {
		if t.Failed() || len(s.idle) == cap(s.idle) {
			b.close() // nobody knows what state it is in
			return
		}
		b.taken()
		s.idle <- b
	})
	return b
}

// lone gives a tab that no other test uses afterwards: for pages whose server ends with the
// test, of which the tab would go on to hear.
func (s *suite) lone(t testing.TB) *tab {
	t.Helper()
	b := s.newTab(t)
	t.Cleanup(b.close)
	return b
}

func (s *suite) newTab(t testing.TB) *tab {
	t.Helper()
	select {
	case b := <-s.idle:
		return b
	default:
	}
	ctx, cancel := chromedp.NewContext(s.browser.ctx)
	b := &tab{ctx: ctx, close: cancel}
	_, err1 := chromedp.Call(ctx, log.Enable, cdp.Empty{})
	_, err2 := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	if err := errors.Join(chromedp.Listen(ctx, b.note), err1, err2); err != nil {
		cancel()
		t.Fatal(err)
	}
	return b
}

// note keeps what the page says and asks for.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, arg := range e.Args {
			words = append(words, string(arg.Value))
		}
		b.messages = append(b.messages, fmt.Sprintf("console.%s: %s", e.Type, strings.Join(words, " ")))
	case *runtime.EventExceptionThrown:
		b.messages = append(b.messages, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.messages = append(b.messages, fmt.Sprintf("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL))
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	}
}

// taken gives what was noted since the last call.
func (b *tab) taken() (messages, requests []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	messages, requests = b.messages, b.requests
	b.messages, b.requests = nil, nil
	return messages, requests
}

// show makes the open page look so.
func (b *tab) show(t testing.TB, l look) {
	t.Helper()
	if err := chromedp.Do(b.ctx, l.emulate); err != nil {
		t.Fatal(err)
	}
}

// visit opens an address as it looks so.
func (b *tab) visit(t testing.TB, l look, address string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, l.emulate, chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// eval evaluates an expression of JavaScript in the page, waits for it when it
// is a promise, and gives its value.
func eval[T any](t testing.TB, b *tab, expression string) T {
	t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("evaluate %.80s: %v", expression, err)
	}
	return value
}
