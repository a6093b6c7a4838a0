package online

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chancery/generator/internal/answers"

	"github.com/google/go-cmp/cmp"
)

var day = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// host is a local host that has what hosts have.
func host(t *testing.T) (base string, asked *atomic.Int32) {
	t.Helper()
	var running atomic.Int32
	asked = &atomic.Int32{}
	mux := http.NewServeMux()
	status := func(path string, code int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	status("/good", 200)
	status("/gone", 410)
	status("/busy", 429)
	status("/closed", 403)
	status("/broken", 500)
	mux.HandleFunc("/headless", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		} else if r.Header.Get("Range") != "bytes=0-0" {
			t.Error("all of it is asked for")
		}
	})
	mux.Handle("/moved", http.RedirectHandler("/good", http.StatusMovedPermanently))
	mux.Handle("/today", http.RedirectHandler("/good", http.StatusFound))
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusMovedPermanently))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if running.Add(1) > 1 {
			t.Error("two requests at a time to one host")
		}
		defer running.Add(-1)
		if r.UserAgent() != "chancery/test" {
			t.Errorf("it is asked by %q", r.UserAgent())
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, asked
}

func TestCheck(t *testing.T) {
	base, asked := host(t)
	var slept atomic.Int32
	c := Checker{Agent: "chancery/test", Now: func() time.Time { return day }, Sleep: func(context.Context, time.Duration) error { slept.Add(1); return nil }}
	var addresses []string
	for _, p := range strings.Fields("good gone busy closed broken headless moved today round missing good") {
		addresses = append(addresses, base+"/"+p)
	}
	dead := "http://127.0.0.1:1/x"
	results, err := c.Check(context.Background(), append(addresses, dead), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range results {
		said := Said(r)
		if r.Dead() {
			said += ", dead"
		}
		got[strings.TrimPrefix(r.Address, base+"/")] = said
	}
	want := map[string]string{
		"good": "200 OK", "headless": "200 OK", "today": "200 OK", "moved": "moved to " + base + "/good", "busy": "429 Too Many Requests", "closed": "403 Forbidden",
		"gone": "410 Gone, dead", "broken": "500 Internal Server Error, dead", "missing": "404 Not Found, dead", "round": "it redirects again and again, dead",
		dead: "connection refused, dead",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if !slices.IsSortedFunc(results, func(a, b answers.Answer) int { return strings.Compare(a.Address, b.Address) }) {
		t.Error("the results are in no order")
	}
	if slept.Load() != 9 {
		t.Errorf("it rested %d times between requests to ten addresses of a host", slept.Load())
	}

	// What was good is not asked for again.
	known := results
	before := asked.Load()
	if again, err := c.Check(context.Background(), addresses[:1], known); err != nil || asked.Load() != before || again[0].Status != 200 {
		t.Errorf("a fresh answer is asked for again: %v %v", again, err)
	}
	c.Now = func() time.Time { return day.Add(fresh + time.Hour) }
	if _, err := c.Check(context.Background(), addresses[:1], known); err != nil || asked.Load() == before {
		t.Error("an old answer is not asked for again")
	}
}

func TestCheckEnds(t *testing.T) {
	base, asked := host(t)
	ctx, cancel := context.WithCancel(context.Background())
	c := Checker{Agent: "chancery/test", Sleep: func(context.Context, time.Duration) error { cancel(); return context.Canceled }}
	results, err := c.Check(ctx, []string{base + "/good", base + "/gone", base + "/busy"}, nil)
	if err == nil || len(results) != 1 || asked.Load() > 2 {
		t.Errorf("%v %v after %d requests", results, err, asked.Load())
	}
}

// TestSince holds that an answer knows since when the address has led nowhere.
func TestSince(t *testing.T) {
	base, _ := host(t)
	c := Checker{Agent: "chancery/test", Now: func() time.Time { return day }, Sleep: func(context.Context, time.Duration) error { return nil }}
	known := []answers.Answer{{Address: base + "/gone", Day: "2026-04-20", Since: "2026-04-01", Status: 500}, {Address: base + "/broken", Day: "2026-04-20", Status: 200}, {Address: base + "/busy", Day: "2026-04-20", Since: "2026-04-01", Status: 404}}
	found, err := c.Check(context.Background(), []string{base + "/gone", base + "/broken", base + "/busy"}, known)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range found {
		got[strings.TrimPrefix(a.Address, base+"/")] = a.Since
	}
	known[1].Day = "2026-01-01" // old enough to be asked for again
	if got["gone"] != "2026-04-01" || got["busy"] != "" {
		t.Errorf("since %v", got)
	}
	if found, err = c.Check(context.Background(), []string{base + "/broken"}, known); err != nil || found[0].Since != "2026-05-04" {
		t.Errorf("%+v, %v", found, err)
	}
}
