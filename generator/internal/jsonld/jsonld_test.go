package jsonld

import (
	"encoding/json"
	"strings"
	"testing"

	"chancery/generator/internal/edtf"
)

// No text ends the element that holds it, and each is read back as it was.
func TestScript(t *testing.T) {
	const nasty = "</script><script>alert(1)</script><!-- <script> --> & \u2028\u2029 \" ' \\u003c"
	e := EDTF(nasty)
	script := string(Script(&Node{ID: "https://a.example/" + nasty, Name: nasty, AlternateName: []Text{{nasty, ""}, {nasty, "ko"}}, Date: &e, License: &Ref{nasty}}))
	inner := strings.TrimSuffix(strings.TrimPrefix(script, `<script type="application/ld+json">`), "</script>\n")
	if strings.ContainsAny(inner, "<>&\u2028\u2029") {
		t.Errorf("the script holds markup: %s", script)
	}
	var read struct {
		Graph []struct {
			Name      string `json:"name"`
			Alternate []any  `json:"alternateName"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(inner), &read); err != nil {
		t.Fatal(err)
	}
	if n := read.Graph[0]; n.Name != nasty || n.Alternate[0] != nasty || n.Alternate[1].(map[string]any)["@value"] != nasty {
		t.Errorf("read %+v", n)
	}
	if Script() != "" {
		t.Error("there is an element without nodes")
	}
}

// A date is plain where ISO 8601 can write all of it, else as it was written.
func TestDates(t *testing.T) {
	for date, plain := range map[string]bool{"2024": true, "2024-06": true, "2024-06-19": true, "2024-06-19T12:00:00Z": true,
		"2024?": false, "2024-06~": false, "202X": false, "2024-06-XX": false, "2024-22": false, "2022-11/2024": false, "2022-11/..": false, "-0043": false} {
		d, err := edtf.Parse(date)
		if err != nil {
			t.Fatal(err)
		}
		if got := exact(d); plain && got != date || !plain && got != "" {
			t.Errorf("%s is %q", date, got)
		}
		if w := written(d); plain != (w == nil) || w != nil && string(*w) != date {
			t.Errorf("%s is written %v", date, w)
		}
	}
}
