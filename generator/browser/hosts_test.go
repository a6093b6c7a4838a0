package browser

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// host is a server of static files as people use it.
type host struct {
	name  string
	clean bool // whether it answers x for x.html
	// command gives what serves a folder at an address; configs go into a folder of its own.
	command func(t *testing.T, program, dir, port, configs string) []string
	program func() (string, error)
}

// hosts are the servers of Debian and of npm, those of Debian with their usual
// configuration and with the one that takes .html from addresses.
func hosts() []host {
	nginx := func(try string) func(*testing.T, string, string, string, string) []string {
		return func(t *testing.T, program, dir, port, configs string) []string {
			return []string{program, "-p", configs, "-c", config(t, configs, fmt.Sprintf(`daemon off; master_process off; pid %[1]s/pid; error_log %[1]s/log;
				events {} http { include /etc/nginx/mime.types; access_log off;
				client_body_temp_path %[1]s; proxy_temp_path %[1]s; fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
				server { listen 127.0.0.1:%[2]s; root %[3]q; location / { %[4]s } } }`, configs, port, dir, try))}
		}
	}
	apache := func(options string) func(*testing.T, string, string, string, string) []string {
		return func(t *testing.T, program, dir, port, configs string) []string {
			modules := ""
			for _, m := range []string{"mpm_event", "authz_core", "dir", "mime", "negotiation"} {
				modules += fmt.Sprintf("LoadModule %[1]s_module /usr/lib/apache2/modules/mod_%[1]s.so\n", m)
			}
			return []string{program, "-DFOREGROUND", "-f", config(t, configs, fmt.Sprintf("%sServerName localhost\nListen 127.0.0.1:%s\nPidFile %[3]s/pid\nDefaultRuntimeDir %[3]s\nErrorLog %[3]s/log\nTypesConfig /etc/mime.types\nDocumentRoot %[4]q\n<Directory %[4]q>\nOptions %[5]s\nRequire all granted\n</Directory>\n",
				modules, port, configs, dir, options))}
		}
	}
	caddy := func(try string) func(*testing.T, string, string, string, string) []string {
		return func(t *testing.T, program, dir, port, configs string) []string {
			return []string{program, "run", "--adapter", "caddyfile", "--config", config(t, configs, fmt.Sprintf("{\nadmin off\n}\nhttp://127.0.0.1:%s {\nroot * %q\n%s\nfile_server\n}\n", port, dir, try))}
		}
	}
	lighttpd := func(t *testing.T, program, dir, port, configs string) []string {
		return []string{program, "-D", "-f", config(t, configs, fmt.Sprintf("server.document-root = %q\nserver.bind = \"127.0.0.1\"\nserver.port = %s\nindex-file.names = (\"index.html\")\nmimetype.assign = (\".html\" => \"text/html\", \".htm\" => \"text/html\", \".css\" => \"text/css\", \".js\" => \"text/javascript\", \".svg\" => \"image/svg+xml\")\n", dir, port))}
	}
	debian := func(what, name string) func() (string, error) {
		return func() (string, error) { return findProgram(what, name, name, "/usr/sbin/"+name) }
	}
	return []host{
		{"nginx", false, nginx(""), debian("nginx", "nginx")},
		{"nginx with try_files", true, nginx("try_files $uri $uri.html $uri/ =404;"), debian("nginx", "nginx")},
		{"Apache", false, apache("None"), debian("Apache", "apache2")},
		{"Apache with MultiViews", true, apache("MultiViews"), debian("Apache", "apache2")},
		{"Caddy", false, caddy(""), debian("Caddy", "caddy")},
		{"Caddy with try_files", true, caddy("try_files {path} {path}.html"), debian("Caddy", "caddy")},
		{"lighttpd", false, lighttpd, debian("lighttpd", "lighttpd")},
		{"serve", true, func(_ *testing.T, program, dir, port, _ string) []string {
			return []string{program, "--no-request-logging", "--no-clipboard", "--listen", "tcp://127.0.0.1:" + port, dir}
		}, npmProgram{"serve", "14.2.7", "serve"}.path},
		{"http-server", true, func(_ *testing.T, program, dir, port, _ string) []string {
			return []string{program, dir, "-a", "127.0.0.1", "-p", port, "-s", "-c-1"}
		}, npmProgram{"http-server", "14.1.1", "http-server"}.path},
		{"sirv", true, func(_ *testing.T, program, dir, port, _ string) []string {
			return []string{program, dir, "--host", "127.0.0.1", "--port", port, "--quiet"}
		}, npmProgram{"sirv-cli", "3.0.1", "sirv"}.path},
	}
}

