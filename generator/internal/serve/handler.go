package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/site"
)

// own is the folder of the server's own addresses. No output can lie there: names that
// begin with a dot are not published.
const own = "/.chancery/"

//go:embed serve.js
var script []byte

//go:embed serve.css
var sheet []byte

// ServeHTTP sends outputs, and besides them the server's own script and style sheet, and
// the stream of events that the script listens to.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
	if why := s.refuses(r); why != "" {
		http.Error(w, "chancery serve: "+why, http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "chancery serve: this is a site to be read", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case own + "serve.js":
		send(w, r, "serve.js", script)
	case own + "serve.css":
		send(w, r, "serve.css", sheet)
	case own + "events":
		s.events(w, r)
	case own + "others.json":
		s.others(w, r)
	default:
		s.output(w, r)
	}
}

// output sends what stands at an address of the site.
func (s *Server) output(w http.ResponseWriter, r *http.Request) {
	v := s.view.Load()
	found, to, err := v.find(r.URL.Path)
	if found == nil && to == "" && err == nil {
		to = v.fromMissing(r)
	}
	switch {
	case err != nil:
		http.Error(w, "chancery serve: "+err.Error(), http.StatusInternalServerError)
	case to != "":
		u := url.URL{Path: to, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, u.String(), http.StatusTemporaryRedirect)
	case found == nil:
		s.missing(w, r, v)
	case found.Page:
		s.sendPage(w, r, v, found, http.StatusOK)
	default:
		data, err := v.make(found)
		if err != nil {
			http.Error(w, "chancery serve: "+err.Error(), http.StatusInternalServerError)
			return
		}
		send(w, r, string(found.Path), data)
	}
}

// find gives the output at the path of an address, or the path to send a browser on to: to
// the folder with a slash, and from below the path of the base URL to the root.
func (v *view) find(at string) (found *site.Output, to string, err error) {
	name := strings.TrimPrefix(at, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	found, err = v.output(address.Path(name))
	if found != nil || err != nil {
		return found, "", err
	}
	if v.exists(name + "/index.html") {
		return nil, "/" + name + "/", nil
	}
	if v.now == nil {
		return nil, "", nil
	}
	root := v.now.RootPath()
	if rest, ok := strings.CutPrefix(at, root); ok && len(root) > 1 && (rest == "" || v.exists(rest) || v.exists(rest+"index.html")) {
		return nil, "/" + rest, nil
	}
	return nil, "", nil
}

// fromMissing gives the path that a request from the page 404.html means, which is shown
// at any depth, though its links are relative where the archive has no base URL.
func (v *view) fromMissing(r *http.Request) string {
	from, err := url.Parse(r.Referer())
	if err != nil || from.Host != r.Host {
		return ""
	}
	if found, to, err := v.find(from.Path); found != nil || to != "" || err != nil {
		return ""
	}
	rest, below := strings.CutPrefix(r.URL.Path, from.Path[:strings.LastIndexByte(from.Path, '/')+1])
	if !below || !v.exists(rest) {
		return ""
	}
	return "/" + rest
}

// missing sends the page that says that there is none.
func (s *Server) missing(w http.ResponseWriter, r *http.Request, v *view) {
	o, err := v.output(address.NotFound)
	if o == nil || err != nil {
		http.NotFound(w, r)
		return
	}
	s.sendPage(w, r, v, o, http.StatusNotFound)
}

// sendPage sends a page with the script behind it. A page that only sends its reader on has none.
func (s *Server) sendPage(w http.ResponseWriter, r *http.Request, v *view, o *site.Output, status int) {
	data := s.page(v, o)
	if data == nil {
		s.placeholder(w, v)
		return
	}
	if o.Kind != string(address.KindRedirect) {
		data = append(data[:len(data):len(data)], element(v.version(data))...)
	}
	if status == http.StatusOK {
		send(w, r, string(o.Path), data)
		return
	}
	w.Header().Set("Content-Type", mediaType(string(o.Path)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}

// element is what stands behind a page; a version is the name of what the page shows.
func element(version string) string {
	return fmt.Sprintf("<script src=\"%sserve.js\" data-version=\"%s\" defer></script>\n", own, version)
}

// version names the bytes of a page and the files that it may refer to.
func (v *view) version(data []byte) string {
	if data == nil {
		return "none"
	}
	sum := sha256.Sum256(data)
	return fmt.Sprintf("%s-%d", hex.EncodeToString(sum[:8]), v.files)
}

// placeholder stands in for a page that has never been made. Its script shows the mistakes
// as on any page; without it they can be read here.
func (s *Server) placeholder(w http.ResponseWriter, v *view) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	fmt.Fprintf(w, `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>chancery serve</title>
<h1>This page cannot be made yet</h1>
<pre>%s</pre>
%s`, html.EscapeString(s.printed(v.messages())), element(v.version(nil)))
}

// send sends bytes under the media type of a file's name, or a part of them, or says that
// the browser has them.
func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	sum := sha256.Sum256(data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	w.Header().Set("Content-Type", mediaType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// mediaType gives the media type of a file (RFC 9110, section 8.3), the same on every machine.
func mediaType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if kind, ok := textTypes[ext]; ok {
		return kind + "; charset=utf-8"
	}
	if kind, ok := otherTypes[ext]; ok {
		return kind
	}
	return "application/octet-stream"
}

var textTypes = map[string]string{
	"": "text/plain", ".nojekyll": "text/plain", ".txt": "text/plain", ".redif": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
	".csv": "text/csv", ".tsv": "text/tab-separated-values", ".ics": "text/calendar", ".vtt": "text/vtt", ".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems",
	".json": "application/json", ".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json",
	".xml": "application/xml", ".svg": "image/svg+xml", ".atom": "application/atom+xml", ".rss": "application/rss+xml", ".rdf": "application/rdf+xml", ".graphml": "application/xml", ".gexf": "application/xml",
	".ttl": "text/turtle", ".nt": "application/n-triples", ".yaml": "application/yaml", ".yml": "application/yaml",
}

var otherTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".apng": "image/apng", ".ico": "image/x-icon",
	".pdf": "application/pdf", ".zip": "application/zip", ".gz": "application/gzip", ".epub": "application/epub+zip", ".wasm": "application/wasm",
	".sqlite": "application/vnd.sqlite3", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".mp4": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
}
