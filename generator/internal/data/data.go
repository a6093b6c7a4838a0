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

	"chancery/generator/internal/address"
	"chancery/generator/internal/wording"
)

// File is a file of data.
type File struct {
	Name string // in the folder of data
	// Write writes it, from the beginning; Seek is asked for the beginning alone, if at all.
	Write func(io.WriteSeeker) error
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
	add := func(name string, write func(*bufio.Writer)) {
		files = append(files, File{name, func(to io.WriteSeeker) error {
			out := bufio.NewWriterSize(to, 1<<16)
			write(out)
			return out.Flush()
		}})
	}
	for _, t := range tables {
		add(t.Name+".csv", t.writeCSV)
		add(t.Name+".json", t.writeJSON)
	}
	add(Package, func(out *bufio.Writer) { writePackage(out, w, tables) })
	files = append(files, File{Database, func(to io.WriteSeeker) error { return writeDatabase(to, tables) }})
	add(GraphML, func(out *bufio.Writer) { writeGraphML(out, w) })
	add(GEXF, func(out *bufio.Writer) { writeGEXF(out, w) })
	add(Entities, func(out *bufio.Writer) { writeEntities(out, w) })
	add(Timeline, func(out *bufio.Writer) { writeTimeline(out, w) })
	add(Calendar, func(out *bufio.Writer) { writeCalendar(out, w) })
	return files
}
