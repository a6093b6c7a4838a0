package glance

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShardsFor(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 160: 1, 161: 2, 320: 2, 321: 4, 10_000: 64, 20_000: 128} {
		if got := shardsFor(n, "briefs"); got != want {
			t.Errorf("%d things lie in %d files, want %d", n, got, want)
		}
	}
	for n := 1; n < 5000; n++ {
		if s := shardsFor(n, "events"); s&(s-1) != 0 || n > 160*s || s > 1 && n <= 80*s {
			t.Fatalf("%d things lie in %d files", n, s)
		}
	}
}

// The script finds a thing by the same numbers: FNV-1a of 32 bits has published ones.
func TestShardHash(t *testing.T) {
	for id, fnv := range map[string]uint32{"": 0x811c9dc5, "a": 0xe40c292c, "foobar": 0xbf9cf968} {
		if got, want := shardHash(id), fnv^fnv>>16; got != want {
			t.Errorf("%q has %#x, want %#x", id, got, want)
		}
	}
	files := make([]int, 64)
	for i := range 10_000 {
		files[shardHash(fmt.Sprintf("brief-of-%d-%d", 1990+i%30, i))%64]++
	}
	for i, n := range files {
		if n < 80 || n > 250 {
			t.Errorf("the file %d of 64 has %d of 10,000 things", i, n)
		}
	}
}

// The text of a file is a call with JSON, whatever the texts hold, sorted by key.
func TestScript(t *testing.T) {
	want := map[string][]string{
		"a": {"State", "Ruritania \"the\" \\ <b>", "", "line\nline\r\t\x01 한국 \u2028"},
		"b": {}, "b#rec-1": {"", "x"},
	}
	var entries []entry
	for _, key := range []string{"b#rec-1", "b", "a"} {
		entries = append(entries, entry{"f", key, func() []string { return append(append([]string{}, want[key]...), "", "") }})
	}
	text := string(script("actors", entries))
	data, ok := strings.CutPrefix(text, `chanceryGlances("actors",`)
	data, end := strings.CutSuffix(data, ");\n")
	if !ok || !end {
		t.Fatalf("the text is %q", text)
	}
	var got map[string][]string
	if err := json.Unmarshal([]byte(data), &got); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if !strings.HasPrefix(data, `{"a":`) || !strings.Contains(data, `],"b":[],"b#rec-1":`) {
		t.Errorf("the keys are not in order: %s", data)
	}
}
