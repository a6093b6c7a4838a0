// Package browser holds the tests of the published site as readers meet it: in
// real Chromium above all, at a domain's root, under a sub path and from a disk. It has no
// code but tests.
//
// Firefox and WebKitGTK take shorter rounds, printing included; the site is also put
// behind the servers that people use, and copied by wget and HTTrack.
//
// They need those programs, pdftotext, npm (for what is fetched once, by pinned version,
// into the user's cache folder: axe-core, the Nu checker, puppeteer-core, three servers)
// and Java (for the Nu checker). What is missing fails the tests with the way to get it;
// ./build.sh test installs it on Debian; -short leaves the tests out.
//
//	go test ./generator/browser                     this repository's archive
//	go test ./generator/browser -archive DIR        another one, say one that ./build.sh bench synth made
//	go test ./generator/browser -run Shots -shots DIR    a picture of every kind of page
//	go test ./generator/browser -audit              several pages of each kind, and scores by Lighthouse
package browser
