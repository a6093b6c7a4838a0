package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// JSON writes messages for programs, one object a line: its keys stay, and more may come.
func JSON(w io.Writer, messages []Message) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, m := range messages {
		o := object{Code: m.Code, Severity: m.Severity.String(), place: placeOf(m.Pos), Width: m.Width, Message: m.Text, Fix: m.Fix}
		for _, r := range m.See {
			o.See = append(o.See, related{placeOf(r.Pos), r.Text})
		}
		if err := out.Encode(o); err != nil {
			return err
		}
	}
	return nil
}

type object struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"`
	place
	Width   int       `json:"width,omitempty"`
	Message string    `json:"message"`
	Fix     string    `json:"fix,omitempty"`
	See     []related `json:"see,omitempty"`
}

type place struct {
	File   string `json:"file,omitempty"`
	Line   int32  `json:"line,omitempty"`
	Column int32  `json:"column,omitempty"`
}

type related struct {
	place
	Message string `json:"message"`
}

func placeOf(p Pos) place { return place{p.File, p.Line, p.Col} }

// GitHub writes messages as commands of GitHub Actions, which shows them beside the lines
// that they are about. inRepository gives the path of a file there.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func GitHub(w io.Writer, messages []Message, inRepository func(file string) string) error {
	for _, m := range messages {
		command := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}[m.Severity]
		properties := "title=" + property(string(m.Code))
		if m.Pos.File != "" {
			properties = "file=" + property(inRepository(m.Pos.File)) + "," + properties
		}
		if m.Pos.Line > 0 {
			properties += fmt.Sprintf(",line=%d", m.Pos.Line)
		}
		if m.Pos.Col > 0 {
			properties += fmt.Sprintf(",col=%d,endColumn=%d", m.Pos.Col, int(m.Pos.Col)+max(m.Width, 1))
		}
		text := printable(m.Text)
		for _, r := range m.See {
			text += "\n" + r.Pos.String() + ": " + printable(r.Text)
		}
		if m.Fix != "" {
			text += "\n= " + printable(m.Fix)
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command, properties, commandText.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}

// What has a meaning in a command is written as percent signs and digits.
var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return commandProperty.Replace(printable(s)) }
