// Package hosts knows how much hosts of static sites take. The numbers are those that the
// hosts document for their plans without a contract (seen in November 2026).
package hosts

import (
	"fmt"
	"slices"

	"chancery/generator/internal/output"
)

// Host is a host with its limits; 0 is none that is documented.
type Host struct {
	Name      string
	Files     int   // in a site
	Bytes     int64 // of a site
	File      int64 // bytes of one file
	Redirects int   // in _redirects
}

// All lists the hosts for which init writes what they need.
//
//   - GitHub Pages: docs.github.com, "GitHub Pages limits"
//   - GitLab Pages: docs.gitlab.com, "GitLab.com settings", "GitLab Pages redirects"
//   - Netlify: docs.netlify.com, "Redirects and rewrites"
//   - Cloudflare Pages: developers.cloudflare.com/pages, "Limits", "Redirects"
func All() []Host {
	return []Host{
		{Name: "GitHub Pages", Bytes: 1e9},
		{Name: "GitLab Pages (on GitLab.com)", Files: 200_000, Bytes: 1 << 30, Redirects: 1000},
		{Name: "Netlify", Redirects: 10_000},
		{Name: "Cloudflare Pages (free plan)", Files: 20_000, File: 25 << 20, Redirects: 2000},
	}
}

// Site is how much a site is.
type Site struct {
	Files     int
	Bytes     int64
	Largest   string // its largest file
	File      int64  // and that one's bytes
	Redirects int    // lines of _redirects
}

// Measure measures a site of files.
func Measure(files output.Record, redirects int) Site {
	s := Site{Files: len(files), Redirects: redirects}
	for name, f := range files {
		s.Bytes += f.Size
		if f.Size > s.File || f.Size == s.File && name < s.Largest {
			s.Largest, s.File = name, f.Size
		}
	}
	return s
}

// Excess says, a line for each, what a site has more of than hosts take.
func (s Site) Excess(all []Host) (lines []string) {
	for _, h := range all {
		if h.Files > 0 && s.Files > h.Files {
			lines = append(lines, fmt.Sprintf("%s takes %d files, and the site has %d", h.Name, h.Files, s.Files))
		}
		if h.Bytes > 0 && s.Bytes > h.Bytes {
			lines = append(lines, fmt.Sprintf("%s takes %s, and the site has %s", h.Name, megabytes(h.Bytes), megabytes(s.Bytes)))
		}
		if h.File > 0 && s.File > h.File {
			lines = append(lines, fmt.Sprintf("%s takes files of up to %s, and %s has %s", h.Name, megabytes(h.File), s.Largest, megabytes(s.File)))
		}
		if h.Redirects > 0 && s.Redirects > h.Redirects {
			lines = append(lines, fmt.Sprintf("%s takes %d redirects, and the site has %d", h.Name, h.Redirects, s.Redirects))
		}
	}
	return slices.Clip(lines)
}

func megabytes(n int64) string {
	if n < 10e6 {
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%d MB", (n+5e5)/1e6)
}
