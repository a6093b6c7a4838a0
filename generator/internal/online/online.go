// Package online asks whether web addresses still answer: politely, one request at a time
// of each host, and again only after a while.
package online

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"chancery/generator/internal/answers"
)

// What is asked at most.
const (
	atOnce   = 6                   // hosts
	pause    = time.Second         // between two requests to one host
	patience = 20 * time.Second    // for one answer
	mostHops = 5                   // redirects
	fresh    = 30 * 24 * time.Hour // after which what answered is asked again
)

// Said words an answer: "404 Not Found".
func Said(a answers.Answer) string {
	switch {
	case a.Fault != "":
		return a.Fault
	case a.Moved != "":
		return "moved to " + a.Moved
	}
	return strings.TrimSpace(strconv.Itoa(a.Status) + " " + http.StatusText(a.Status))
}

// Checker asks. The zero Checker is ready to use.
type Checker struct {
	Agent string                                     // names the program to hosts
	Now   func() time.Time                           // nil is the clock
	Sleep func(context.Context, time.Duration) error // nil waits
	Done  func(answers.Answer)                       // is told of each answer; may be nil
}

// Check asks for each address once, but for those of which known has a fresh answer that
// was good. It gives the results in the order of addresses. An error means that ctx ended.
func (c Checker) Check(ctx context.Context, addresses []string, known []answers.Answer) ([]answers.Answer, error) {
	results, old, hosts := map[string]answers.Answer{}, map[string]answers.Answer{}, map[string][]string{}
	for _, r := range known {
		old[r.Address] = r
		if !r.Dead() && r.Status < 400 && c.isFresh(r.Day) {
			results[r.Address] = r
		}
	}
	wanted := slices.Compact(slices.Sorted(slices.Values(addresses)))
	for _, a := range wanted {
		if _, ok := results[a]; ok {
			continue
		}
		host := ""
		if u, err := url.Parse(a); err == nil {
			host = u.Host
		}
		hosts[host] = append(hosts[host], a)
	}
	var mu sync.Mutex
	var group sync.WaitGroup
	slots := make(chan struct{}, atOnce)
	for _, host := range slices.Sorted(maps.Keys(hosts)) {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			c.host(ctx, hosts[host], func(r answers.Answer) {
				mu.Lock()
				defer mu.Unlock()
				if before := old[r.Address]; r.Dead() {
					r.Since = cmp.Or(before.Since, r.Day)
				}
				results[r.Address] = r
				if c.Done != nil {
					c.Done(r)
				}
			})
		})
	}
	group.Wait()
	all := make([]answers.Answer, 0, len(wanted))
	for _, a := range wanted {
		if r, ok := results[a]; ok {
			all = append(all, r)
		} else if r, ok := old[a]; ok { // the end came before it was asked for again
			all = append(all, r)
		}
	}
	return all, ctx.Err()
}

func (c Checker) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c Checker) isFresh(day string) bool {
	asked, err := time.Parse(time.DateOnly, day)
	return err == nil && c.now().Sub(asked) < fresh
}

// host asks one host, one address after the other.
func (c Checker) host(ctx context.Context, addresses []string, done func(answers.Answer)) {
	for i, a := range addresses {
		if i > 0 && c.sleep(ctx) != nil || ctx.Err() != nil {
			return
		}
		if r := c.ask(ctx, a); ctx.Err() == nil {
			done(r)
		}
	}
}

func (c Checker) sleep(ctx context.Context) error {
	if c.Sleep != nil {
		return c.Sleep(ctx, pause)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(pause):
		return nil
	}
}

// ask asks for the head of what is at an address, or for its first byte where the host
// gives no heads.
func (c Checker) ask(ctx context.Context, address string) answers.Answer {
	result := answers.Answer{Address: address, Day: c.now().UTC().Format(time.DateOnly)}
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		status, moved, err := c.request(ctx, method, address)
		result.Status, result.Moved, result.Fault = status, moved, ""
		if err != nil {
			result.Fault = fault(err)
			return result
		}
		if status < 400 || status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
			break
		}
	}
	return result
}

func (c Checker) request(ctx context.Context, method, address string) (status int, moved string, err error) {
	r, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, "", err
	}
	r.Header.Set("User-Agent", c.Agent)
	if method == http.MethodGet {
		r.Header.Set("Range", "bytes=0-0")
	}
	forGood := true
	client := &http.Client{Timeout: patience, CheckRedirect: func(next *http.Request, via []*http.Request) error {
		if len(via) > mostHops {
			return errors.New("it redirects again and again")
		}
		code := next.Response.StatusCode
		if forGood = forGood && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect); forGood {
			moved = next.URL.String()
		}
		return nil
	}}
	response, err := client.Do(r)
	if err != nil {
		return 0, "", err
	}
	return response.StatusCode, moved, response.Body.Close()
}

// fault says in short why there was no answer.
func fault(err error) string {
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &dns):
		return "no such host"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	}
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err
	}
	text := err.Error()
	if i := strings.LastIndex(text, ": "); i >= 0 && strings.HasPrefix(text, "dial ") {
		text = text[i+2:]
	}
	return text
}
