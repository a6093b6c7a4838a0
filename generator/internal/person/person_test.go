package person

import "testing"

func TestNatural(t *testing.T) {
	for name, want := range map[string]string{
		"Cha, Victor":                         "Victor Cha",
		"Ås, Ingrid":                          "Ingrid Ås",
		"van der Berg, Anna":                  "Anna van der Berg",
		"Victor Cha":                          "Victor Cha",
		"Quayside, Jr.":                       "Quayside, Jr.",
		"Ministry of Ports, Republic of Vell": "Ministry of Ports, Republic of Vell",
		"A, B, C":                             "A, B, C",
		"Cha,":                                "Cha,",
		"":                                    "",
	} {
		if got := Natural(name); got != want {
			t.Errorf("Natural(%q) = %q, want %q", name, got, want)
		}
	}
}
