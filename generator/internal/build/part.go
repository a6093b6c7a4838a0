package build

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"chancery/generator/internal/address"
	"chancery/generator/internal/digest"
	"chancery/generator/internal/site"
)

// Part is one of the parts into which a build is divided: N of Of, counted from 1.
// The zero Part is all of it. The parts of one build, laid over each other, are the
// site that a whole build makes.
type Part struct{ N, Of int }

// ParsePart reads a part as it is written: "2/3" is the second of three.
func ParsePart(s string) (Part, error) {
	first, second, _ := strings.Cut(s, "/")
	n, errN := strconv.ParseUint(first, 10, 16)
	of, errOf := strconv.ParseUint(second, 10, 16)
	switch {
	case errN != nil || errOf != nil:
		return Part{}, fmt.Errorf("%q is not a part of a build: write which one of how many, such as 2/3", s)
	case n < 1 || n > of:
		return Part{}, fmt.Errorf("%q is not a part of a build: the parts of %d are counted from 1 to %[2]d", s, of)
	}
	return Part{int(n), int(of)}, nil
}

// String gives the part as ParsePart reads it; "" for the whole.
func (p Part) String() string {
	if p.whole() {
		return ""
	}
	return fmt.Sprintf("%d/%d", p.N, p.Of)
}

func (p Part) whole() bool { return p.Of < 2 }

// indexShare is how much of the work that parts divide goes into the search index,
// which only one of them can make: it holds what all pages say. About 0.3 of the time of
// the processor over 2,000 generated briefs.
const indexShare = 0.3

// owns reports whether the file at a path belongs to the part. That hangs on the path
// alone, so that a file stays with its part while the archive grows. The last part,
// which has the index to make, gets so much less of the rest that all take about as long.
//
// Assets and what hosts look for are in each part: they are small, the same bytes in all,
// and a part can be looked at by itself.
func (p Part) owns(kind string, path address.Path) bool {
	switch {
	case p.whole(), kind == site.KindAsset, kind == site.KindHost:
		return true
	case kind == site.KindIndex:
		return p.N == p.Of
	}
	sum := digest.Bytes(string(path))
	at := float64(binary.BigEndian.Uint32(sum[:])) / (math.MaxUint32 + 1) // 0 ≤ at < 1
	rest := max(0, 1/float64(p.Of)-indexShare) / (1 - indexShare)         // of the last part
	if at >= 1-rest {
		return p.N == p.Of
	}
	return p.N == 1+int(at/(1-rest)*float64(p.Of-1))
}

// Whole gives how long a build took over the whole archive, which each part of a build
// does anew, and how long it took in all. Both are 0 where no page was looked at.
func (r *Result) Whole() (whole, all time.Duration) {
	rendering := false
	for _, t := range r.Timings {
		if strings.HasPrefix(t.Stage, " ") {
			continue
		}
		rendering = rendering || t.Stage == "search" || t.Stage == "make"
		if !rendering {
			whole += t.Took
		}
		all += t.Took
	}
	if !rendering {
		return 0, 0
	}
	return whole, all
}
