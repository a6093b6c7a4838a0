package browser

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/generator/internal/build"
	"chancery/generator/internal/page"

	"github.com/andybalholm/brotli"
)

// configured are the servers of Debian with the configuration that generator/doc/hosts has
// for each, at another address and for another folder, of which the site is the part below.
func configured(t *testing.T, below string) []host {
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join("..", "doc", "hosts", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	at := func(text, dir, port string, pairs ...string) string {
		if below != "" {
			pairs = append(pairs, "/404.html", "/"+below+"404.html", "/assets/", "/"+below+"assets/", "/data/", "/"+below+"data/", `errorfile-prefix = "/var/www/briefs/`, `errorfile-prefix = "`+dir+"/"+below)
		}
		return strings.NewReplacer(append(pairs, "/var/www/briefs", dir)...).Replace(text)
	}
	all := hosts()
	program := func(name string) func() (string, error) {
		for _, h := range all {
			if h.name == name {
				return h.program
			}
		}
		return nil
	}
	return []host{
		{"nginx", true, func(t *testing.T, program, dir, port, configs string) []string {
			server := at(read("nginx.conf"), dir, port, "listen 80", "listen 127.0.0.1:"+port)
			return []string{program, "-p", configs, "-c", config(t, configs, fmt.Sprintf(`daemon off; master_process off; pid %[1]s/pid; error_log %[1]s/log;
				events {} http { access_log off; client_body_temp_path %[1]s; proxy_temp_path %[1]s; fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s; %[2]s }`, configs, server))}
		}, program("nginx")},
		{"Caddy", true, func(t *testing.T, program, dir, port, configs string) []string {
			server := at(read("Caddyfile"), dir, port, "briefs.example.org", "http://127.0.0.1:"+port)
			return []string{program, "run", "--adapter", "caddyfile", "--config", config(t, configs, "{\nadmin off\n}\n"+server)}
		}, program("Caddy")},
		{"Apache", true, func(t *testing.T, program, dir, port, configs string) []string {
			modules := ""
			for _, m := range []string{"mpm_event", "authz_core", "dir", "mime", "headers", "rewrite"} {
				modules += fmt.Sprintf("LoadModule %[1]s_module /usr/lib/apache2/modules/mod_%[1]s.so\n", m)
			}
			server := at(read("apache.conf"), dir, port, "*:80", "127.0.0.1:"+port)
			return []string{program, "-DFOREGROUND", "-f", config(t, configs, fmt.Sprintf("%sServerName localhost\nListen 127.0.0.1:%s\nPidFile %[3]s/pid\nDefaultRuntimeDir %[3]s\nErrorLog %[3]s/log\nTypesConfig /etc/mime.types\n%[4]s", modules, port, configs, server))}
		}, program("Apache")},
		{"lighttpd", false, func(t *testing.T, program, dir, port, configs string) []string {
			server := at(read("lighttpd.conf"), dir, port, `$HTTP["host"] == "briefs.example.org"`, `$HTTP["host"] =~ "127.0.0.1"`)
			return []string{program, "-D", "-f", config(t, configs, fmt.Sprintf("server.document-root = %q\nserver.bind = \"127.0.0.1\"\nserver.port = %s\n%s", dir, port, server))}
		}, program("lighttpd")},
	}
}

// TestReadyConfigurations has every link lead on behind the servers as generator/doc/hosts
// sets them up, at a domain's root and below a path, and wants of each the types, the policy,
// the page for what is not there, and, where it can, the compressed forms.
func TestReadyConfigurations(t *testing.T) {
	s := open(t)
	top := publicCopy(t, s.dir)
	site := filepath.Join(top, "archive")
	if err := os.RemoveAll(site); err != nil {
		t.Fatal(err)
	}
	if err := buildSite(*archiveDir, site, func(o *build.Options) { o.Precompress = true }); err != nil {
		t.Fatal(err)
	}
	for below, dir := range map[string]string{"": site, "archive/": top} {
		for _, h := range configured(t, below) {
			t.Run(h.name+" /"+below, func(t *testing.T) {
				base := h.serve(t, dir) + "/" + below
				from := []string{base, base + "briefs/", base + "briefs"}
				brief := s.kind(t, "brief").page
				if h.clean {
					from = append(from, base+strings.TrimSuffix(brief, ".html"))
				}
				crawl(t, base, from)
				s.reads(t, base)
				holdTypes(t, base, site, brief)
				holdHeaders(t, base, site, brief)
				holdCompressed(t, h, base, site, brief)
			})
		}
	}
}

// holdTypes wants files to have their content types, with the character sets.
func holdTypes(t *testing.T, base, site, brief string) {
	t.Helper()
	for path, types := range map[string]string{
		brief: "text/html; charset=utf-8", strings.TrimSuffix(brief, ".html") + ".bib": "text/x-bibtex; charset=utf-8",
		strings.TrimSuffix(brief, ".html") + ".ris": "application/x-research-info-systems; charset=utf-8", "data/briefs.csv": "text/csv; charset=utf-8",
		"data/briefs.json": "application/json", "data/calendar.ics": "text/calendar; charset=utf-8", "data/archive.sqlite": "application/vnd.sqlite3",
		"search/root.js": "javascript; charset=utf-8", one(t, site, "assets/*.svg"): "image/svg+xml",
	} {
		head, _ := ask(t, base+path, "")
		if got := head.Header.Get("Content-Type"); head.StatusCode != http.StatusOK || !strings.Contains(strings.ToLower(got), types) {
			t.Errorf("%s: %s as %q, want %s", path, head.Status, got, types)
		}
	}
}

// holdHeaders wants the policy that the pages have, what may be kept, and the page for what is
// not there.
func holdHeaders(t *testing.T, base, site, brief string) {
	t.Helper()
	head, _ := ask(t, base+brief, "")
	if policy := head.Header.Get("Content-Security-Policy"); policy != page.Policy || head.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("the policy is %q", policy)
	}
	if kept, _ := ask(t, base+one(t, site, "assets/*.css"), ""); !strings.Contains(kept.Header.Get("Cache-Control"), "immutable") || head.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("a style sheet is kept by %q, a page by %q", kept.Header.Get("Cache-Control"), head.Header.Get("Cache-Control"))
	}
	for _, nowhere := range []string{"nothing.html", "briefs/nothing.html", "a/b/c/d"} {
		if head, body := ask(t, base+nowhere, ""); head.StatusCode != http.StatusNotFound || !isOurs.Match(body) {
			t.Errorf("%s: %s, and the site's page is %v", nowhere, head.Status, isOurs.Match(body))
		}
	}
}

// holdCompressed wants a page compressed where it is asked for so, with the same bytes.
func holdCompressed(t *testing.T, h host, base, site, page string) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join(site, page))
	if err != nil {
		t.Fatal(err)
	}
	unpack := map[string]func(io.Reader) (io.Reader, error){"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }}
	switch h.name {
	case "lighttpd":
		clear(unpack)
	case "Caddy":
		unpack["br"] = func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil }
	}
	for encoding, reader := range unpack {
		head, body := ask(t, base+page, encoding)
		if head.Header.Get("Content-Encoding") != encoding || !strings.Contains(head.Header.Get("Content-Type"), "text/html") {
			t.Errorf("a page is sent as %q, %q, want %s", head.Header.Get("Content-Encoding"), head.Header.Get("Content-Type"), encoding)
			continue
		}
		r, err := reader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) {
			t.Errorf("the page compressed by %s is another, %v", encoding, err)
		}
	}
}

// ask asks for an address as it is, without following or unpacking.
func ask(t *testing.T, address, encoding string) (*http.Response, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	response, err := (&http.Client{Transport: &http.Transport{DisableCompression: true}}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, body
}

func one(t *testing.T, site, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(site, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("there is no %s", pattern)
	}
	rel, err := filepath.Rel(site, names[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}
