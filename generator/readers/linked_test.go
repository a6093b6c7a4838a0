package readers

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ofPage is what a page says in JSON-LD.
type ofPage struct {
	Page string
	Data json.RawMessage
}

// linked finds what every page of a site says in JSON-LD. Redirects and pages that search
// engines are kept from say nothing.
func linked(t *testing.T, site string) (list []ofPage) {
	t.Helper()
	err := filepath.WalkDir(site, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		html, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		_, rest, found := bytes.Cut(html, []byte(`<script type="application/ld+json">`))
		data, _, _ := bytes.Cut(rest, []byte("</script>"))
		page, err := filepath.Rel(site, name)
		quiet := bytes.Contains(html, []byte(`<meta name="robots" content="noindex">`)) || bytes.Contains(html, []byte(`http-equiv="refresh"`))
		switch {
		case found == quiet:
			t.Errorf("%s: has JSON-LD: %v", page, found)
		case found && !json.Valid(data):
			t.Errorf("%s: no JSON: %s", page, data)
		case found:
			list = append(list, ofPage{page, data})
		}
		return err
	})
	if err != nil || len(list) < 20 {
		t.Fatalf("%d pages with JSON-LD, %v", len(list), err)
	}
	return list
}

// rdflib prints the triples of each page; nothing may be asked for elsewhere.
const rdflib = `import json, socket, sys
from rdflib import Graph
def refuse(*args, **kwargs): raise OSError("no network")
socket.socket.connect = refuse
for line in sys.stdin:
    page = json.loads(line)
    graph = Graph()
    graph.parse(data=json.dumps(page["Data"]), format="json-ld")
    print(json.dumps({"Page": page["Page"], "Quads": graph.serialize(format="nt"), "N": len(graph)}))`

// jsonldjs brings the triples of both to one form (RDF Dataset Canonicalization), and prints
// the pages where they differ. It knows no base address, and no document from elsewhere.
const jsonldjs = `import jsonld from "jsonld";
import {readFileSync} from "node:fs";
const documentLoader = async url => { throw new Error("asks for " + url); };
const [pages, triples] = readFileSync(0, "utf8").trim().split("\n---\n").map(part => part.split("\n").map(line => JSON.parse(line)));
const differ = [];
let n = 0;
for (const [i, page] of pages.entries()) {
  const mine = await jsonld.canonize(page.Data, {algorithm: "URDNA2015", format: "application/n-quads", documentLoader, safe: true});
  const other = await jsonld.canonize(triples[i].Quads, {algorithm: "URDNA2015", inputFormat: "application/n-quads", format: "application/n-quads"});
  n += mine.split("\n").length - 1;
  if (mine !== other || !mine || /<(?!https?:)/.test(mine.replace(/"(?:[^"\\]|\\.)*"/g, ""))) differ.push({Page: page.Page, Mine: mine, Other: other});
}
console.log(JSON.stringify({N: n, Differ: differ}));`

// TestLinkedData has two readers of JSON-LD read every page, and wants the same triples of
// both, with identifiers that are whole. jsonld.js is told to fail where it would drop
// something without a word.
func TestLinkedData(t *testing.T) {
	python := need(t, "/usr/bin/python3", "python3-rdflib")
	eachSite(t, func(t *testing.T, _, site string) {
		var in bytes.Buffer
		out := json.NewEncoder(&in)
		list := linked(t, site)
		for _, p := range list {
			if err := out.Encode(p); err != nil {
				t.Fatal(err)
			}
		}
		triples := execute(t, in.Bytes(), python, "-c", rdflib)
		both := strings.TrimSpace(in.String()) + "\n---\n" + strings.TrimSpace(string(triples))
		got := decode[struct {
			N      int
			Differ []struct{ Page, Mine, Other string }
		}](t, packages{"jsonld@9.0.0"}.run(t, jsonldjs, []byte(both)))
		for _, d := range got.Differ[:min(len(got.Differ), 3)] {
			t.Errorf("%s: jsonld.js and rdflib read\n%s\n%s", d.Page, d.Mine, d.Other)
		}
		if len(got.Differ) > 0 || got.N < 10*len(list) {
			t.Errorf("%d triples on %d pages; %d pages differ", got.N, len(list), len(got.Differ))
		}
		t.Logf("%d triples on %d pages", got.N, len(list))
	})
}
