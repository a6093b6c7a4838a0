package archive

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// plainTokens is what YAML is made of, and what may trip over it.
var plainTokens = []string{
	"a", "b", "key", "Ын", "5", "-1", "~", "x y", ": ", ":", ":\n", ",", ", ", "[", "]", "{", "}", "- ", "-", "-\n", "\n", "\n", "\n  ", "\n    ", "\n\n",
	" ", "  ", "    ", "#", " # c", "\n# c\n", "'", "''", "\"", "\\\"", "\\n", "\\u00e9", "'q'", "\"q\"", "|\n", ">\n", ">-\n", "|+\n", "|", ">", "?", "? ",
	"&", "*", "!", "%", "@", "`", "<<", "---", "...", "\n---\n", "a: b", "\na: b", "\n  c: d", "\n- e", "\n  - f", "[g, h]", "{i: j}", "\t", "\r\n", "\u0085", "\ufeff", "\x00", "\xff",
}

// TestPlainOnRandomTokens holds the fast path against yaml.v3 on what no author
// would write. PLAIN_ROUNDS in the environment asks for more rounds.
func TestPlainOnRandomTokens(t *testing.T) {
	rounds := 20_000
	if n, err := strconv.Atoi(os.Getenv("PLAIN_ROUNDS")); err == nil {
		rounds = n
	}
	accepted := 0
	r := rand.New(rand.NewPCG(uint64(rounds), 4))
	for range rounds {
		var b strings.Builder
		usual := 25 + r.IntN(len(plainTokens)-24) // mostly without the rarest, lest little be accepted
		for range 1 + r.IntN(14) {
			b.WriteString(plainTokens[r.IntN(usual)])
		}
		b.WriteByte('\n')
		if agree(t, b.String()) {
			accepted++
		}
		if t.Failed() {
			return
		}
	}
	if accepted < rounds/100 {
		t.Errorf("only %d of %d were accepted: the test says little", accepted, rounds)
	}
}
