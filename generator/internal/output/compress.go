package output

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"strings"

	"chancery/generator/internal/digest"

	"github.com/andybalholm/brotli"
)

// form is a compressed form of files, which servers send in their place to browsers that
// read it: nginx (gzip_static), Caddy (precompressed), Apache (by a rewrite rule).
type form struct {
	ending string
	writer func(io.Writer) (io.WriteCloser, error)
}

// The levels are those beyond which a site of text shrinks by a few per cent, and takes
// several times as long.
var forms = [...]form{
	{".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, 9) }},
	{".br", func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriterLevel(w, 6), nil }},
}

// compressed are the endings of text, which is worth compressing.
var compressed = " .html .htm .css .js .mjs .json .jsonld .svg .xml .atom .txt .csv .bib .ris .ics .rdf .graphml .gexf .yaml .yml .md .tex .webmanifest .map "

// leastCompressed is the size from which a file is compressed: a smaller one fits into one
// packet as it is.
const leastCompressed = 1 << 10

// Precompress has every file of text that is written from now on stand beside its compressed
// forms, those that are smaller. They are published with the file, and go with it. It is to be
// called before anything is written, and the publication before must have done the same.
func (p *Publication) Precompress() { p.precompress = true }

func compressible(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending != "" && strings.Contains(compressed, " "+ending+" ")
}

// formsAsLeft reports whether the compressed forms of a file are as the publication before
// left them. A form that it did not make was no smaller.
func (p *Publication) formsAsLeft(name string) bool {
	for _, f := range forms {
		if _, made := p.before[name+f.ending]; made && !p.asLeft(name+f.ending) {
			return false
		}
	}
	return true
}

// keepForms publishes the compressed forms of a file as they are.
func (p *Publication) keepForms(name string, key digest.Sum) error {
	for _, f := range forms {
		was, made := p.before[name+f.ending]
		if !made {
			continue
		}
		if err := p.claim(name + f.ending); err != nil {
			return err
		}
		was.Key = key
		p.settle(name+f.ending, carried, was)
	}
	return nil
}

// writeForms publishes the compressed forms of a file.
func (p *Publication) writeForms(name string, key, made digest.Sum, data []byte) error {
	if len(data) < leastCompressed {
		return nil
	}
	for _, f := range forms {
		var out bytes.Buffer
		w, err := f.writer(&out)
		if err == nil {
			_, err = w.Write(data)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			return fmt.Errorf("compress %s: %w", name, err)
		}
		if out.Len() >= len(data) {
			continue
		}
		if err := p.write(name+f.ending, key, made, out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
