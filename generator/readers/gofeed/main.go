// Gofeed prints what the Go package gofeed reads of feeds, as a line of JSON for each file
// that it is given. It is a module of its own, so that nothing but a test depends on it.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/mmcdole/gofeed"
)

func main() {
	out := json.NewEncoder(os.Stdout)
	for _, name := range os.Args[1:] {
		f, err := os.Open(name)
		if err != nil {
			fail(name, err)
		}
		feed, err := gofeed.NewParser().Parse(f)
		f.Close()
		if err != nil {
			fail(name, err)
		}
		if err := out.Encode(feed); err != nil {
			fail(name, err)
		}
	}
}

func fail(name string, err error) {
	fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
	os.Exit(1)
}
