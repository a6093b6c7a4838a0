package data

import (
	"testing"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/cache"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/prose"
	"chancery/generator/internal/wording"
	"chancery/generator/internal/words"
)

// load links the archive in a folder.
func load(t testing.TB, dir string) *wording.Wording {
	t.Helper()
	files, err := layers.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	store := cache.Temporary()
	defer store.Close()
	reading := archive.NewReading(files, &prose.Texts{Parser: prose.New(), Store: store})
	a, _, err := reading.Read()
	if err != nil {
		t.Fatal(err)
	}
	g, list, err := graph.Link(a, graph.Options{Today: edtf.DayOf(2026, 1, 1), Texts: reading, Store: store})
	if err != nil || list.Stops(false) {
		t.Fatal(err, list.Messages)
	}
	english, _ := words.For("en")
	for _, own := range a.Site.Instruments { // as package site does
		english.Terms.Instrument[own.ID.ID] = own.Title
	}
	for _, own := range a.Site.Kinds {
		english.Terms.BriefKind[own.ID.ID] = own.Title
	}
	return &wording.Wording{Graph: g, Words: english, BaseURL: "https://archive.example"}
}
