package search

import (
	"strconv"
	"strings"
)

// rootData is what the root says of the other files.
type rootData struct {
	documents, budget int
	empty             []string
	shards            []string // the first term of each
	pairFiles         int
	facets            [facetCount]int
	kinds             []kindRun
	old               []int            // first and end of each run of documents that were superseded
	weights           map[byte]weighed // by the first letter of files' names
}

// kindRun is a run of documents of one kind: first, end, and how many share a file.
type kindRun struct {
	from, end int
	kind      Kind
	size      int
}

// weighed is how many files of one sort there are, and their characters, about.
type weighed struct{ files, size int }

func (r *rootData) weigh(letter byte, files, size int) {
	if r.weights == nil {
		r.weights = map[byte]weighed{}
	}
	w := r.weights[letter]
	r.weights[letter] = weighed{w.files + files, w.size + size}
}

// mean gives how many bytes a file of one sort has when it is compressed, about.
func (r *rootData) mean(letter byte) int {
	if w := r.weights[letter]; w.files > 0 {
		return compressed(letter, w.size/w.files) + 1
	}
	return 1
}

// root makes the file that every query begins with.
func (p *plan) root(r *rootData) {
	out := []byte(`{"version":"` + p.version() + `"`)
	for _, n := range []struct {
		name  string
		value int
	}{{"documents", r.documents}, {"pairs", r.pairFiles}, {"levels", levels}, {"budget", r.budget}} {
		out = append(out, `,"`+n.name+`":`+strconv.Itoa(n.value)...)
	}
	out = append(out, `,"means":{`...)
	for i, letter := range "tpbd" {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, `"`+string(letter)+`":`+strconv.Itoa(r.mean(byte(letter)))...)
	}
	out = append(out, `},"kinds":[`...)
	for i, k := range r.kinds {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendInts(out, []int{k.from, k.end})
		out = append(out[:len(out)-1], `,"`+k.kind.String()+`",`+strconv.Itoa(k.size)+`]`...)
	}
	out = append(out, `],"old":[`...)
	for i := 0; i < len(r.old); i += 2 {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendInts(out, r.old[i:i+2])
	}
	out = append(out, `],"facets":{`...)
	for n, size := range r.facets {
		if n > 0 {
			out = append(out, ',')
		}
		out = append(out, `"`+facetNames[n]+`":`+strconv.Itoa(size)...)
	}
	out = append(out, `},"empty":`...)
	out = appendString(out, strings.Join(r.empty, " "))
	out = append(out, `,"shards":`...)
	out = appendStrings(out, r.shards)
	p.make("root", append(out, '}'))
}
