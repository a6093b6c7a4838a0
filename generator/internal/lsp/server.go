// Package lsp is a language server for archives (Language Server Protocol 3.17): messages
// while an author types, completion of keys, ids and vocabularies, what an id stands for,
// where it is defined and used, and renaming. It stands on a session of package site, which
// reads the texts that the editor has not saved in place of their files; it writes nothing,
// and answers whatever it is sent with a result or a failure.
package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/layers"
	"chancery/generator/internal/site"
)

// Options are what a server depends on besides what it is sent.
type Options struct {
	Version string
	Source  string // the archive's folder, where the client names none
	Open    func(dir string) (*site.Session, error)
	Rename  func(files *layers.Reader, kind, old, new string) ([]edit.Change, error)
}

// Serve answers a client until it leaves or the input ends.
func Serve(in io.Reader, out io.Writer, o Options) error {
	s := &server{options: o, out: &writer{out: out}, open: map[string]int{}, said: map[string]bool{}}
	defer s.close()
	requests := make(chan []byte)
	var failed error
	go func() {
		defer close(requests)
		frames := bufio.NewReader(in)
		for {
			data, err := readFrame(frames)
			if err != nil {
				if !errors.Is(err, io.EOF) || errors.Is(err, errFrame) {
					failed = err
				}
				return
			}
			requests <- data
		}
	}()
	for {
		var data []byte
		var open bool
		select {
		case data, open = <-requests:
		default:
			// Nothing waits: now the archive is looked at again, if it has changed.
			if err := s.refresh(); err != nil {
				return err
			}
			data, open = <-requests
		}
		if !open {
			return failed
		}
		end, err := s.take(data)
		if err != nil || end {
			return err
		}
	}
}

// server is the work for one client.
type server struct {
	options  Options
	out      *writer
	dir      string
	utf8     bool // columns are bytes; otherwise units of UTF-16
	names    bool // the client makes and renames files when it is asked to
	session  *site.Session
	graph    *graph.Graph
	things   things
	open     map[string]int // the versions of open documents, by their paths in the archive
	stale    bool
	texts    map[string][]string // lines of files, while messages are sent
	said     map[string]bool     // URIs that have messages
	shutdown bool
}

func (s *server) close() {
	if s.session != nil {
		s.session.Close()
	}
}

// take answers a frame. end is whether the client leaves.
func (s *server) take(data []byte) (end bool, err error) {
	var r request
	if json.Unmarshal(data, &r) != nil {
		return false, s.out.write(response{"2.0", json.RawMessage("null"), nil, &failure{parseError, "the message is not JSON-RPC"}})
	}
	if r.Method == "exit" {
		return true, nil
	}
	if r.Method == "" {
		return false, nil // an answer to something that was never asked
	}
	if r.ID == nil {
		s.notified(r)
		return false, nil
	}
	result, fail := s.answer(r)
	if fail != nil {
		result = nil
	}
	return false, s.out.write(response{"2.0", r.ID, result, fail})
}

func failed(code int, format string, args ...any) *failure {
	return &failure{code, fmt.Sprintf(format, args...)}
}

// answer answers a request.
func (s *server) answer(r request) (any, *failure) {
	switch {
	case r.Method == "initialize":
		return s.initialize(r.Params)
	case s.session == nil:
		return nil, failed(notInitialized, "initialize comes first")
	case s.shutdown:
		return nil, failed(invalidRequest, "the server has been shut down")
	case r.Method == "shutdown":
		s.shutdown = true
		return nil, nil
	}
	ask, known := map[string]func(string, place, at) (any, *failure){
		"textDocument/completion": s.complete, "textDocument/hover": s.hover, "textDocument/definition": s.definition,
		"textDocument/references": s.references, "textDocument/prepareRename": s.prepareRename, "textDocument/rename": s.rename,
	}[r.Method]
	if !known {
		return nil, failed(unknownMethod, "%s is not supported", r.Method)
	}
	var where at
	if err := json.Unmarshal(r.Params, &where); err != nil {
		return nil, failed(invalidParams, "%s: %v", r.Method, err)
	}
	if err := s.refresh(); err != nil {
		return nil, failed(requestFailed, "%v", err)
	}
	file, ok := s.pathOf(where.Document.URI)
	if !ok {
		return nil, nil // it is no file of the archive
	}
	lines := s.lines(file)
	p := placeAt(file, lines, where.Position.Line, s.byteOf(lines, where.Position))
	return ask(file, p, where)
}

