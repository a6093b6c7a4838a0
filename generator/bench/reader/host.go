package main

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// host serves a site as a plain static host does, compressed, and counts what it
// sends. Nothing may be kept by the browser, so that each visit is a first one.
type host struct {
	dir string

	mu   sync.Mutex
	sent load
}

// load is what was sent: bodies, without headers.
type load struct {
	requests int
	raw, gz  int // bytes, as they are and compressed
}

func (l *load) add(raw, gz int) { l.requests, l.raw, l.gz = l.requests+1, l.raw+raw, l.gz+gz }

// taken gives what was sent since the last call.
func (h *host) taken() load {
	h.mu.Lock()
	defer h.mu.Unlock()
	sent := h.sent
	h.sent = load{}
	return sent
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	data, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	packed := compressed(data)
	h.mu.Lock()
	h.sent.add(len(data), len(packed))
	h.mu.Unlock()
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(packed) // a browser that has gone needs no answer
}

// compressed gives data as gzip -9 makes it.
func compressed(data []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is a known one
	_, _ = z.Write(data)                                  // into memory
	_ = z.Close()
	return b.Bytes()
}
