package hosts

import (
	"testing"

	"chancery/generator/internal/output"

	"github.com/google/go-cmp/cmp"
)

func TestExcess(t *testing.T) {
	small := Measure(output.Record{"a": {Size: 3}, "b": {Size: 5}, "c": {Size: 5}}, 1)
	if want := (Site{3, 13, "b", 5, 1}); small != want || small.Excess(All()) != nil {
		t.Errorf("a small site is %+v, %q", small, small.Excess(All()))
	}
	want := []string{
		"GitHub Pages takes 1000 MB, and the site has 2000 MB",
		"GitLab Pages (on GitLab.com) takes 200000 files, and the site has 200001",
		"GitLab Pages (on GitLab.com) takes 1074 MB, and the site has 2000 MB",
		"GitLab Pages (on GitLab.com) takes 1000 redirects, and the site has 2001",
		"Cloudflare Pages (free plan) takes 20000 files, and the site has 200001",
		"Cloudflare Pages (free plan) takes files of up to 26 MB, and data/x.zip has 30 MB",
		"Cloudflare Pages (free plan) takes 2000 redirects, and the site has 2001",
	}
	large := Site{200_001, 2e9, "data/x.zip", 30e6, 2001}
	if diff := cmp.Diff(want, large.Excess(All())); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
