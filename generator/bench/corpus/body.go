package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// bodyMaker writes the text of a brief.
type bodyMaker struct {
	filler
	brief *brief
	i     int
	notes []string // footnotes
}

// text writes four or five sections of some twelve sentences.
func (b *bodyMaker) text() string {
	var out strings.Builder
	out.WriteString(b.prose(1, 3))
	chosen := []string{firstHeading}
	for len(chosen) < 4+b.IntN(2) {
		if h := pick(b.Rand, headings); !slices.Contains(chosen, h) {
			chosen = append(chosen, h)
		}
	}
	for k, h := range chosen {
		out.WriteString("## " + h + "\n\n")
		out.WriteString(b.prose(1+b.IntN(2), 4))
		out.WriteString(b.special(k))
		out.WriteString(b.prose(1, 4))
	}
	for k, note := range b.notes {
		fmt.Fprintf(&out, "[^n%d]: %s\n", k+1, note)
	}
	return out.String()
}

// special is what is not running text: of every ten sections one or two hold it
// in each form.
func (b *bodyMaker) special(k int) string {
	switch n := b.IntN(100); {
	case n < 14:
		return b.table() + "\n"
	case n < 28:
		return b.list() + "\n"
	case n < 38:
		return "> " + b.fill(pick(b.Rand, sentences)) + "\n\n"
	case n < 42:
		return b.code() + "\n"
	case n < 50 && k > 0:
		return "### " + upper(b.fill("{j} {n} at {p}")) + "\n\n"
	}
	return ""
}

// prose writes paragraphs with links, citations, footnotes and foreign names.
func (b *bodyMaker) prose(paragraphs, sentencesEach int) string {
	var out strings.Builder
	for range paragraphs {
		for s := range sentencesEach + b.IntN(3) {
			if s > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(b.sentence())
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

func (b *bodyMaker) sentence() string {
	switch n := b.IntN(40); {
	case n < 7:
		s := b.plain()
		return strings.TrimSuffix(s, ".") + " [@" + pick(b.Rand, b.brief.Sources).ID + b.locator() + "]."
	case n < 11:
		return b.link()
	case n == 11 && len(b.notes) < 3:
		b.notes = append(b.notes, b.plain())
		return b.plain() + fmt.Sprintf("[^n%d]", len(b.notes))
	case n == 12:
		return b.fill(foreignSentences[b.IntN(3)])
	}
	return b.plain()
}

func (b *bodyMaker) locator() string {
	if b.IntN(3) == 0 {
		return fmt.Sprintf(", p. %d", 1+b.IntN(200))
	}
	return ""
}

func (b *bodyMaker) plain() string { return b.fill(pick(b.Rand, sentences)) }

// link writes a sentence with a link of one of the kinds that authors use.
func (b *bodyMaker) link() string {
	actor := &b.corpus.actors[b.someActor()]
	other := max(0, b.i-1-int(b.ExpFloat64()*30))
	to := b.corpus.base(other)
	file := fmt.Sprintf("../%s/%s.md", to.day.Format("2006"), to.id)
	switch b.IntN(6) {
	case 0:
		return b.fill("[" + actor.Name + "](../../actors/" + actor.id + ".md) {v} the {j} {n} all the same.")
	case 1:
		return b.fill("As [[" + actor.id + "]] has it, the {n} was {j}.")
	case 2:
		return b.fill("The matter is one of [[" + pick(b.Rand, b.corpus.topics).id + "|{j} policy]], not of {n}.")
	case 3:
		return b.fill("An [earlier brief](" + file + ") {v} the same {n}.")
	case 4:
		return b.fill("The [record of the {p} {n}](" + file + "#" + firstFragment + ") is {j} on this point.")
	}
	return b.fill("See [[" + to.id + "]] on the {n}; the [data](https://data.example/" + to.id + ") are {j}.")
}

// paragraphs writes running text without anything of a brief's own in it.
func (f *filler) paragraphs(n, sentencesEach int) string {
	var out strings.Builder
	for range n {
		for s := range sentencesEach {
			if s > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(f.plainSentence())
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

// plainSentence names actors only once they have been made.
func (f *filler) plainSentence() string {
	for {
		if s := pick(f.Rand, sentences); len(f.corpus.actors) > 0 || !strings.Contains(s, "{a}") {
			return f.fill(s)
		}
	}
}
