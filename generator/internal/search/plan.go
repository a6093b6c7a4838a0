package search

import (
	"cmp"
	"strconv"
	"sync"
)

// File is a file of the index. Digest changes with whatever its bytes depend on.
type File struct {
	Path   string // from the site's root
	Digest uint64
}

// plan is what follows from all documents without any list of postings: which files there
// are, where each begins, and by which digest. The few small ones are made already.
type plan struct {
	sizes   sizes
	terms   []tally // by number
	classes []tally // of pairs
	shards  []shardPlan
	pairs   int                 // files of pairs
	batches []batch             // of documents
	ready   map[string][]byte   // files that are made, by name
	files   []File              // in the order of paths
	places  map[string]fileRole // of the others, by name
}

// tally is what is known of a term or a class of pairs: in how many documents it is, and a
// sum of these and of its levels, in any order.
type tally struct {
	documents int32
	sum       uint64
}

func (t *tally) add(sum uint64) {
	t.documents++
	t.sum += sum
}

// sum is what a posting adds to a tally.
func (p posting) sum() uint64 { return spread(uint64(p) + 1) }

// spread makes of a number one of which each bit depends on all.
func spread(v uint64) uint64 { return mix(v ^ 0xD6E8FEB86659FD93) }

// fileRole is what a file belongs to: a shard of terms, a file of pairs or a batch.
type fileRole struct {
	sort byte // 't', 'b' or 'd'
	n    int
}

// Files lists the files of the index, in the order of their paths.
func (ix *Index) Files() ([]File, error) {
	p, err := ix.plan()
	if err != nil {
		return nil, err
	}
	return p.files, nil
}

func (ix *Index) makePlan() (*plan, error) {
	p := &plan{sizes: sizesFor(len(ix.documents)), terms: make([]tally, len(ix.view.terms)), classes: make([]tally, pairClasses),
		ready: map[string][]byte{}, places: map[string]fileRole{}}
	seen := make([]bool, len(ix.view.termOf))
	var group sync.WaitGroup
	var failed error
	group.Go(func() {
		failed = ix.eachPair(func(doc uint32, list []uint32) {
			sum := postingOf(doc, 0).sum()
			for _, class := range list {
				p.classes[class].add(sum)
			}
		})
	})
	err := ix.eachTerm(func(doc uint32, list []uint32) {
		var sums [levels]uint64
		for level := range sums {
			sums[level] = postingOf(doc, uint32(level)).sum()
		}
		for _, t := range list {
			form := t >> levelBits
			seen[form] = true
			p.terms[ix.view.termOf[form]].add(sums[t&(levels-1)])
		}
	})
	group.Wait()
	facets := ix.noFacets()
	records := make([]record, len(ix.documents))
	seeing := ix.each(0, len(ix.documents), func(i int, d analysed) {
		records[i] = record{d.kind(), d.superseded(), d.rest().at, d.sum()}
		facets.add(i, d)
	})
	if err := cmp.Or(err, failed, seeing); err != nil {
		return nil, err
	}
	r := rootData{documents: len(ix.documents), empty: emptyWords(ix.language), budget: p.sizes.budget}
	ix.planTerms(p, &r)
	ix.planPairs(p, &r)
	p.planDocuments(records, &r)
	p.facetFiles(facets, &r)
	p.make("spell", ix.spelling(p, seen))
	p.root(&r)
	sortFiles(p.files)
	return p, nil
}

// note adds a file that is yet to be made.
func (p *plan) note(name string, role fileRole, digest uint64) {
	p.files = append(p.files, File{pathOf(name), digest})
	p.places[name] = role
}

// make adds a file that is made.
func (p *plan) make(name string, data []byte) {
	file := script(name, data)
	p.ready[name] = file
	p.files = append(p.files, File{pathOf(name), sumOf(file)})
}

func pathOf(name string) string { return Folder + name + ".js" }

// version stands for all files: a sum, as their order does not matter.
func (p *plan) version() string {
	version := uint64(0)
	for _, f := range p.files {
		version += spread(f.Digest ^ sumOf(f.Path))
	}
	return strconv.FormatUint(version, 36)
}

// eachTerm calls visit with the terms of each document, document after document: 16 times
// the number of each one's form, plus its level of impact. The list is good until visit
// returns.
func (ix *Index) eachTerm(visit func(doc uint32, list []uint32)) error {
	var list []uint32
	return ix.each(0, len(ix.documents), func(i int, d analysed) {
		terms, _ := d.parts()
		list = list[:0]
		for at := 0; at < len(terms); at++ {
			v, shift := uint32(terms[at]&0x7F), 7
			for terms[at] >= 0x80 && at+1 < len(terms) {
				at++
				v |= uint32(terms[at]&0x7F) << shift
				shift += 7
			}
			list = append(list, v)
		}
		visit(uint32(i), list)
	})
}

// eachPair calls visit with the classes of pairs of each document, like eachTerm.
func (ix *Index) eachPair(visit func(doc uint32, list []uint32)) error {
	var list []uint32
	return ix.each(0, len(ix.documents), func(i int, d analysed) {
		_, pairs := d.parts()
		list = list[:0]
		for ; len(pairs) >= 3; pairs = pairs[3:] {
			list = append(list, pairOf(pairs))
		}
		visit(uint32(i), list)
	})
}
