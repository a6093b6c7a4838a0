package search

import (
	"strconv"
	"strings"
)

// rootData is what the root says of the shards.
type rootData struct {
	shards []string // the first term of each
	facets [facetCount]int
}

// root writes the file that every query begins with. Kinds and years are runs
// of documents.
func (b *Builder) root(r *rootData) error {
	out := []byte(`{"version":"` + strconv.FormatUint(b.version, 36) + `","documents":` + strconv.Itoa(b.total))
	for _, n := range []struct {
		name  string
		value int
	}{{"docs", b.sizes.docs}, {"texts", b.sizes.texts}, {"levels", levels}, {"budget", b.sizes.budget}} {
		out = append(out, `,"`+n.name+`":`+strconv.Itoa(n.value)...)
	}
	out = append(out, `,"means":{"p":`+strconv.Itoa(b.mean('p'))+`,"q":`+strconv.Itoa(b.mean('q'))+`,"x":`+strconv.Itoa(b.mean('x'))+`}`...)
	out = append(out, `,"kinds":`...)
	out = appendRuns(out, b.total, func(i int) string { return b.kinds[i].String() })
	out = append(out, `,"years":`...)
	out = appendRuns(out, b.total, func(i int) string { return b.years[i] })
	out = append(out, `,"facets":{`...)
	for n, size := range r.facets {
		if n > 0 {
			out = append(out, ',')
		}
		out = append(out, `"`+facetNames[n]+`":`+strconv.Itoa(size)...)
	}
	out = append(out, `},"empty":`...)
	out = appendString(out, strings.Join(b.empty, " "))
	out = append(out, `,"shards":`...)
	out = appendStrings(out, r.shards)
	return b.file("root", append(out, '}'))
}

// appendRuns writes the runs of documents with one word: first, end and word.
func appendRuns(dst []byte, total int, word func(int) string) []byte {
	dst = append(dst, '[')
	for i := 0; i < total; {
		end := i + 1
		for end < total && word(end) == word(i) {
			end++
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(strconv.AppendInt(append(dst, '['), int64(i), 10), ',')
		dst = append(strconv.AppendInt(dst, int64(end), 10), ',')
		dst = append(appendString(dst, word(i)), ']')
		i = end
	}
	return append(dst, ']')
}

// mean gives how many bytes a file of one sort has when it is compressed, about.
func (b *Builder) mean(letter byte) int {
	if w := b.written[letter]; w != nil {
		return compressed(letter, w.size/w.files) + 1
	}
	return 1
}
