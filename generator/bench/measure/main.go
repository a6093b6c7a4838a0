//go:build unix

// Command measure compares commands: it runs each several times, in turn, and
// prints the least, the middle and the most of what they used.
//
//	go run ./generator/bench/measure -n 5 'a=chancery -s x -d y' 'b=hugo -s z'
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"chancery/generator/bench/internal/measure"
)

func main() {
	times := flag.Int("n", 5, "how many `runs` of each")
	limit := flag.Duration("limit", 10*time.Minute, "how long all of it may take")
	flag.Parse()
	var commands []measure.Command
	for _, a := range flag.Args() {
		name, line, ok := strings.Cut(a, "=")
		if !ok {
			fmt.Fprintf(os.Stderr, "measure: %q is not name=command\n", a)
			os.Exit(2)
		}
		commands = append(commands, measure.Command{Name: name, Args: []string{"/bin/sh", "-c", "exec " + line}})
	}
	if len(commands) == 0 || *times < 1 {
		fmt.Fprintln(os.Stderr, "usage: measure -n 5 'name=command' …")
		os.Exit(2)
	}
	ctx, stop := context.WithTimeout(context.Background(), *limit)
	defer stop()
	all, err := measure.Alternate(ctx, commands, *times)
	if err != nil {
		fmt.Fprintf(os.Stderr, "measure: %v\n", err)
		os.Exit(1)
	}
	measure.Print(os.Stdout, all)
}
