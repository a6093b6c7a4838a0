package page

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"chancery/generator/internal/address"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/lists"
	"chancery/generator/internal/permalink"
	"chancery/generator/internal/wording"
)

// keep plans what stands at the addresses that were published and that no page has.
func (p *planner) keep() {
	pages := make(permalink.Pages, len(p.plan.Pages))
	for _, page := range p.plan.Pages {
		pages[page.Path] = page.To
	}
	for _, a := range p.options.Assets {
		pages[a.Path] = ""
	}
	for _, f := range p.Graph.Files {
		pages[fileAddress(f)] = ""
	}
	p.plan.Kept = permalink.Keep(p.Graph, pages)
	p.registry.list.Join(p.plan.Kept.List)
	for _, t := range p.plan.Kept.Tombs {
		p.add(t.Path, address.KindWithdrawn, "what was withdrawn", t.Withdrawal.Addresses[0].At, func(wording.Texts) any { return p.withdrawn(t) })
	}
	for _, r := range p.plan.Kept.Remnants {
		p.add(r.From, address.KindWithdrawn, "what was listed", diag.Pos{File: archive.LedgerFile}, func(wording.Texts) any { return p.remnant(r) })
	}
	for _, r := range p.plan.Kept.Redirects {
		p.redirect(r.From, archive.Text{At: diag.Pos{File: archive.LedgerFile}}, archive.LedgerFile, p.listAt(r.To), r.To)
	}
}

// listAt names the list at a path, or else the site.
func (p *planner) listAt(path address.Path) string {
	for _, s := range p.site.Nav {
		if s.URL == path.URL() {
			return s.Text
		}
	}
	return p.site.Title
}

// remnant is the page of a list that nothing belongs to any more.
func (p *planner) remnant(r permalink.Redirect) *Withdrawn {
	list := Link{p.listAt(r.To), r.To.URL()}
	v := &Withdrawn{Frame: p.frame(r.From, address.KindWithdrawn, "", list.Text, p.Words.Kept.Heading, p.homeLink()), Heading: list.Text, List: &list}
	v.NoIndex, v.Preview, v.LinkedData = true, nil, ""
	return v
}

// withdrawn is the page of something that was withdrawn.
func (p *planner) withdrawn(t permalink.Tomb) *Withdrawn {
	w := t.Withdrawal
	title := cmp.Or(w.Title, t.Address)
	v := &Withdrawn{Frame: p.frame(t.Path, address.KindWithdrawn, "", title, p.Words.Kept.Lead, p.homeLink()), Heading: title, When: p.maybeWhen(w.Date.Date), Reason: p.inline(&w.Content)}
	v.NoIndex, v.Preview, v.LinkedData = true, nil, ""
	return v
}

// gone words what a page says of fragments that it had.
func (p *planner) gone(path address.Path) []Note {
	if p.plan.Kept == nil {
		return nil
	}
	return lists.Each(p.plan.Kept.Notes(path), func(n permalink.Note) Note {
		v := Note{Link: Link{n.Title, n.URL}, ID: n.ID}
		if w := n.Withdrawal; w != nil {
			v.Withdrawn, v.Reason = p.maybeWhen(w.Date.Date), p.inline(&w.Content)
		}
		return v
	})
}

// prefixed puts a prefix before each id.
func prefixed(prefix string, ids []string) []string {
	return lists.Each(ids, func(id string) string { return prefix + id })
}

// fileAddress is the path of a file that texts link to, as addresses write it: its name may
// hold what they cannot.
func fileAddress(file string) address.Path {
	return address.Path(wording.Media(file).URL().FromRoot())
}

// Addresses yields every address of the site that is for good, in any order. Pages for
// frames come and go with what they show.
func (p *Plan) Addresses() iter.Seq[string] {
	return permalink.Addresses(p.graph, func(yield func(address.Path) bool) {
		for _, page := range p.Pages {
			switch {
			case page.Kind == address.KindNotFound, page.Kind == address.KindFiles, strings.HasPrefix(string(page.Path), address.Embeds), strings.HasPrefix(string(page.Path), address.MediaFolder), strings.HasSuffix(string(page.Path), "/index.htm"), page.Path == "index.htm":
			case !yield(page.Path):
				return
			}
		}
		for _, f := range p.graph.Files {
			if !yield(fileAddress(f)) {
				return
			}
		}
	})
}

// Leftovers describes what the plan has of the ledger alone, for what is made of it.
func (p *Plan) Leftovers() (list []string) {
	for _, r := range slices.Concat(p.Kept.Redirects, p.Kept.Remnants) {
		list = append(list, fmt.Sprint(r))
	}
	for page, notes := range p.Kept.Noted {
		for _, n := range notes {
			list = append(list, string(page), n.ID, n.Title, string(n.URL))
		}
	}
	return list
}

// mostRedirects is how many lines _redirects has: as many as GitLab Pages reads, of all
// hosts that read it the one with the lowest limit.
const mostRedirects = 1000

// moved is the site's _redirects, in the form that Cloudflare Pages, GitLab Pages and Netlify
// share; "" if nothing has moved. Those hosts then answer with a redirect where others serve
// the page that stands there.
func (p *planner) moved() string {
	root := cmp.Or(p.plan.RootPath, "/")
	var b strings.Builder
	lines := 0
	redirects := lists.Having(p.plan.Pages, func(page *Page) bool { return page.To != "" })
	slices.SortFunc(redirects, byPath)
	for _, page := range redirects[:min(len(redirects), mostRedirects)] {
		if lines == 0 {
			b.WriteString("# Where old addresses lead, for hosts that read this file; on others, pages lead on.\n")
		}
		lines++
		fmt.Fprintf(&b, "%s%s %s%s 301\n", root, page.Path.URL().FromRoot(), root, page.To.URL().FromRoot())
	}
	return b.String()
}
