package direction

import (
	"strings"
	"testing"
)

func TestRuns(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"Cha, V. (2024). A title.": "Cha, V. (2024). A title.",
		"عمر السالمي. (2024). رسوم الدخول: 12 حالة (The Files) [Brief].": "<عمر السالمي>. (2024). <رسوم الدخول: 12 حالة> (The Files) [Brief].",
		"السالمي, عمر, and V. Cha. 2024. “رسوم.” Brief.":                 "<السالمي>, <عمر>, and V. Cha. 2024. “<رسوم>.” Brief.",
		"נמל. “Ports.”": "<נמל>. “Ports.”",
		"شَرْح":         "<شَرْح>",
	} {
		var got strings.Builder
		for i, piece := range Runs(text) {
			if i%2 == 1 {
				piece = "<" + piece + ">"
			}
			got.WriteString(piece)
		}
		if got.String() != want {
			t.Errorf("%q: %q, want %q", text, got.String(), want)
		}
	}
}