// initialize opens the archive.
func (s *server) initialize(params json.RawMessage) (any, *failure) {
	if s.session != nil {
		return nil, failed(invalidRequest, "the server has been initialized")
	}
	var p initialize
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, failed(invalidParams, "initialize: %v", err)
	}
	s.dir = s.options.Source
	if len(p.Folders) > 0 {
		p.RootURI = p.Folders[0].URI
	}
	if dir, ok := fileOf(p.RootURI); ok && s.dir == "" {
		s.dir = dir
	}
	dir, err := filepath.Abs(s.dir)
	if err != nil {
		return nil, failed(requestFailed, "%v", err)
	}
	// Editors name files by their real paths, or by those that they were opened with.
	s.dir = dir
	if s.session, err = s.options.Open(s.dir); err != nil {
		return nil, failed(requestFailed, "%v", err)
	}
	encoding := "utf-16"
	if s.utf8 = slices.Contains(p.Capabilities.General.Encodings, "utf-8"); s.utf8 {
		encoding = "utf-8"
	}
	operations := p.Capabilities.Workspace.Edit.Operations
	s.names = slices.Contains(operations, "rename") && slices.Contains(operations, "create")
	s.stale = true
	return map[string]any{
		"serverInfo": map[string]string{"name": "chancery", "version": s.options.Version},
		"capabilities": map[string]any{
			"positionEncoding":   encoding,
			"textDocumentSync":   map[string]any{"openClose": true, "change": 1, "save": true},
			"completionProvider": map[string]any{"triggerCharacters": []string{"[", "@", ":", " ", "("}},
			"hoverProvider":      true, "definitionProvider": true, "referencesProvider": true,
			"renameProvider": map[string]any{"prepareProvider": true},
		},
	}, nil
}

// notified takes a notification. What cannot be read of one is passed over, as nobody waits
// for an answer.
func (s *server) notified(r request) {
	if s.session == nil {
		return
	}
	switch r.Method {
	case "textDocument/didOpen":
		var p opened
		if json.Unmarshal(r.Params, &p) == nil {
			s.hold(p.Document, p.Document.Text)
		}
	case "textDocument/didChange":
		var p changed
		if json.Unmarshal(r.Params, &p) == nil && len(p.Changes) > 0 {
			s.hold(p.Document, p.Changes[len(p.Changes)-1].Text)
		}
	case "textDocument/didClose":
		var p opened
		if file, ok := s.pathIn(r.Params, &p); ok {
			delete(s.open, file)
			s.session.Files().Release(file)
			s.stale = true
		}
	case "textDocument/didSave", "workspace/didChangeWatchedFiles":
		s.stale = true
	}
}

func (s *server) pathIn(params json.RawMessage, p *opened) (string, bool) {
	if json.Unmarshal(params, p) != nil {
		return "", false
	}
	return s.pathOf(p.Document.URI)
}

func (s *server) hold(d document, text string) {
	if file, ok := s.pathOf(d.URI); ok {
		s.open[file] = d.Version
		s.session.Files().Hold(file, []byte(text))
		s.stale = true
	}
}

// refresh looks at the archive again if something has changed, and sends what is wrong with it.
func (s *server) refresh() error {
	if !s.stale || s.session == nil {
		return nil
	}
	s.stale = false
	snapshot, list, err := s.session.Refresh()
	if err != nil {
		s.graph, s.things = nil, things{}
		return s.out.write(notification{"2.0", "window/showMessage", map[string]any{"type": 1, "message": err.Error()}})
	}
	s.graph = snapshot.Graph()
	s.things = thingsOf(s.graph)
	return s.publish(list)
}

