package plainyaml

import (
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// tokens is what YAML is made of, the rarest last.
var tokens = []string{
	"a", "b", "key", "Ын", "5", "-1", "~", "x y", ": ", ":", ":\n", ",", ", ", "[", "]", "{", "}", "- ", "-", "-\n", "\n", "\n", "\n  ", "\n    ", "\n\n",
	" ", "  ", "    ", "#", " # c", "\n# c\n", "'", "''", "\"", "\\\"", "\\n", "\\u00e9", "'q'", "\"q\"", "|\n", ">\n", ">-\n", "|+\n", "|", ">", "?", "? ",
	"&", "*", "!", "%", "@", "`", "<<", "---", "...", "\n---\n", "a: b", "\na: b", "\n  c: d", "\n- e", "\n  - f", "[g, h]", "{i: j}", "\t", "\r\n", "\u0085", "\ufeff", "\x00", "\xff",
}

// rounds is how many random inputs a test tries; PLAIN_ROUNDS in the
// environment asks for more.
func rounds() int {
	if n, err := strconv.Atoi(os.Getenv("PLAIN_ROUNDS")); err == nil {
		return n
	}
	return 5000
}

// agreeOn holds the reader against yaml.v3 on what no author would write, and
// wants a share of it to be accepted, in percent: else the test would say little.
func agreeOn(t *testing.T, percent int, source func(*rand.Rand) string) {
	rounds, accepted := rounds(), 0
	r := rand.New(rand.NewPCG(uint64(rounds), 4))
	for range rounds {
		if agree(t, source(r)) {
			accepted++
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d of %d accepted", accepted, rounds)
	if accepted*100 < rounds*percent {
		t.Errorf("only %d of %d were accepted", accepted, rounds)
	}
}

func TestOnRandomTokens(t *testing.T) {
	agreeOn(t, 2, func(r *rand.Rand) string {
		var b strings.Builder
		usual := 25 + r.IntN(len(tokens)-24)
		for range 1 + r.IntN(14) {
			b.WriteString(tokens[r.IntN(usual)])
		}
		return b.String() + "\n"
	})
}

func TestOnDamagedFrontMatter(t *testing.T) {
	whole := slices.Concat(slices.Sorted(maps.Values(contentYAML(t))), slices.Sorted(maps.Values(plainCases)))
	agreeOn(t, 10, func(r *rand.Rand) string {
		all := strings.SplitAfter(whole[r.IntN(len(whole))], "\n")
		from := r.IntN(len(all))
		part := slices.Clone(all[from:min(len(all), from+1+r.IntN(20))])
		for range 1 + r.IntN(3) {
			damage(r, part)
		}
		return strings.TrimRight(strings.Join(part, ""), "\n") + "\n"
	})
}

// damage changes one line, or exchanges two.
func damage(r *rand.Rand, lines []string) {
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	line := lines[i]
	at := r.IntN(len(line) + 1)
	switch r.IntN(7) {
	case 0:
		lines[i] = line[:at] + tokens[r.IntN(len(tokens))] + line[at:]
	case 1:
		lines[i] = line[:at] + line[min(len(line), at+1+r.IntN(3)):]
	case 2:
		lines[i] = strings.Repeat(" ", r.IntN(7)) + strings.TrimLeft(line, " ")
	case 3:
		lines[i] = strings.TrimPrefix(line, "  ")
	case 4:
		lines[i] = "  " + line
	case 5:
		lines[i], lines[j] = lines[j], lines[i]
	case 6:
		lines[i] = strings.TrimSuffix(line, "\n") + tokens[r.IntN(len(tokens))] + "\n"
	}
}
