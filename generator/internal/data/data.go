// Package data writes everything that an archive knows in the forms that other programs
// read: tables as CSV, JSON and a SQLite database, a graph, entities, a timeline, a
// calendar. What each can hold is written exactly as it was found: no date is made more
// precise, no number rounded.
//
// READERS.md in generator/readers says what real readers make of these files, which tests
// there hold.
package data

import (
	"bufio"
	"io"
	"sync"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/wording"
)

// File is a file of data.
type File struct {
	Name string // in the folder of data
	// Write writes it, from the beginning; Seek is asked for the beginning alone, if at all.
	Write func(io.WriteSeeker) error
	// Made is the digest of what it is made from.
	Made func() digest.Sum
}

// Path is where the file is published.
func (f File) Path() address.Path { return address.Data(f.Name) }

// The files that are no tables.
const (
	Package  = "datapackage.json"
	Database = "archive.sqlite"
	GraphML  = "network.graphml"
	GEXF     = "network.gexf"
	Entities = "entities.ftm.json"
	Timeline = "timeline.json"
	Calendar = "calendar.ics"
)

// Files gives all files of data: two of each table first.
func Files(w *wording.Wording, tables []*Table) []File {
	var files []File
	add := func(name string, made func() digest.Sum, write func(*bufio.Writer)) {
		files = append(files, File{name, func(to io.WriteSeeker) error {
			out := bufio.NewWriterSize(to, 1<<16)
			write(out)
			return out.Flush()
		}, made})
	}
	plain := func(name string, write func(*bufio.Writer)) { add(name, madeBy(write), write) }
	var whole []func() digest.Sum
	for _, t := range tables {
		made := sync.OnceValue(t.made)
		whole = append(whole, made)
		add(t.Name+".csv", made, t.writeCSV)
		add(t.Name+".json", made, t.writeJSON)
	}
	plain(Package, func(out *bufio.Writer) { writePackage(out, w, tables) })
	files = append(files, File{Database, func(to io.WriteSeeker) error { return writeDatabase(to, tables) }, func() digest.Sum { return madeOf(whole) }})
	network := sync.OnceValue(func() digest.Sum { return networkMade(w) })
	add(GraphML, network, func(out *bufio.Writer) { writeGraphML(out, w) })
	add(GEXF, network, func(out *bufio.Writer) { writeGEXF(out, w) })
	plain(Entities, func(out *bufio.Writer) { writeEntities(out, w) })
	plain(Timeline, func(out *bufio.Writer) { writeTimeline(out, w) })
	plain(Calendar, func(out *bufio.Writer) { writeCalendar(out, w) })
	return files
}
