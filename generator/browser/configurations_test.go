package browser

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// configured are the servers of Debian with the configuration that generator/doc/hosts has
// for each, at another address and for another folder.
func configured(t *testing.T) []host {
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join("..", "doc", "hosts", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	at := func(text, dir, port string, pairs ...string) string {
		return strings.NewReplacer(append([]string{"/var/www/briefs", dir}, pairs...)...).Replace(text)
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
// sets them up, and wants of each the types, the policy, the page for what is not there, and,
// where it can, the compressed forms.
func TestReadyConfigurations(t *testing.T) {
	s := open(t)
	site := filepath.Join(publicCopy(t, s.dir), "archive")
	precompress(t, site)
	for _, h := range configured(t) {
		t.Run(h.name, func(t *testing.T) {
			base := h.serve(t, site) + "/"
			from := []string{base, base + "briefs/", base + "briefs"}
			brief := s.kind(t, "brief").page
			if h.clean {
				from = append(from, base+strings.TrimSuffix(brief, ".html"))
			}
			crawl(t, base, from)
			for path, types := range map[string]string{
				brief: "text/html; charset=utf-8", strings.TrimSuffix(brief, ".html") + ".bib": "text/x-bibtex; charset=utf-8",
				strings.TrimSuffix(brief, ".html") + ".ris": "application/x-research-info-systems; charset=utf-8", "data/briefs.csv": "text/csv; charset=utf-8",
				"data/briefs.json": "application/json", "data/calendar.ics": "text/calendar; charset=utf-8", "data/archive.sqlite": "application/vnd.sqlite3",
				"search/root.js": "javascript; charset=utf-8", "icon": "image/svg+xml",
			} {
				if path == "icon" {
					path = one(t, site, "assets/*.svg")
				}
				head, _ := ask(t, base+path, "")
				if got := head.Header.Get("Content-Type"); head.StatusCode != http.StatusOK || !strings.Contains(strings.ToLower(got), types) {
					t.Errorf("%s: %s as %q, want %s", path, head.Status, got, types)
				}
			}
			head, _ := ask(t, base+brief, "")
			if policy := head.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || head.Header.Get("X-Content-Type-Options") != "nosniff" {
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
			holdCompressed(t, h, base, site, brief)
		})
	}
}

// holdCompressed wants a page compressed where it is asked for so, with the same bytes.
func holdCompressed(t *testing.T, h host, base, site, page string) {
	t.Helper()
	head, body := ask(t, base+page, "gzip")
	if h.name == "lighttpd" {
		return
	}
	if head.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(head.Header.Get("Content-Type"), "text/html") {
		t.Fatalf("a page is sent as %q, %q", head.Header.Get("Content-Encoding"), head.Header.Get("Content-Type"))
	}
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	want, _ := os.ReadFile(filepath.Join(site, page))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the compressed page is another, %v", err)
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

// precompress compresses the files of a site as a build with --precompress does: with gzip.
func precompress(t *testing.T, site string) {
	t.Helper()
	if out, err := exec.Command("find", site, "-type", "f", "(", "-name", "*.html", "-o", "-name", "*.js", "-o", "-name", "*.css", ")", "-size", "+1k", "-exec", "gzip", "-k", "-n", "-9", "{}", "+").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
