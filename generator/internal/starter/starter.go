// Package starter makes the files with which an archive begins, and what publishes it on a
// host.
package starter

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"chancery/generator/internal/archive"
)

// Options are what the files depend on.
type Options struct {
	Host    string // one of Hosts
	Title   string // of the archive
	Name    string // of its folder
	Day     string // today, as 2024-06-19
	Version string // of chancery
	From    string // the address of the folder with that version's binaries
}

// File is a file to be written.
type File struct {
	Path string // slash-separated
	Text string
}

// Unknown stands for the address of the binaries where nobody has said it.
const Unknown = "https://example.org/chancery"

//go:embed files
var files embed.FS

// host is what publishes an archive.
type host struct {
	files   map[string]string // templates by the paths that they are for
	hook    string            // what its builds are asked for by, if nothing of its own does so at night
	publish string            // how, for the README
}

func hosts() map[string]host {
	return map[string]host{
		"github": {files: map[string]string{"github/site.yaml": ".github/workflows/site.yaml"},
			publish: `On GitHub: put this folder into a repository whose main branch is called main, and choose GitHub
Actions as the source of its pages (Settings, Pages). Each push then publishes the site, and so does
every night, for briefs whose day has come. GitHub stops nightly runs of a public repository that has
not changed for 60 days; its page Actions starts them again.
`},
		"gitlab": {files: map[string]string{"gitlab/gitlab-ci.yml": ".gitlab-ci.yml"},
			publish: `On GitLab: put this folder into a project. Each push to the main branch publishes the site. For briefs
whose day has come, add a nightly schedule (Build, Pipeline schedules, 17 3 * * *).
`},
		"netlify": {files: map[string]string{"netlify/netlify.toml": "netlify.toml"}, hook: "build hook (Project configuration, Build & deploy)",
			publish: `On Netlify: import the repository with this folder; netlify.toml says the rest, and each push publishes
the site. For briefs whose day has come, create a build hook, and put its address into the secret
BUILD_HOOK of the repository on GitHub: .github/workflows/nightly.yaml calls it every night.
`},
		"cloudflare": {files: map[string]string{"cloudflare/wrangler.toml": "wrangler.toml"}, hook: "deploy hook (Settings, Builds)",
			publish: `On Cloudflare Pages: connect the repository with this folder, with the build command

    sh get-chancery.sh && ./chancery build

and write the site's address into content/site.yaml as base_url. Each push publishes the site. For briefs
whose day has come, create a deploy hook, and put its address into the secret BUILD_HOOK of the
repository on GitHub: .github/workflows/nightly.yaml calls it every night.
`},
		"none": {publish: `Copy public/ to any web server, at any path:

    chancery build --base-url https://briefs.example.org
    rsync -a --delete public/ host:/var/www/briefs/

A brief dated in the future appears with the first build after its day has come, so build every night.
`},
	}
}

// Hosts lists the hosts, the default first.
func Hosts() []string { return []string{"github", "gitlab", "netlify", "cloudflare", "none"} }

// Files gives the files of a new archive.
func Files(o Options) ([]File, error) {
	h, known := hosts()[o.Host]
	if !known {
		return nil, fmt.Errorf("no host is called %q", o.Host)
	}
	get := ""
	from := map[string]string{"all/brief.md": "content/briefs/a-first-brief.md", "all/actor.md": "content/actors/example-city-council.md",
		"all/gitignore": ".gitignore", "all/README.md": "README.md"}
	for name, to := range h.files {
		from[name] = to
	}
	if h.hook != "" {
		from["all/nightly.yaml"] = ".github/workflows/nightly.yaml"
	}
	if o.Host != "none" {
		from["all/get-chancery.sh"] = "get-chancery.sh"
		get = "`sh get-chancery.sh` gets chancery itself, in the version that it names, into this folder; on the host it does\nthe same. To use another version, change the number there.\n\n"
	}
	fill := strings.NewReplacer("{{Title}}", o.Title, "{{Name}}", archive.Slug(o.Name), "{{Day}}", o.Day, "{{Version}}", o.Version,
		"{{From}}", o.From, "{{Get}}", get, "{{Publish}}", h.publish, "{{Hook}}", h.hook)
	list := []File{{"content/site.yaml", Settings(o.Title)}}
	for name, to := range from {
		text, err := files.ReadFile(path.Join("files", name))
		if err != nil {
			return nil, err
		}
		list = append(list, File{to, strings.TrimRight(fill.Replace(string(text)), "\n") + "\n"})
	}
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// samples are what the keys of site.yaml may look like.
var samples = map[string]string{
	"description": "Briefs on what the city decides, and on what it should.", "publisher": "Example Institute", "license": "CC-BY-4.0",
	"language": "en", "timezone": "Europe/Berlin", "base_url": "https://briefs.example.org", "authors": "[Ada Example]",
	"email": "editors@example.org", "report_prefix": "EX", "doi_prefix": `"10.1000"`, "repec": "abc", "navigation": "[about]", "card_pictures": "true",
	"logo": "logo.svg", "accent": `"#1a5fb4"`, "menu": "[briefs, actors, topics, timeline, search]",
	"instruments": "[{id: procurement, title: Public procurement}, legal]", "kinds": "[{id: memo, title: Memorandum}]",
	"feed": "{text: full}", "silence": "[source-uncited]",
}

// Settings is a site.yaml with a title, and every other key as a comment, with what it means.
func Settings(title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# The archive as a whole. Remove the # before a key to use it;\n# chancery help model says more.\n\ntitle: %s\n", quote(title))
	for _, s := range archive.Describe() {
		if s.Name != "Site" {
			continue
		}
		for _, k := range s.Keys {
			if k.Name == "title" {
				continue
			}
			b.WriteByte('\n')
			for _, line := range lines(k.About, 98) {
				b.WriteString("# " + line + "\n")
			}
			b.WriteString("#" + k.Name + ": " + sample(k) + "\n")
		}
	}
	return b.String()
}

// sample is a value that a key may have.
func sample(k archive.Key) string {
	if s, ok := samples[k.Name]; ok {
		return s
	}
	switch {
	case len(k.Terms) > 0:
		return k.Terms[0]
	case k.Holds == archive.HoldsBoolean:
		return "true"
	}
	return "…"
}

// quote writes a text as a value of YAML.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// lines breaks a text into lines of at most so many bytes, where it has spaces.
func lines(s string, most int) (all []string) {
	for word := range strings.FieldsSeq(s) {
		if n := len(all); n > 0 && len(all[n-1])+1+len(word) <= most {
			all[n-1] += " " + word
		} else {
			all = append(all, word)
		}
	}
	return all
}
