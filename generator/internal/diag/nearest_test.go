package diag

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct{ name, word, candidates, want string }{
		{"the same", "title", "date title", "title"},
		{"a letter left out", "titl", "date title", "title"},
		{"a letter too many", "tittle", "date title", "title"},
		{"two letters exchanged", "titel", "date title", "title"},
		{"another case", "TITLE", "date title", "title"},
		{"nearer goes first", "actr", "factor actor", "actor"},
		{"as near, but begins alike", "state", "date status", "status"},
		{"as near in all: the earlier", "cat", "cab car", "cab"},
		{"too far", "population", "title date", ""},
		{"short words are hardly alike", "x", "a b", "a"},
		{"short words of other lengths are not", "x", "abc", ""},
		{"a beginning", "kim", "kim-jong-un putin", "kim-jong-un"},
		{"an ending", "putin", "vladimir-putin kim-jong-un", "vladimir-putin"},
		{"longer than the candidate", "china-and-north-korea", "china", "china"},
		{"a beginning of two", "kim", "kim-jong-un kim-jong-il", ""},
		{"another script", "Рурания", "Руритания Зенда", "Руритания"},
		{"nothing to choose from", "title", "", ""},
		{"no word", "", "title", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Nearest(test.word, strings.Fields(test.candidates)); got != test.want {
				t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
			}
		})
	}
}

func TestDidYouMean(t *testing.T) {
	if got, want := DidYouMean("titel", []string{"title"}, "or else"), `did you mean "title"?`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := DidYouMean("xyz", []string{"title"}, "or else"), "or else"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("title", "titel date")
	f.Add("", "a b")
	f.Add("\xff", "é \xfe")
	f.Fuzz(func(t *testing.T, word, candidates string) {
		list := strings.Fields(candidates)
		got := Nearest(word, list)
		if got != "" && !strings.Contains(candidates, got) {
			t.Errorf("%q is no candidate", got)
		}
		for _, c := range list {
			if c == word && !strings.EqualFold(got, word) {
				t.Errorf("Nearest(%q) = %q, though the word itself is there", word, got)
			}
		}
	})
}
