package data

import (
	"bufio"
	"net/url"
	"strings"
	"unicode/utf8"

	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// writeCalendar writes the events as iCalendar (RFC 5545). A calendar knows days only:
// what is known less precisely fills all days that it can mean, and its title says so. What
// has no first day, or one that is not in the years from 1 to 9999, is left out.
func writeCalendar(out *bufio.Writer, w *wording.Wording) {
	c := calendar{out}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//chancery//" + escapeICS(w.Graph.Site.Title.S) + "//" + strings.ToUpper(w.Words.Tag))
	c.line("NAME:" + escapeICS(w.Graph.Site.Title.S)) // RFC 7986
	c.line("X-WR-CALNAME:" + escapeICS(w.Graph.Site.Title.S))
	for _, e := range w.Graph.Events {
		if from := e.Date.Earliest(); from != edtf.MinDay && inCalendar(from) {
			c.event(w, e, from)
		}
	}
	c.line("END:VCALENDAR")
}

type calendar struct{ *bufio.Writer }

// line appends a line, folded after 75 octets, never within a character.
func (c *calendar) line(s string) {
	for room := 75; len(s) > room; room = 74 {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		_, _ = c.WriteString(s[:cut]) // it keeps the error
		_, _ = c.WriteString("\r\n ")
		s = s[cut:]
	}
	_, _ = c.WriteString(s)
	_, _ = c.WriteString("\r\n")
}

func (c *calendar) event(w *wording.Wording, e *graph.Event, from edtf.Day) {
	c.line("BEGIN:VEVENT")
	c.line("UID:" + e.ID + "@" + host(w.BaseURL))
	c.line("DTSTAMP:" + compact(stamp(e)) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + compact(from))
	if end := e.Date.Latest() + 1; e.Date.Latest() != edtf.MaxDay && inCalendar(end) {
		c.line("DTEND;VALUE=DATE:" + compact(end)) // the first day after it
	}
	title := e.Title
	if e.Date.IsInterval() || e.Date.Precision() < edtf.PrecisionDay || e.Date.Approximate() || e.Date.Uncertain() {
		title = w.Words.Text.Aside.With(title, w.Date(e.Date))
	}
	if foretold := w.Foretold(e); foretold != "" {
		title = w.Words.Text.Headed.With(foretold, title)
	}
	c.line("SUMMARY:" + escapeICS(title))
	var texts []string
	for _, r := range e.Reports {
		if text := wording.Plain(&r.SummaryText); text != "" {
			texts = append(texts, text+" ("+r.Brief.Title.S+")")
		}
	}
	if len(texts) > 0 {
		c.line("DESCRIPTION:" + escapeICS(strings.Join(texts, "\n\n")))
	}
	if e.Place != "" {
		c.line("LOCATION:" + escapeICS(e.Place))
	}
	if w.BaseURL != "" {
		c.line("URL:" + absolute(w.BaseURL, wording.EventURL(e)))
	}
	if e.Status == graph.Cancelled {
		c.line("STATUS:CANCELLED")
	}
	c.line("TRANSP:TRANSPARENT") // it keeps nobody busy
	c.line("END:VEVENT")
}

// stamp is the day on which an event was last told of, as far as the briefs say: the
// calendar wants one, and the time of the build would change every file.
func stamp(e *graph.Event) edtf.Day {
	last := edtf.Day(0)
	for _, r := range e.Reports {
		for _, d := range []edtf.Date{r.Brief.Date.Date, r.Brief.Updated.Date} {
			if day := d.Earliest(); !d.IsZero() && inCalendar(day) {
				last = max(last, day)
			}
		}
	}
	return last
}

func inCalendar(d edtf.Day) bool { return d.Year() >= 1 && d.Year() <= 9999 }

// compact is a day as iCalendar has it: 20240619.
func compact(d edtf.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// host makes a UID the archive's own.
func host(base string) string {
	if u, err := url.Parse(base); err == nil && u.Host != "" {
		return u.Host + strings.ReplaceAll(u.Path, "/", ".")
	}
	return "archive.invalid"
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

func escapeICS(s string) string { return icsEscapes.Replace(s) }
