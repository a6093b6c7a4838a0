package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"chancery/generator/internal/address"
)

func TestAddresses(t *testing.T) {
	d := small(t, "content/site.yaml", "title: T\nbase_url: https://example.org/of/briefs\n")
	for _, test := range []struct {
		address string
		status  int
		want    string // the type of what is sent, or where the browser is sent
	}{
		{"/", 200, "text/html; charset=utf-8"},
		{"/index.html", 200, "text/html; charset=utf-8"},
		{"/briefs/", 200, "text/html; charset=utf-8"},
		{"/briefs/index.htm", 200, "text/html; charset=utf-8"},
		{"/briefs", 307, "/briefs/"},
		{"/briefs?q=a&b", 307, "/briefs/?q=a&b"},
		{"/briefs/fees.html", 200, "text/html; charset=utf-8"},
		{"/briefs/fees.html?q=a", 200, "text/html; charset=utf-8"},
		{"/briefs/fees", 404, "text/html; charset=utf-8"},
		{"/briefs/fees.html/", 404, "text/html; charset=utf-8"},
		{"/BRIEFS/", 404, "text/html; charset=utf-8"},
		{"/media/map.png", 200, "image/png"},
		{"/notes/table.csv", 200, "text/csv; charset=utf-8"},
		{"/notes/unknown.strange", 200, "application/octet-stream"},
		{"/robots.txt", 200, "text/plain; charset=utf-8"},
		{"/_headers", 200, "text/plain; charset=utf-8"},
		{"/.nojekyll", 200, "text/plain; charset=utf-8"},
		{"/404.html", 200, "text/html; charset=utf-8"},
		{"/of/briefs/", 307, "/"},
		{"/of/briefs/briefs/fees.html", 307, "/briefs/fees.html"},
		{"/of/briefs/briefs/", 307, "/briefs/"},
		{"/of/briefs/nowhere", 404, "text/html; charset=utf-8"},
		// Nothing but outputs.
		{"/content/site.yaml", 404, "text/html; charset=utf-8"},
		{"/media/site.yaml", 404, "text/html; charset=utf-8"},
		{"/../content/site.yaml", 404, "text/html; charset=utf-8"},
		{"/briefs/%2e%2e/%2e%2e/content/site.yaml", 404, "text/html; charset=utf-8"},
		{"/briefs/..%2findex.html", 404, "text/html; charset=utf-8"},
		{"//briefs", 404, "text/html; charset=utf-8"},
		{"//example.net/..", 404, "text/html; charset=utf-8"},
		{"/of/briefs//example.net/", 404, "text/html; charset=utf-8"},
		{"/%00", 404, "text/html; charset=utf-8"},
		{"/\\example.net", 404, "text/html; charset=utf-8"},
		{"/.chancery", 404, "text/html; charset=utf-8"},
		{"/.chancery/", 404, "text/html; charset=utf-8"},
		{"/.chancery/serve.js", 200, "text/javascript; charset=utf-8"},
		{"/.chancery/serve.css", 200, "text/css; charset=utf-8"},
	} {
		w := d.get(test.address)
		got := w.Header().Get("Content-Type")
		if w.Code == 307 {
			got = w.Header().Get("Location")
		}
		if w.Code != test.status || got != test.want {
			t.Errorf("%s: %d %s, want %d %s", test.address, w.Code, got, test.status, test.want)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: the headers are %v", test.address, w.Header())
		}
	}
}

