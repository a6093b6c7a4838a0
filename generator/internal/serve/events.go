package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/page"
	"chancery/generator/internal/site"
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
	Version string    `json:"version"` // of the page; another one than the script's own is newer
	Own     []mistake `json:"own"`     // for which the page is not its newest
	Others  bool      `json:"others"`  // whether anything else is wrong
	Errors  bool      `json:"errors"`  // whether any of it is an error
	Key     string    `json:"key"`     // of all that is wrong: the same one, if nothing else is
	Words   desk      `json:"words"`
}

// mistake is a message as the terminal has it.
type mistake struct {
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
	Notice   string `json:"notice"` // how many others there are
	Show     string `json:"show"`
	Close    string `json:"close"`
	Ended    string `json:"ended"`
}

// events streams what happens to a page (Server-Sent Events, HTML section 9.2): how it
// stands, at once and whenever that changes. The parameter page is the path of its address.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	stream, at := http.NewResponseController(w), pageOf(r)
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
	var data []byte
	if o := v.shown(at); o != nil {
		data = s.page(v, o)
	}
	own, others := v.divide(at)
	e := event{Version: v.version(data), Own: s.worded(own), Others: len(others) > 0, Key: key(own, others)}
	count := map[diag.Severity]int{}
	for _, m := range others {
		count[m.Severity]++
	}
	e.Errors = len(own) > 0 || count[diag.Error] > 0
	e.Words = v.words(len(own), count, data != nil)
	return e
}

// others sends all that is wrong besides what keeps the page at an address from being its
// newest. That may be much, so a page asks for it when its reader wants to see it.
func (s *Server) others(w http.ResponseWriter, r *http.Request) {
	_, others := s.view.Load().divide(pageOf(r))
	data, err := json.Marshal(s.worded(others))
	if err != nil {
		http.Error(w, "chancery serve: "+err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, "others.json", data)
}

// pageOf is the path of the address of the page whose script asks.
func pageOf(r *http.Request) string {
	at, err := url.PathUnescape(r.URL.Query().Get("page"))
	if err != nil {
		return ""
	}
	return at
}

// shown is the page that is shown at an address.
func (v *view) shown(at string) *site.Output {
	o, _, err := v.find(at)
	if o == nil || err != nil || !o.Page {
		o, _ = v.output(address.NotFound)
	}
	return o
}

// divide divides what is wrong into what keeps the page at an address from being its newest,
// and all else.
func (v *view) divide(at string) (own, others []diag.Message) {
	o := v.shown(at)
	var failure diag.Message
	var failed bool
	if o != nil {
		failure, failed = v.failure(o.Path)
	}
	for _, m := range v.messages() {
		file := m.Pos.File
		switch {
		case m.Severity == diag.Note:
		case m.Severity == diag.Error && o != nil && (file == o.Needs.Text && file != "" || failed && same(m, failure) || v.broken && shapes(file, o.Kind)):
			own = append(own, m)
		default:
			others = append(others, m)
		}
	}
	return own, others
}

// key names messages by what they say.
func key(lists ...[]diag.Message) string {
	h := sha256.New()
	for _, list := range lists {
		for _, m := range list {
			fmt.Fprintf(h, "%s\x00%s\x00", m.Pos, m.Text)
		}
		h.Write([]byte{1})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// worded gives messages as the terminal has them.
func (s *Server) worded(messages []diag.Message) []mistake {
	list, p := []mistake{}, s.printer()
	for _, m := range messages {
		var text bytes.Buffer
		_ = p.Print(&text, []diag.Message{m})
		one := mistake{Severity: m.Severity.String()}
		one.Head, one.Excerpt, _ = strings.Cut(strings.TrimSuffix(text.String(), "\n"), "\n")
		if i := strings.LastIndex("\n"+one.Excerpt, "\n  = "); m.Fix != "" && i >= 0 {
			one.Excerpt, one.Fix = strings.TrimSuffix(one.Excerpt[:i], "\n"), one.Excerpt[i+len("  = "):]
		}
		list = append(list, one)
	}
	return list
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
func (v *view) words(own int, count map[diag.Severity]int, behind bool) desk {
	w, _ := words.For("en")
	if v.now != nil {
		w = v.now.Words()
	}
	var rest []string
	if n := count[diag.Error]; n > 0 {
		rest = append(rest, w.Count(n, w.Desk.Errors))
	}
	if n := count[diag.Warning]; n > 0 {
		rest = append(rest, w.Count(n, w.Desk.Warnings))
	}
	d := desk{Language: w.Tag, Title: w.Count(own, w.Desk.Here), Notice: w.List(rest), Show: w.Desk.Show, Close: w.Desk.Close, Ended: w.Desk.Ended}
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
