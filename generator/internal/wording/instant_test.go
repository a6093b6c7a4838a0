package wording

import (
	"testing"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/graph"
)

func TestInstant(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w := &Wording{Graph: &graph.Graph{Site: &archive.Site{Timezone: archive.Zone{Location: berlin}}}}
	for _, test := range []struct{ date, instant, published string }{
		{"2024-06-19", "2024-06-19T00:00:00+02:00", "2024-06-19T00:00:00+02:00"},
		{"2024-12-19", "2024-12-19T00:00:00+01:00", "2024-12-19T00:00:00+01:00"},
		{"2024-06", "2024-06-01T00:00:00+02:00", ""},
		{"2024-06-19~", "2024-06-19T00:00:00+02:00", ""},
		{"2024-06-19?", "2024-06-19T00:00:00+02:00", ""},
		{"2024-06-XX", "2024-06-01T00:00:00+02:00", ""},
		{"2024-22", "2024-06-01T00:00:00+02:00", ""},
		{"202X", "2020-01-01T00:00:00+01:00", ""},
		{"2022-11-03/2024", "2022-11-03T00:00:00+01:00", ""},
		{"2022-11-03/2022-11-04", "2022-11-03T00:00:00+01:00", ""},
		{"../2022-11", "2022-11-01T00:00:00+01:00", ""},
		{"-0043", "0001-01-01T00:00:00+00:53", ""},
		{"Y170000002", "9999-12-31T00:00:00+01:00", ""},
		{"1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z"},
		{"1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00", "1985-04-12T23:20:30-04:00"},
		{"1985-07-12T23:20:30", "1985-07-12T23:20:30+02:00", "1985-07-12T23:20:30+02:00"},
	} {
		d, err := edtf.Parse(test.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{w.Instant(d), w.Published(d)}; got != [2]string{test.instant, test.published} {
			t.Errorf("%s: %q", test.date, got)
		}
	}
	if got := w.Instant(edtf.Date{}); got != "" {
		t.Errorf("no date is %s", got)
	}
}
