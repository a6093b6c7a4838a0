// Package data writes everything that an archive knows in the forms that other programs
// read: tables as CSV, JSON and a SQLite database, a graph, entities, a timeline, a
// calendar. What each can hold is written exactly as it was found: no date is made more
// precise, no number rounded.
//
// READERS.md in generator/readers says what real readers make of these files, which tests
// there hold.
package data

import (
	"chancery/generator/internal/address"
	"chancery/generator/internal/wording"
)

// File is a file of data.
type File struct {
	Name   string // in the folder of data
	Append func(dst []byte) []byte
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
	for _, t := range tables {
		files = append(files, File{t.Name + ".csv", t.appendCSV}, File{t.Name + ".json", t.appendJSON})
	}
	of := func(name string, write func([]byte, *wording.Wording) []byte) File {
		return File{name, func(dst []byte) []byte { return write(dst, w) }}
	}
	return append(files,
		File{Package, func(dst []byte) []byte { return appendPackage(dst, w, tables) }},
		File{Database, func(dst []byte) []byte { return appendDatabase(dst, tables) }},
		of(GraphML, appendGraphML), of(GEXF, appendGEXF), of(Entities, appendEntities), of(Timeline, appendTimeline), of(Calendar, appendCalendar))
}
