// Package browser holds the tests of the published site as readers meet it: in
// real Chromium, at a domain's root, under a sub path and from a disk. It has no
// code but tests.
//
// They need Chromium, npm (for axe-core and the Nu checker, which are fetched
// once, by pinned version and hash, into the user's cache folder) and Java (for
// the Nu checker). What is missing fails the tests with the way to get it;
// -short leaves them out.
//
//	go test ./generator/browser                     this repository's archive
//	go test ./generator/browser -archive DIR        another one, say one that ./build.sh bench synth made
//	go test ./generator/browser -run Shots -shots DIR    a picture of every kind of page
//	go test ./generator/browser -audit              several pages of each kind, and scores by Lighthouse
package browser
