package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// await waits until a file that a program in the background writes matches a pattern: await file pattern.
func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await file pattern")
	}
	pattern, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	var text []byte
	for end := time.Now().Add(30 * time.Second); !pattern.Match(text); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			ts.Fatalf("%s does not match %q: %s", args[0], args[1], text)
		}
		text, _ = os.ReadFile(ts.MkAbs(args[0])) // it may not be there yet
	}
}

// fetch asks for an address of the server that has printed its own into a file, until it sends
// what matches a pattern, under a status: fetch 200 address briefs/a.html 'pattern'.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: fetch status file path pattern")
	}
	root, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	pattern, err := regexp.Compile(args[3])
	ts.Check(err)
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		response, err := http.Get(root + args[2])
		ts.Check(err)
		body, err := io.ReadAll(response.Body)
		ts.Check(errors.Join(err, response.Body.Close()))
		status := strconv.Itoa(response.StatusCode)
		if status == args[0] && pattern.Match(body) {
			return
		}
		if time.Now().After(end) {
			ts.Fatalf("%s: status %s: %s", args[2], status, body)
		}
	}
}

// occupy listens on a port until the script ends, a free one or that which is given, unless
// somebody else does; its number is put into a variable of the environment.
func occupy(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 || len(args) > 2 {
		ts.Fatalf("usage: occupy variable [port]")
	}
	port := "0"
	if len(args) > 1 {
		port = args[1]
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil && port != "0" {
		return
	}
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv(args[0], strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
}
