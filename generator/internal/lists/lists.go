// Package lists makes lists of others: what package slices lacks. It is a leaf.
package lists

import "slices"

// Each makes a list of another, item by item; of an empty one nil.
func Each[A, B any](list []A, f func(A) B) []B {
	if len(list) == 0 {
		return nil
	}
	out := make([]B, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

// Having gives those that a function keeps.
func Having[T any](list []T, keep func(T) bool) (kept []T) {
	for _, v := range list {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// Union joins two lists without repetition.
func Union[T comparable](a, b []T) []T {
	return slices.Concat(a, Having(b, func(x T) bool { return !slices.Contains(a, x) }))
}

// NotEmpty leaves out empty texts.
func NotEmpty(texts ...string) []string {
	return Having(texts, func(s string) bool { return s != "" })
}
