package browser

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// serve publishes a folder under a prefix as a plain static host does: files by
// their paths, index.html for folders with a slash or without, x.html for x, 404.html for
// the rest, text compressed, with the headers that the site's _headers wants.
func serve(dir, prefix string) (http.Handler, error) {
	prefix, _ = url.PathUnescape(prefix)
	headers, err := rules(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok {
			http.Error(w, "outside the site", http.StatusNotFound)
			return
		}
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		status := http.StatusOK
		var data []byte
		err := fs.ErrNotExist
		for _, meant := range []string{name, name + ".html", name + "/index.html"} {
			if data, err = os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+meant)))); err == nil {
				name = meant
				break
			}
		}
		if err != nil {
			status, name = http.StatusNotFound, "404.html"
			data, _ = os.ReadFile(filepath.Join(dir, name))
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		apply(headers, name, w.Header())
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			data = compressed(data)
		}
		w.WriteHeader(status)
		w.Write(data)
	}), err
}

// compressed gives data as gzip -9 makes it.
func compressed(data []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	z.Write(data)
	z.Close()
	return b.Bytes()
}
