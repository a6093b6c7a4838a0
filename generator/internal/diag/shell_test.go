package diag

import "testing"

func TestShell(t *testing.T) {
	for word, want := range map[string]string{
		"public/index.html":     "public/index.html",
		"briefs/fees.html#rec":  "briefs/fees.html#rec",
		"Archiv é – 漁業":         "'Archiv é – 漁業'",
		"it's":                  `'it'\''s'`,
		"":                      "''",
		"$(x)":                  "'$(x)'",
		"-rf":                   "'-rf'",
		"C:\\Users\\me\\public": `C:\Users\me\public`,
	} {
		if got := Shell(word); got != want {
			t.Errorf("Shell(%q) = %s, want %s", word, got, want)
		}
	}
}
