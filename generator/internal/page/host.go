package page

import (
	"slices"

	"chancery/generator/internal/address"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/manifest"
	"chancery/generator/internal/sitemap"
)

// Policy is what the site's pages may load and do (Content Security Policy Level 3):
// what they consist of comes from the site itself, nothing stands within a page, and a
// form is sent to the site. Fonts are there for themes of archives. Connections are for
// the search, which reads what it finds, and for tools that ask for the site's files from
// within a page, as Lighthouse does for robots.txt; frames are for the search, too, which
// from a disk can read pages in no other way. Other sites may show pages in frames, for
// which some are made: there is nothing to log in to, and so nothing to be lured into. Every page holds the policy, and hosts that
// read _headers send it.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"

// headers is the site's _headers, in the form that Cloudflare Pages and Netlify share.
// Where two rules match they join the values, so that nothing may be said twice: how long
// pages are kept is left to the host, and both have browsers ask each time whether a page
// has changed.
const headers = `# What hosts such as Cloudflare Pages and Netlify send with the files of this site.
/*
  Content-Security-Policy: ` + Policy + `
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff

# Their names change with their bytes.
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`

// File is a file of the site that is neither a page nor copied.
type File struct {
	Path    address.Path
	Content string
}

// hostFiles plans what hosts look for at a site's root. An archive's own
// static/_headers or static/_redirects takes precedence over the built-in one.
func (p *planner) hostFiles() {
	files := []File{
		{address.NoJekyll, ""}, // GitHub Pages publishes the folder as it is
		{address.Headers, headers},
		{address.Robots, sitemap.Robots(p.Absolute(address.Sitemap))},
	}
	if moved := p.moved(); moved != "" {
		files = append(files, File{address.Moved, moved})
	}
	p.registry.Add(manifest.Name, "the manifest", diag.Pos{})
	for _, f := range files {
		own := slices.ContainsFunc(p.options.Assets, func(a Asset) bool { return a.Path == f.Path })
		if !own && p.registry.Add(f.Path, "the settings for hosts", diag.Pos{}) {
			p.plan.Files = append(p.plan.Files, f)
		}
	}
}
