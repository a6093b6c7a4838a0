package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"chancery/generator/internal/manifest"
)

// What is asked of a host at most.
const (
	atOnce    = 4                // requests
	mostFile  = 256 << 20        // bytes of one file; what is larger counts as changed
	mostTries = 4                // of one file, when the host is busy or does not answer
	mostWait  = 30 * time.Second // between two of them, even if the host asks for more
	mostHops  = 5                // redirects that are followed, within the host
	patience  = 2 * time.Minute  // for one answer, body included
)

// Client verifies what a host serves. The zero Client is ready to use.
type Client struct {
	Agent string                                     // names the program to the host
	Sleep func(context.Context, time.Duration) error // waits; nil is real time
}

// URL verifies the copy that is served below an address, politely: a few requests at a time,
// and slower when the host asks for that. It sees no foreign files. An error means that the
// host does not answer, or has no manifest there.
func (c Client) URL(ctx context.Context, base string) (*Report, error) {
	s, m, err := c.begin(ctx, base)
	if err != nil {
		return nil, err
	}
	return each(ctx, m, atOnce, s.check)
}

// Manifest gives the manifest of the copy that is served below an address.
func (c Client) Manifest(ctx context.Context, base string) (manifest.Manifest, error) {
	_, m, err := c.begin(ctx, base)
	return m, err
}

func (c Client) begin(ctx context.Context, base string) (*session, manifest.Manifest, error) {
	root, err := url.Parse(base)
	if err != nil || root.Scheme != "https" && root.Scheme != "http" || root.Host == "" || root.RawQuery != "" || root.Fragment != "" {
		return nil, nil, fmt.Errorf("%q is not the address of a site: write all of it, such as https://example.org/archive/", base)
	}
	root.Path, root.RawPath = strings.TrimSuffix(root.Path, "index.html"), ""
	if !strings.HasSuffix(root.Path, "/") {
		root.Path += "/"
	}
	s := &session{c, root, &http.Client{Timeout: patience, CheckRedirect: within}}
	var data []byte
	_, err = s.ask(ctx, manifest.Name, func(r *http.Response) (outcome, error) {
		if r.StatusCode != http.StatusOK {
			return missing, fmt.Errorf("there is no manifest at %s: %s", r.Request.URL, r.Status)
		}
		var err error
		data, err = limited(r.Body)
		return same, err
	})
	if err != nil {
		return nil, nil, err
	}
	m, err := manifest.Parse(data)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", root.JoinPath(manifest.Name), err)
	}
	return s, m, nil
}

// within follows redirects on the same host alone.
func within(r *http.Request, via []*http.Request) error {
	switch first := via[0].URL; {
	case r.URL.Hostname() != first.Hostname():
		return fmt.Errorf("it redirects to another host, %s", r.URL.Host)
	case len(via) > mostHops:
		return errors.New("it redirects again and again")
	}
	return nil
}

type session struct {
	Client
	root   *url.URL
	client *http.Client
}

// own reports whether a file is for the host alone, which may not serve it.
func own(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || name == "_headers" || name == "_redirects"
}

// check holds one file to the manifest.
func (s *session) check(ctx context.Context, name string, want manifest.Sum) (outcome, error) {
	return s.ask(ctx, name, func(r *http.Response) (outcome, error) {
		switch {
		case r.StatusCode == http.StatusOK, name == "404.html" && r.StatusCode == http.StatusNotFound:
			body := &io.LimitedReader{R: r.Body, N: mostFile + 1}
			o, err := compare(body, want)
			if body.N <= 0 {
				return changed, nil
			}
			return o, err
		case own(name):
			return unasked, nil
		}
		return missing, nil
	})
}

// ask requests a file, again if the host is busy or the connection fails.
func (s *session) ask(ctx context.Context, name string, take func(*http.Response) (outcome, error)) (o outcome, err error) {
	address := *s.root
	address.Path += name
	for try := 1; ; try++ {
		wait := time.Duration(try*try) * time.Second
		var response *http.Response
		if response, err = s.get(ctx, address.String()); err == nil {
			busy := response.StatusCode == http.StatusTooManyRequests || response.StatusCode == http.StatusServiceUnavailable
			if !busy {
				o, err = take(response)
				response.Body.Close()
				return o, err
			}
			response.Body.Close()
			err = fmt.Errorf("%s: the host answers %s", &address, response.Status)
			if seconds, e := strconv.Atoi(response.Header.Get("Retry-After")); e == nil && seconds >= 0 {
				wait = time.Duration(min(seconds, 3600)) * time.Second
			}
		}
		if try == mostTries || ctx.Err() != nil {
			return missing, err
		}
		if err := s.sleep(ctx, min(wait, mostWait)); err != nil {
			return missing, err
		}
	}
}

func (s *session) get(ctx context.Context, address string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", s.Agent)
	return s.client.Do(r)
}

func (s *session) sleep(ctx context.Context, d time.Duration) error {
	if s.Sleep != nil {
		return s.Sleep(ctx, d)
	}
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