// config writes a server's configuration.
func config(t *testing.T, dir, text string) string {
	t.Helper()
	name := filepath.Join(dir, "conf")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestHosts has every link lead on behind every server, and a browser search and read, at a
// domain's root and below a path: from the pages as they are linked, from those without .html where a server has
// such addresses, and, at a root, from a folder's address without a slash. Below a path that
// cannot be had of every server: see "An index has two files" in ARCHITECTURE.md.
func TestHosts(t *testing.T) {
	s := open(t)
	top := publicCopy(t, s.dir)
	for _, h := range hosts() {
		t.Run(h.name, func(t *testing.T) {
			for _, below := range []string{"", "archive/"} {
				dir := filepath.Join(top, "archive")
				if below != "" {
					dir = top
				}
				base := h.serve(t, dir) + "/" + below
				from := []string{base, base + "briefs/"}
				if below == "" {
					from = append(from, base+"index.html", base+"briefs", base+"recommendations/index.html")
				}
				if h.clean {
					for _, kind := range []string{"brief", "actor", "topic", "timeline of a year", "page"} {
						from = append(from, base+strings.TrimSuffix(s.kind(t, kind).page, ".html"))
					}
				}
				crawl(t, base, from)
				s.reads(t, base)
			}
		})
	}
}

// reads has a browser search the site at an address, follow what it finds, and show a brief:
// with its style, its previews and without a complaint.
func (s *suite) reads(t *testing.T, base string) {
	t.Helper()
	b, there := s.lone(t), site{"host", base}
	b.visit(t, look{width: 1280}, there.url("search/index.htm")+"?q=north+korea")
	if found := eval[[]string](t, b, results); len(found) == 0 {
		t.Error("nothing is found")
	}
	for _, to := range eval[[]string](t, b, `[...document.querySelectorAll(".hits a[href]")].map(a => a.href)`) {
		if _, body, why := get(to); why != "" || !isOurs.Match(body) {
			t.Errorf("what is found leads to %s, which %s", to, why)
		}
	}
	b.ready(t, look{width: 1280}, there.url(s.kind(t, "brief").page))
	if family := eval[string](t, b, `getComputedStyle(document.querySelector(".prose")).maxWidth + getComputedStyle(document.querySelector("h1")).fontFamily`); family == "noneserif" || family == "" {
		t.Errorf("a brief has no style: %s", family)
	}
	b.hover(t, mention)
	b.until(t, "a preview", preview+` !== ""`)
	b.silent(t)
}

// publicCopy lays a copy of a site into a folder archive below a new one, which servers
// that run as somebody else may read.
func publicCopy(t *testing.T, site string) string {
	t.Helper()
	top, err := os.MkdirTemp("", "chancery-hosts-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(top) })
	if err := os.CopyFS(filepath.Join(top, "archive"), os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(top, 0o755); err != nil {
		t.Fatal(err)
	}
	return top
}

// serve starts the server and gives its address, once it answers.
func (h host) serve(t *testing.T, dir string) string {
	t.Helper()
	program, err := h.program()
	if err != nil {
		t.Fatal(err)
	}
	configs, port := t.TempDir(), freePort(t)
	args := h.command(t, program, dir, port, configs)
	command := exec.Command(args[0], args[1:]...)
	command.Env = append(os.Environ(), "NO_UPDATE_CHECK=1", "HOME="+configs)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	command.WaitDelay = time.Second
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-command.Process.Pid, syscall.SIGTERM)
		command.Wait()
	})
	base := "http://127.0.0.1:" + port
	for range 100 {
		if response, err := http.Get(base + "/"); err == nil {
			response.Body.Close()
			return base
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not answer: %s", h.name, said.String())
	return ""
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// isOurs reports whether a page is one of the site's: a listing of a folder is not.
var isOurs = regexp.MustCompile(`id="Main"|http-equiv="refresh"|<base target="_blank">`)

// crawl follows every link below base from some addresses on, and wants each to lead to
// a page or a file of the site.
func crawl(t *testing.T, base string, from []string) {
	t.Helper()
	seen, wrong := map[string]bool{}, 0
	type link struct{ to, page string }
	var queue []link
	for _, address := range from {
		queue = append(queue, link{address, "the test"})
	}
	for len(queue) > 0 {
		l := queue[0]
		queue = queue[1:]
		if seen[l.to] {
			continue
		}
		seen[l.to] = true
		at, body, why := get(l.to)
		if why == "" && strings.HasPrefix(http.DetectContentType(body), "text/html") && !isOurs.Match(body) {
			why = "is no page of the site"
		}
		if why != "" {
			if wrong++; wrong <= 10 {
				t.Errorf("%s, linked from %s, %s", l.to, l.page, why)
			}
			continue
		}
		for _, to := range linksIn(body) {
			if u, err := at.Parse(to); err == nil && u.Host == at.Host {
				u.Fragment = ""
				queue = append(queue, link{u.String(), at.String()})
			}
		}
	}
	if wrong > 10 {
		t.Errorf("%d links below %s lead nowhere", wrong, base)
	}
	if len(seen) < 80 {
		t.Errorf("only %d addresses were reached", len(seen))
	}
}

// get asks for an address and gives where that has led, or says what is wrong with it.
func get(address string) (at *url.URL, body []byte, wrong string) {
	response, err := http.Get(address)
	if err != nil {
		return nil, nil, err.Error()
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	switch asked, _ := url.Parse(address); {
	case err != nil:
		wrong = err.Error()
	case response.StatusCode != http.StatusOK:
		wrong = "is answered by " + response.Status
	case asked.RawQuery != response.Request.URL.RawQuery:
		wrong = "loses its query"
	}
	return response.Request.URL, body, wrong
}

// linksIn gives the addresses in a page's elements.
func linksIn(page []byte) []string {
	if !isOurs.Match(page) {
		return nil
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	var found []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "action":
				found = append(found, a.Val)
			}
			if to, ok := strings.CutPrefix(a.Val, "0; url="); ok {
				found = append(found, to)
			}
		}
	}
	return found
}
