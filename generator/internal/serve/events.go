package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/words"
)

// pulse is how often something is sent on a stream of events on which there is nothing to
// say, so that a browser that is gone is noticed; patience, how long one may take to read.
const (
	pulse    = 30 * time.Second
	patience = 10 * time.Second
)

// event is what the script of a page is told: how the page stands.
type event struct {
	Version  string    `json:"version"` // of the page; another one than the script's own is newer
	Mistakes []mistake `json:"mistakes"`
	Words    desk      `json:"words"`
}

// mistake is a message as the terminal has it.
type mistake struct {
	Own      bool   `json:"own"` // whether the page is not its newest because of it
	Severity string `json:"severity"`
	Head     string `json:"head"`    // place, severity and text
	Excerpt  string `json:"excerpt"` // the line of the file, and other places
	Fix      string `json:"fix"`
}

// desk is what stands around the messages, in the archive's language.
type desk struct {
	Language string `json:"language"`
	Title    string `json:"title"`  // of the mistakes on this page
	Last     string `json:"last"`   // what is shown behind them
	Notice   string `json:"notice"` // how many there are in other files
	Show     string `json:"show"`
	Close    string `json:"close"`
	Ended    string `json:"ended"`
}

// events streams what happens to a page (Server-Sent Events, HTML section 9.2): how it
// stands, at once and whenever that changes. The parameter page is the path of its address.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	stream := http.NewResponseController(w)
	at, err := url.PathUnescape(r.URL.Query().Get("page"))
	if err != nil {
		http.Error(w, "chancery serve: page is no path", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for last := ""; ; {
		v := s.view.Load()
		text := ":\n\n"
		if data, err := json.Marshal(s.event(v, at)); err == nil && string(data) != last {
			last = string(data)
			text = "data: " + last + "\n\n"
		}
		_ = stream.SetWriteDeadline(time.Now().Add(patience))
		if _, err := w.Write([]byte(text)); err != nil || stream.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-v.next:
		case <-beat.C:
		}
	}
}

// event says how the page at an address stands.
func (s *Server) event(v *view, at string) event {
	o, _, err := v.find(at)
	if o == nil || err != nil || !o.Page {
		o, _ = v.output(address.NotFound)
	}
	var data []byte
	concerns := func(diag.Message) bool { return false }
	if o != nil {
		data = s.page(v, o)
		failure, failed := v.failure(o.Path)
		concerns = func(m diag.Message) bool {
			file := m.Pos.File
			return file == o.Needs.Text && file != "" || failed && same(m, failure) || v.broken && shapes(file, o.Kind)
		}
	}
	e := event{Version: v.version(data), Mistakes: []mistake{}}
	p := s.printer()
	count := map[string]int{}
	for _, m := range v.messages() {
		if m.Severity == diag.Note {
			continue
		}
		var text bytes.Buffer
		_ = p.Print(&text, []diag.Message{m})
		one := mistake{Own: m.Severity == diag.Error && concerns(m), Severity: m.Severity.String()}
		one.Head, one.Excerpt, _ = strings.Cut(strings.TrimSuffix(text.String(), "\n"), "\n")
		if i := strings.LastIndex("\n"+one.Excerpt, "\n  = "); m.Fix != "" && i >= 0 {
			one.Excerpt, one.Fix = strings.TrimSuffix(one.Excerpt[:i], "\n"), one.Excerpt[i+len("  = "):]
		}
		if one.Own {
			count["own"]++
		} else {
			count[one.Severity]++
		}
		e.Mistakes = append(e.Mistakes, one)
	}
	e.Words = v.words(count, data != nil)
	return e
}

// shapes reports whether pages of a kind are made with a template: those that stand for
// another kind of page are not.
func shapes(file, kind string) bool {
	name, template := strings.CutPrefix(file, "templates/")
	if !template {
		return false
	}
	name = strings.TrimSuffix(name, ".html")
	_, one := page.Kinds()[address.Kind(name)]
	return !one || name == kind
}

// words gives what stands around the messages.
func (v *view) words(count map[string]int, behind bool) desk {
	w, _ := words.For("en")
	if v.now != nil {
		w = v.now.Words()
	}
	var rest []string
	if n := count["error"]; n > 0 {
		rest = append(rest, w.Count(n, w.Desk.Errors))
	}
	if n := count["warning"]; n > 0 {
		rest = append(rest, w.Count(n, w.Desk.Warnings))
	}
	d := desk{Language: w.Tag, Title: w.Count(count["own"], w.Desk.Here), Notice: w.List(rest), Show: w.Desk.Show, Close: w.Desk.Close, Ended: w.Desk.Ended}
	if behind {
		d.Last = w.Desk.Last
	}
	return d
}

// printer prints messages as the terminal shows them.
func (s *Server) printer() *diag.Printer {
	return &diag.Printer{Source: func(file string) []byte {
		data, _ := s.session.Files().Read(file, longestSource)
		return data
	}}
}

// longestSource is the size in bytes beyond which no line of a file is shown.
const longestSource = 16 << 20

func (s *Server) printed(messages []diag.Message) string {
	var text bytes.Buffer
	if err := s.printer().Print(&text, messages); err != nil {
		return fmt.Sprint(err)
	}
	return text.String()
}
