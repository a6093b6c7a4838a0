package corpus

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode/utf8"
)

// filler fills templates with words. actors are those whose names a text may
// hold; the first of them come most often.
type filler struct {
	*rand.Rand
	corpus *Corpus
	actors []int
	year   int
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// fill replaces each {x} of a template.
func (f *filler) fill(template string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(template, '{')
		if i < 0 {
			b.WriteString(template)
			return b.String()
		}
		before, word := template[:i], f.word(template[i+1])
		if (before == "A " || strings.HasSuffix(before, " a ")) && strings.Contains("aeiou", word[:1]) {
			before = before[:i-1] + "n "
		}
		b.WriteString(before)
		b.WriteString(word)
		template = template[i+3:]
	}
}

func (f *filler) word(slot byte) string {
	switch slot {
	case 'a':
		return f.corpus.actors[f.someActor()].Name
	case 'f':
		return f.corpus.foreign[f.IntN(len(f.corpus.foreign))]
	case 'n':
		return pick(f.Rand, nouns)
	case 'j':
		return pick(f.Rand, adjectives)
	case 'v':
		return pick(f.Rand, verbs)
	case 'p':
		return coin(f.Rand, f.corpus.coined())
	case 'q':
		return strconv.Itoa(2 + f.IntN(900))
	case 'y':
		return strconv.Itoa(f.year - f.IntN(4))
	case 'm':
		return pick(f.Rand, months)
	case 'o':
		return pick(f.Rand, places)
	}
	return ""
}

func (f *filler) someActor() int {
	if len(f.actors) == 0 || f.IntN(5) == 0 {
		return f.corpus.anyActor(f.Rand)
	}
	return f.actors[min(f.IntN(len(f.actors)), f.IntN(len(f.actors)))]
}

var syllables = strings.Fields(`ka ber tol min sar dra ven os lu pre mor ti gan hel cor ja nis ro vek ul sta per qui zan ol fen dor ama
bri cel`)

// coin makes one of n proper names; the first are the most common, as in speech.
func coin(r *rand.Rand, n int) string {
	k := int(float64(n) * r.Float64() * r.Float64() * r.Float64())
	return coined(k)
}

// coined is the k-th made-up name.
func coined(k int) string {
	s := syllables[k%len(syllables)]
	for k = k/len(syllables) + 1; k > 0; k /= len(syllables) {
		s += syllables[(k*7+3)%len(syllables)]
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// slug makes an id of words: lower-case ASCII letters and digits, and hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if plain, ok := plainLetters[r]; ok {
			b.WriteString(plain)
			continue
		}
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

var plainLetters = letters("á a ã a ä a å a ç c č c é e ë e ễ e ę e í i ï i ı i ł l ñ n ń n ó o ö o ø o ő o ř r ś s š s ß ss ü u ú u ů u ý y ž z ź z ż z ô o ")

func letters(pairs string) map[rune]string {
	m := map[rune]string{}
	fields := strings.Fields(pairs)
	for i := 0; i+1 < len(fields); i += 2 {
		m[[]rune(fields[i])[0]] = fields[i+1]
	}
	return m
}

// upper makes the first letter of a text a capital.
func upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// table writes a Markdown table.
func (f *filler) table() string {
	var b strings.Builder
	b.WriteString("| Claim | Speaker | Amount |\n| --- | --- | ---: |\n")
	for range 3 + f.IntN(4) {
		fmt.Fprintf(&b, "%s\n", f.fill("| the {j} {n} was {v} | {a} | {q} |"))
	}
	return b.String()
}

// list writes a bulleted or numbered list.
func (f *filler) list() string {
	var b strings.Builder
	numbered := f.IntN(3) == 0
	for i := range 3 + f.IntN(3) {
		mark := "- "
		if numbered {
			mark = strconv.Itoa(i+1) + ". "
		}
		b.WriteString(mark + f.fill("a {j} {n} that `"+slug(pick(f.Rand, nouns))+"` records, {v} by {a};") + "\n")
	}
	return b.String()
}

var codes = []string{
	"```json\n{\n  \"vessel\": \"%s\",\n  \"cargo\": \"%s\",\n  \"tonnes\": %d,\n  \"verified\": false\n}\n```\n",
	"```python\nimport csv\n\n# %s: every %s above the threshold\nwith open(\"manifest.csv\") as f:\n    for row in csv.DictReader(f):\n        if int(row[\"tonnes\"]) > %d:\n            print(row[\"vessel\"])\n```\n",
	"```sql\nSELECT port, count(*) -- %s\nFROM voyages\nWHERE cargo = '%s' AND tonnes > %d\nGROUP BY port\nORDER BY 2 DESC;\n```\n",
}

// code writes a fenced block in a language that is highlighted.
func (f *filler) code() string {
	return fmt.Sprintf(pick(f.Rand, codes), f.word('p'), f.word('n'), 10+f.IntN(900))
}
