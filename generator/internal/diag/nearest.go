package diag

import (
	"strings"
	"unicode/utf8"
)

// Nearest finds the candidate that a writer most likely meant by word: the one
// with the smallest Damerau-Levenshtein distance (optimal string alignment,
// letter case ignored), as long as that is at most a third of the word's length.
// Ties go to the candidate that begins more like the word, then to the earlier.
// It returns "" when nothing is near.
func Nearest(word string, candidates []string) string {
	w := []rune(strings.ToLower(word))
	limit := max(1, (len(w)+1)/3)
	best, bestAt, bestHead := "", limit, -1
	for _, c := range candidates {
		if d := utf8.RuneCountInString(c) - len(w); d > bestAt || -d > bestAt {
			continue
		}
		r := []rune(strings.ToLower(c))
		if d, head := distance(w, r, bestAt+1), sameHead(w, r); d < bestAt || d == bestAt && head > bestHead {
			best, bestAt, bestHead = c, d, head
		}
	}
	if best == "" {
		best = containing(string(w), candidates)
	}
	return best
}

// sameHead counts the characters that two words begin with alike.
func sameHead(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// containing finds the one candidate that extends the word or is extended by
// it at a hyphen ("kim" for "kim-jong-un" when no other begins so).
func containing(word string, candidates []string) string {
	found := ""
	for _, c := range candidates {
		l := strings.ToLower(c)
		if strings.HasPrefix(l, word+"-") || strings.HasSuffix(l, "-"+word) || strings.HasPrefix(word, l+"-") {
			if found != "" {
				return ""
			}
			found = c
		}
	}
	return found
}

// DidYouMean words Nearest as a fix, or returns otherwise when nothing is near.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if n := Nearest(word, candidates); n != "" {
		return `did you mean "` + n + `"?`
	}
	return otherwise
}

// distance is the optimal string alignment distance of a and b, cut off at stop.
func distance(a, b []rune, stop int) int {
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		least := cur[0]
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			cur[j] = d
			least = min(least, d)
		}
		if least >= stop {
			return stop
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}
