package answers

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGone(t *testing.T) {
	for _, test := range []struct {
		answer     Answer
		dead, gone bool
	}{
		{Answer{Day: "2026-05-04", Status: 200}, false, false},
		{Answer{Day: "2026-05-04", Status: 403}, false, false},
		{Answer{Day: "2026-05-04", Status: 503, Since: "2026-01-01"}, false, false},
		{Answer{Day: "2026-05-04", Status: 404, Since: "2026-05-04"}, true, true},
		{Answer{Day: "2026-05-04", Status: 410, Since: "2026-05-04"}, true, true},
		{Answer{Day: "2026-05-04", Fault: "no such host", Since: "2026-05-04"}, true, false},
		{Answer{Day: "2026-05-04", Fault: "no such host", Since: "2026-04-28"}, true, false},
		{Answer{Day: "2026-05-04", Fault: "no such host", Since: "2026-04-27"}, true, true},
		{Answer{Day: "2026-05-04", Status: 500, Since: "2026-04-01"}, true, true},
	} {
		if a := test.answer; a.Dead() != test.dead || a.Gone() != test.gone {
			t.Errorf("%+v: dead %v, gone %v", a, a.Dead(), a.Gone())
		}
	}
}

func TestParse(t *testing.T) {
	want := []Answer{
		{Address: "https://a.example/x,y", Day: "2026-05-04", Since: "2026-05-01", Status: 0, Fault: `it says "no"`},
		{Address: "https://b.example/", Day: "2026-05-04", Status: 200, Moved: "https://c.example/"},
	}
	var file bytes.Buffer
	if err := Write(&file, want); err != nil {
		t.Fatal(err)
	}
	got, mistakes := Parse(file.Bytes())
	if diff := cmp.Diff(want, got); diff != "" || mistakes != nil {
		t.Errorf("mistakes in lines %d; -want +got\n%s", mistakes, diff)
	}
	// Two branches are joined: the lines stand in any order, and the later day counts.
	joined := "https://b.example/,2026-01-01,,404,,\n" + file.String() + "address,day,since,status,moved,fault\nhttps://a.example/x,2026-02-01,,200,,\n"
	if got, mistakes = Parse([]byte(joined)); len(got) != 3 || got[0].Address != "https://a.example/x" || got[2].Status != 200 || mistakes != nil {
		t.Errorf("%+v, mistakes in lines %d", got, mistakes)
	}
	for text, line := range map[string]int{"<<<<<<< HEAD\n": 1, "title,x\n": 1, "https://a.example,2026-05-04,,x,,\n": 1, "https://a.example,May,,200,,\n": 1,
		"https://a.example,2026-05-04,,200,,\nhttps://b.example,2026-05-04,soon,200,,\n": 2, "https://a.example,2026-05-04,,200,,\n\"": 2} {
		if _, mistakes := Parse([]byte(text)); len(mistakes) != 1 || mistakes[0] != line {
			t.Errorf("%q: mistakes in lines %d", text, mistakes)
		}
	}
}
