//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
)

// exports are what a site has for machines besides its pages, and the part of a profile of a
// build that each has: by the kind of what was made, or by what was running.
var exports = []struct{ name, part string }{
	{"citations", "-tagfocus=kind=^citations$"},
	{"feeds", "-tagfocus=kind=^feed$"},
	{"sitemap, OpenSearch", "-tagfocus=kind=^sitemap$"},
	{"descriptions for machines (JSON-LD)", "-focus=internal/jsonld"},
	{"files of data, the page about them", "-tagfocus=kind=^(file of )?data$"},
	{"pages for frames", "-tagfocus=kind=^embed$"},
	{"planning them", `-focus=page\.\(\*planner\)\.(citations|feeds|sitemap|dataPages|embedPages)$`},
}

// exportCosts profiles a cold build: the share of its processor time, in hundredths, that each
// of the exports takes to be made and written. What the collector of garbage takes by itself
// is left out.
func (b *bench) exportCosts(ctx context.Context, archive string) (shares []float64, err error) {
	site, profile := filepath.Join(b.folder, "profiled"), filepath.Join(b.folder, "profile")
	build := command{args: []string{b.programs.chancery, "build", "--no-cache", "-s", archive, "-d", site, "--profile", profile}, before: b.aside(site, profile)}
	if _, err := b.once(ctx, build); err != nil {
		return nil, err
	}
	part := func(of string) float64 {
		out, wrong := exec.CommandContext(ctx, "go", "tool", "pprof", "-top", "-nodecount=1000000", "-nodefraction=0", of, filepath.Join(profile, "cpu.pprof")).Output()
		if err = errors.Join(err, wrong); err != nil {
			return 0
		}
		if found := ofProfile.FindSubmatch(out); found != nil {
			share, _ := strconv.ParseFloat(string(found[1]), 64)
			return share
		}
		return 0 // no sample is of it
	}
	whole := 100 - part("-focus=gcBgMarkWorker")
	for _, e := range exports {
		shares = append(shares, 100*part(e.part)/whole)
	}
	return shares, err
}

var ofProfile = regexp.MustCompile(`accounting for .*, ([0-9.]+)% of .* total`)

// exportTable is the table of what exports cost.
func exportTable(shares []float64) string {
	rows := [][]string{{"exports", "of a cold build's CPU"}}
	for i, share := range shares {
		rows = append(rows, []string{exports[i].name, fmt.Sprintf("%.1f %%", share)})
	}
	return table(append(rows, []string{"together", fmt.Sprintf("%.1f %%", sum(shares))})...)
}

func sum(list []float64) (all float64) {
	for _, v := range list {
		all += v
	}
	return all
}
