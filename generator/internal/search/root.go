package search

import (
	"strconv"
	"strings"
)

// rootData is what the root says of the shards.
type rootData struct {
	shards    []string // the first term of each
	pairFiles int
	facets    [facetCount]int
}

// root writes the file that every query begins with.
func (b *Builder) root(r *rootData) error {
	out := []byte(`{"version":"` + strconv.FormatUint(b.version, 36) + `"`)
	for _, n := range []struct {
		name  string
		value int
	}{{"documents", b.total}, {"pairs", r.pairFiles}, {"levels", levels}, {"budget", b.sizes.budget}} {
		out = append(out, `,"`+n.name+`":`+strconv.Itoa(n.value)...)
	}
	out = append(out, `,"means":{`...)
	for i, letter := range "tpbd" {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, `"`+string(letter)+`":`+strconv.Itoa(b.mean(byte(letter)))...)
	}
	out = append(out, `},"kinds":`...)
	out = b.appendKinds(out)
	out = append(out, `,"old":`...)
	out = b.appendOld(out)
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

// appendKinds writes the runs of documents of one kind: first, end, kind and how many
// are in a shard.
func (b *Builder) appendKinds(dst []byte) []byte {
	dst = append(dst, '[')
	for i := 0; i < b.total; {
		end := i + 1
		for end < b.total && b.kinds[end] == b.kinds[i] {
			end++
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendInts(dst, []int{i, end})
		dst = append(dst[:len(dst)-1], `,"`+b.kinds[i].String()+`",`...)
		dst = append(strconv.AppendInt(dst, int64(b.sizes.docs[b.kinds[i]]), 10), ']')
		i = end
	}
	return append(dst, ']')
}

// appendOld writes the runs of documents that were superseded: first, end.
func (b *Builder) appendOld(dst []byte) []byte {
	dst = append(dst, '[')
	for i := 0; i < b.total; i++ {
		if !b.old[i] {
			continue
		}
		end := i + 1
		for end < b.total && b.old[end] {
			end++
		}
		if dst[len(dst)-1] != '[' {
			dst = append(dst, ',')
		}
		dst = appendInts(dst, []int{i, end})
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