func TestRequests(t *testing.T) {
	d := small(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"} {
		if w := d.ask(method, "/"); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, %v", method, w.Code, w.Header())
		}
	}
	for _, address := range []string{"/", "/nowhere", "/robots.txt"} {
		if w := d.ask("HEAD", address); w.Body.Len() > 0 || w.Code != d.get(address).Code {
			t.Errorf("HEAD %s: %d, %q", address, w.Code, w.Body)
		}
	}
	whole := d.get("/robots.txt")
	if w := d.get("/robots.txt", "If-None-Match", whole.Header().Get("ETag")); w.Code != 304 || w.Body.Len() > 0 {
		t.Errorf("a file that the browser has: %d, %q", w.Code, w.Body)
	}
	if w := d.get("/robots.txt", "Range", "bytes=0-3"); w.Code != 206 || w.Body.String() != "User" {
		t.Errorf("a part of a file: %d, %q", w.Code, w.Body)
	}
	d.remove(t, "content/map.png")
	if w := d.get("/media/map.png"); w.Code != 500 || !strings.Contains(w.Body.String(), "content/map.png") {
		t.Errorf("a file that has gone in this moment: %d, %q", w.Code, w.Body)
	}
}

// The page that says that there is none is shown at any depth: what it refers to is found
// from there, where it has no absolute links.
func TestMissingAtAnyDepth(t *testing.T) {
	d := small(t, "content/site.yaml", "title: T\n")
	w := d.get("/a/b/c")
	if w.Code != 404 || !strings.Contains(w.Body.String(), own+"serve.js") {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	found := regexp.MustCompile(`(?:href|src)="(assets/[^"]+|[a-z]+/index.htm)"`).FindAllStringSubmatch(w.Body.String(), -1)
	if len(found) < 4 {
		t.Fatalf("the page refers to %q", found)
	}
	for _, m := range found {
		at := "/a/b/" + m[1]
		if w := d.get(at, "Referer", "http://"+host+"/a/b/c"); w.Code != 307 || w.Header().Get("Location") != "/"+m[1] {
			t.Errorf("%s: %d, %s", at, w.Code, w.Header().Get("Location"))
		}
		for _, from := range []string{"", "http://example.org/a/b/c", "http://" + host + "/briefs/fees.html", "http://" + host + "/a/x/c"} {
			if w := d.get(at, "Referer", from); w.Code != 404 {
				t.Errorf("%s from %q: %d", at, from, w.Code)
			}
		}
	}
}

// TestRefused: DNS rebinding and what pages of other sites ask for.
func TestRefused(t *testing.T) {
	d := small(t)
	for _, test := range []struct {
		name    string // that it listens on
		headers string
		ok      bool
	}{
		{"", "", true},
		{"", "Host: localhost:1414", true},
		{"", "Host: LOCALHOST", true},
		{"", "Host: a.localhost:80", true},
		{"", "Host: 127.0.0.1", true},
		{"", "Host: 127.9.9.9:1414", true},
		{"", "Host: [::1]:1414", true},
		{"", "Host: [::1]", true},
		{"", "Host: example.org:1414", false},
		{"", "Host: localhost.example.org", false},
		{"", "Host: 127.0.0.1.example.org", false},
		{"", "Host: localhost:1414:1414", false},
		{"", "Host: 192.0.2.7:1414", false},
		{"", "Host: 0.0.0.0:1414", false},
		{"", "Host: ", false},
		{"127.0.0.1", "Host: 192.0.2.7:1414", false},
		{"192.0.2.7", "Host: 192.0.2.7:1414", true},
		{"0.0.0.0", "Host: 192.0.2.7:1414", true},
		{"0.0.0.0", "Host: example.org:1414", false},
		{"::", "Host: [2001:db8::1]:1414", true},
		{"desk.example.org", "Host: Desk.example.org:1414", true},
		{"desk.example.org", "Host: example.org:1414", false},
		{"", "Origin: http://" + host, true},
		{"", "Origin: http://localhost:1414", false},
		{"", "Origin: https://example.org", false},
		{"", "Origin: null", false},
		{"", "Sec-Fetch-Site: same-origin", true},
		{"", "Sec-Fetch-Site: none", true},
		{"", "Sec-Fetch-Site: cross-site", false},
		{"", "Sec-Fetch-Site: same-site", false},
		{"", "Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: no-cors; Sec-Fetch-Dest: script", false},
		{"", "Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: iframe", false},
		{"", "Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: document", true},
	} {
		d.options.Name = test.name
		var headers []string
		for pair := range strings.SplitSeq(test.headers, "; ") {
			if name, value, ok := strings.Cut(pair, ": "); ok {
				headers = append(headers, name, value)
			}
		}
		for _, address := range []string{"/", "/search/", "/nowhere", own + "serve.js", own + "others.json?page=/", own + "events?page=/", "/briefs"} {
			if test.ok && strings.Contains(address, "events") {
				continue // a stream
			}
			w := d.get(address, headers...)
			if got := w.Code != http.StatusForbidden; got != test.ok || !got && strings.Contains(w.Body.String(), "<") {
				t.Errorf("%q, listening on %q: %s is answered with %d, %q", test.headers, test.name, address, w.Code, w.Body)
			}
		}
	}
}

// TestMediaTypes: whatever ending an output has, it is known.
func TestMediaTypes(t *testing.T) {
	d := kitchen(t)
	outputs, err := d.view.Load().now.Outputs(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outputs {
		if kind := mediaType(string(o.Path)); kind == "application/octet-stream" {
			t.Errorf("%s has no media type", o.Path)
		}
	}
	for name, want := range map[string]string{"a.bib": "application/x-bibtex; charset=utf-8", "A.JPG": "image/jpeg", "CNAME": "text/plain; charset=utf-8", "a.svg": "image/svg+xml; charset=utf-8", "a.exe": "application/octet-stream"} {
		if got := mediaType(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// running serves over a network until the test ends, and gives the address.
func (d *trial) running(t testing.TB) (address string, end func() error) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	l, err := Listen(ctx, "127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- d.Serve(ctx, l) }()
	end = func() error { stop(); return <-ended }
	t.Cleanup(stop)
	return Address(l), end
}

// TestEvents follows a page over the network, until the server ends.
func TestEvents(t *testing.T) {
	d := small(t)
	address, end := d.running(t)
	response, err := http.Get(address + own[1:] + "events?page=" + "%2Fbriefs%2Ffees.html")
	if err != nil || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatal(response, err)
	}
	defer response.Body.Close()
	lines := bufio.NewReader(response.Body)
	next := func() (e event) {
		t.Helper()
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				if err := json.Unmarshal([]byte(data), &e); err != nil {
					t.Fatal(err)
				}
				return e
			}
		}
	}
	first := next()
	d.save(t, "content/briefs/fees.md", brief("Fees", "[[nowhere]]"))
	broken := next()
	if len(first.Own) != 0 || len(broken.Own) != 1 || first.Key == broken.Key || broken.Version != first.Version {
		t.Errorf("first %+v, then %+v", first, broken)
	}
	d.save(t, "content/briefs/fees.md", brief("Fees", "Better."))
	if fixed := next(); len(fixed.Own) != 0 || fixed.Key != first.Key || fixed.Version == first.Version {
		t.Errorf("first %+v, then fixed %+v", first, fixed)
	}
	if w := d.ask("HEAD", own+"events?page=/"); w.Code != 200 || w.Body.Len() > 0 {
		t.Errorf("HEAD: %d, %s", w.Code, w.Body)
	}
	if err := end(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	if rest, err := io.ReadAll(lines); strings.Contains(string(rest), "data:") {
		t.Errorf("the stream goes on: %q, %v", rest, err)
	}
}

func TestListen(t *testing.T) {
	ctx := context.Background()
	l, err := Listen(ctx, "127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	_, err = Listen(ctx, "127.0.0.1", port)
	taken, ok := errors.AsType[*Taken](err)
	if !ok || taken.Port != port || taken.Free <= port || taken.Reason() != "is taken by another program" {
		t.Errorf("a port that is taken: %v, %+v", err, taken)
	}
	if _, err := Listen(ctx, "192.0.2.1", 0); err == nil || errors.As(err, &taken) {
		t.Errorf("an address that is not this machine's: %v", err)
	}
	any, err := Listen(ctx, "0.0.0.0", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer any.Close()
	if at := Address(any); !strings.HasPrefix(at, "http://localhost:") {
		t.Errorf("the address is %s", at)
	}
	if at := Address(l); at != "http://"+l.Addr().String()+"/" {
		t.Errorf("the address is %s", at)
	}
}

// TestColours holds the colours of the overlay to those of the pages.
func TestColours(t *testing.T) {
	ground, err := os.ReadFile("../../../static/css/1-ground.css")
	if err != nil {
		t.Fatal(err)
	}
	token := regexp.MustCompile(`(?m)^\s*(--[a-z-]+): (.*?);`)
	pages := map[string]string{}
	for _, m := range token.FindAllStringSubmatch(string(ground), -1) {
		pages[m[1]] = m[2]
	}
	all := token.FindAllStringSubmatch(string(sheet), -1)
	if len(all) < 10 {
		t.Errorf("there are %d tokens", len(all))
	}
	for _, m := range all {
		if pages[m[1]] != m[2] {
			t.Errorf("%s is %s, and on pages %s", m[1], m[2], pages[m[1]])
		}
	}
}

// FuzzRequest: whatever is asked, nothing but outputs is sent, and to nobody who calls the
// server by another name.
func FuzzRequest(f *testing.F) {
	d := small(f, "content/briefs/secret.txt", "not to be found", "content/site.yaml", "title: T\nbase_url: https://example.org/a\n")
	for _, seed := range [][5]string{
		{"GET", "/", host, "", ""}, {"GET", "/briefs", "localhost", "", "http://" + host + "/a/b"}, {"HEAD", "/../content/site.yaml", "[::1]:99", "null", ""},
		{"GET", "/a//example.org", host, "", "http://" + host + "/%"}, {"GET", "/.chancery/serve.js", "example.org", "http://example.org", ""}, {"POST", "/media/briefs/secret.txt", host, "", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4])
	}
	v := d.view.Load()
	f.Fuzz(func(t *testing.T, method, at, name, origin, referer string) {
		r, err := http.NewRequest("GET", "http://"+host+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Method, r.Host, r.URL.Path = method, name, at
		r.Header.Set("Origin", origin)
		r.Header.Set("Referer", referer)
		if at == own+"events" {
			return // a stream; TestEvents reads it
		}
		w := newRecorder()
		d.ServeHTTP(w, r)
		switch w.status {
		case 200:
			if o, ok, err := v.now.Output(address.Path(strings.TrimPrefix(path.Clean("/"+at), "/"))); (!ok || err != nil || o == nil) && !strings.HasSuffix(at, "/") && at != "" && !strings.HasPrefix(at, own) {
				t.Errorf("%q is sent, and is no output", at)
			}
		case 307:
			if to := w.header.Get("Location"); !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
				t.Errorf("%q leads to %q", at, to)
			}
		case 400, 403, 404, 405, 304:
		default:
			t.Errorf("%q has the status %d", at, w.status)
		}
		if strings.Contains(w.body.String(), "not to be found") {
			t.Errorf("%q shows a file of the archive", at)
		}
		if w.status != 403 && !d.named(name) {
			t.Errorf("called %q, it answers %d", name, w.status)
		}
	})
}

// recorder is httptest's, which refuses no status.
type recorder struct {
	header http.Header
	body   strings.Builder
	status int
}

func newRecorder() *recorder { return &recorder{header: http.Header{}, status: 200} }

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(p []byte) (int, error) { return r.body.Write(p) }
func (r *recorder) WriteHeader(status int)      { r.status = status }

// FuzzEvent: whatever page a script names, it is told of one.
func FuzzEvent(f *testing.F) {
	d := small(f)
	for _, at := range []string{"/", "", "/briefs/fees.html", "/briefs", "//", "/\x00", "/search/"} {
		f.Add(at)
	}
	f.Fuzz(func(t *testing.T, at string) {
		if e := d.event(d.view.Load(), at); e.Version == "" || e.Version == "none" {
			t.Errorf("%q: %+v", at, e)
		}
	})
}

// eventually waits for something that takes a moment.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it does not come about that %s", what)
		}
	}
}
