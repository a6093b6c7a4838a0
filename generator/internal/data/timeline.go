package data

import (
	"bufio"
	"encoding/json"
	"html"

	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/wording"
)

// What TimelineJS reads (timeline.knightlab.com/docs/json-format.html).
type (
	slide struct {
		ID      string     `json:"unique_id,omitempty"`
		Start   *slideDate `json:"start_date,omitempty"`
		End     *slideDate `json:"end_date,omitempty"`
		Display string     `json:"display_date,omitempty"`
		Text    slideText  `json:"text"`
	}
	slideDate struct {
		Year  int `json:"year"`
		Month int `json:"month,omitempty"`
		Day   int `json:"day,omitempty"`
	}
	slideText struct {
		Headline string `json:"headline"`
		Text     string `json:"text,omitempty"`
	}
)

// writeTimeline writes the events for TimelineJS, which takes texts for HTML. It places
// an event by its dates and shows the words, which say how precise those are.
func writeTimeline(out *bufio.Writer, w *wording.Wording) {
	put := func(before string, v *slide) {
		text, _ := json.Marshal(v) // nothing in it has no JSON
		_, _ = out.WriteString(before)
		_, _ = out.Write(text) // it keeps the error
	}
	put(`{"title":`, &slide{Text: slideText{html.EscapeString(w.Graph.Site.Title.S), html.EscapeString(wording.Plain(&w.Graph.Description))}})
	before := `,"events":[`
	for _, e := range w.Graph.Events {
		if s := eventSlide(w, e); s.Start != nil {
			put(before, s)
			before = ","
		}
	}
	if before != "," {
		_, _ = out.WriteString(before)
	}
	_, _ = out.WriteString("]}\n")
}

func eventSlide(w *wording.Wording, e *graph.Event) *slide {
	s := &slide{ID: e.ID, Display: w.Date(e.Date), Text: slideText{Headline: linkTo(absolute(w.BaseURL, wording.EventURL(e)), e.Title)}}
	for _, r := range e.Reports {
		if text := wording.Plain(&r.SummaryText); text != "" {
			s.Text.Text += "<p>" + html.EscapeString(text) + " (" + linkTo(absolute(w.BaseURL, wording.BriefURL(r.Brief, "")), r.Brief.Title.S) + ")</p>"
		}
	}
	from, to := e.Date.Start(), e.Date.End()
	s.Start, s.End = stated(from, from.Earliest()), stated(to, to.Latest())
	if s.Start == nil {
		s.Start, s.End = s.End, nil // until then
	}
	if s.Start.begins(s.End) && from.Earliest() != edtf.MinDay {
		day := from.Earliest()
		s.Start = &slideDate{day.Year(), int(day.Month()), day.Day()}
	}
	if s.End != nil && *s.End == *s.Start {
		s.End = nil
	}
	return s
}

// begins reports whether an end states all that the start does, and more: TimelineJS takes
// 2024 to June 2024 for 2024, as it compares what the start states alone.
func (d *slideDate) begins(end *slideDate) bool {
	return d != nil && end != nil && *d != *end && d.Year == end.Year && (d.Month == 0 || d.Month == end.Month) && d.Day == 0
}

func linkTo(url, text string) string {
	return `<a href="` + html.EscapeString(url) + `">` + html.EscapeString(text) + "</a>"
}

// stated is a date as precisely as it is stated; what is stated otherwise than by year,
// month and day has the day that bounds it.
func stated(d edtf.Date, bound edtf.Day) *slideDate {
	year, known := d.Year()
	switch {
	case d.IsZero():
		return nil
	case !known || d.Precision() == edtf.PrecisionSeason:
		return &slideDate{bound.Year(), int(bound.Month()), bound.Day()}
	}
	v := &slideDate{Year: year}
	if month, ok := d.Month(); ok {
		v.Month = int(month)
		if d.Precision() >= edtf.PrecisionDay {
			v.Day = bound.Day()
		}
	}
	return v
}