// publish sends the messages of every file that has some, and takes back those of files that
// have none any more.
func (s *server) publish(list diag.List) error {
	s.texts = map[string][]string{} // which are asked for once for each message
	defer func() { s.texts = nil }()
	files := map[string][]diagnostic{}
	for _, m := range list.Messages {
		uri := s.uriOf(m.Pos.File)
		files[uri] = append(files[uri], s.diagnostic(m))
	}
	for uri := range s.said {
		if files[uri] == nil {
			files[uri] = []diagnostic{}
		}
	}
	for _, uri := range slices.Sorted(maps.Keys(files)) {
		if s.said[uri] = len(files[uri]) > 0; !s.said[uri] {
			delete(s.said, uri)
		}
		if err := s.out.write(notification{"2.0", "textDocument/publishDiagnostics", diagnostics{uri, files[uri]}}); err != nil {
			return err
		}
	}
	return nil
}

func (s *server) diagnostic(m diag.Message) diagnostic {
	text := m.Text
	if m.Fix != "" {
		text += "\n= " + m.Fix
	}
	d := diagnostic{Range: s.spanOf(m.Pos, m.Width), Severity: 1 + int(m.Severity), Code: string(m.Code), Source: "chancery", Message: text}
	if m.Severity == diag.Note {
		d.Severity = 3
	}
	for _, r := range m.See {
		d.Related = append(d.Related, related{location{s.uriOf(r.Pos.File), s.spanOf(r.Pos, 1)}, r.Text})
	}
	return d
}

// lines are those of a file as the editor has it.
func (s *server) lines(file string) []string {
	if lines, known := s.texts[file]; known {
		return lines
	}
	var lines []string
	if data, err := s.session.Files().Read(file, largest); err == nil {
		lines = strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	}
	if s.texts != nil {
		s.texts[file] = lines
	}
	return lines
}

// spanOf gives a place of a message, whose columns count characters, as the client counts.
func (s *server) spanOf(pos diag.Pos, width int) span {
	line := max(0, int(pos.Line)-1)
	start, end := max(0, int(pos.Col)-1), max(0, int(pos.Col)-1)+max(1, width)
	lines := s.lines(pos.File)
	if pos.Line == 0 || line >= len(lines) {
		return span{position{line, 0}, position{line, 0}}
	}
	text := lines[line]
	return span{position{line, s.units(text, bytesOf(text, start))}, position{line, s.units(text, bytesOf(text, end))}}
}

// bytesOf is the byte at which a character of a line begins.
func bytesOf(line string, character int) int {
	n := 0
	for i := range line {
		if n == character {
			return i
		}
		n++
	}
	return len(line)
}

// units counts the units of the client up to a byte of a line.
func (s *server) units(line string, end int) (n int) {
	if s.utf8 {
		return end
	}
	for _, r := range line[:end] {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// byteOf is the byte of a line that the client means by a position.
func (s *server) byteOf(lines []string, p position) int {
	if p.Line < 0 || p.Line >= len(lines) || p.Character < 0 {
		return 0
	}
	line := lines[p.Line]
	if s.utf8 {
		at := min(p.Character, len(line))
		for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
			at--
		}
		return at
	}
	n := 0
	for i, r := range line {
		if n >= p.Character {
			return i
		}
		n += max(1, utf16.RuneLen(r))
	}
	return len(line)
}

// around is the word of a place as the client counts.
func (s *server) around(lines []string, p place) span {
	if p.line < 0 || p.line >= len(lines) {
		return span{}
	}
	text := lines[p.line]
	return span{position{p.line, s.units(text, p.start)}, position{p.line, s.units(text, p.end)}}
}

// fileOf is the path that a URI of a file names.
func fileOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
		return "", false
	}
	name := u.Path
	if runtime.GOOS == "windows" {
		name = strings.TrimPrefix(name, "/")
	}
	return filepath.FromSlash(name), name != ""
}

// pathOf is the path of a file in the archive, and whether it is in it.
func (s *server) pathOf(uri string) (string, bool) {
	name, ok := fileOf(uri)
	if !ok {
		return "", false
	}
	dirs := []string{s.dir}
	if real, err := filepath.EvalSymlinks(s.dir); err == nil {
		dirs = append(dirs, real)
	}
	for _, dir := range dirs {
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), true
		}
	}
	return "", false
}

func (s *server) uriOf(file string) string {
	name := filepath.ToSlash(filepath.Join(s.dir, filepath.FromSlash(file)))
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}
