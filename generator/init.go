package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/starter"

	"github.com/spf13/cobra"
)

// releases is the address under which this program was published, to which a version is
// added; ./build.sh release sets it.
var releases string

func initCommand(env environment) *cobra.Command {
	var o starter.Options
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Start an archive of your own",
		Long: `Init writes the files that an archive starts with: content/site.yaml with every possible
key, one brief, one actor, a README, and what a host needs to publish the site on every
push and every night. Existing files are left alone.`,
		Example: `  chancery init my-archive                  published on GitHub Pages
  chancery init my-archive --host gitlab`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("init wants one folder: chancery init my-archive")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return initialise(env, args[0], o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.Host, "host", starter.Hosts()[0], "where the site is published: "+strings.Join(starter.Hosts(), ", "))
	completes(c, "host", starter.Hosts())
	f.StringVar(&o.Title, "title", "", "the archive's `title` (default: made from the folder's name)")
	f.StringVar(&o.From, "from", "", "the `address` of a folder with the binaries of this version (default: where this one was published)")
	return c
}

func initialise(env environment, dir string, o starter.Options) error {
	today, err := buildDay(env)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	o.Name, o.Version, o.Day = filepath.Base(abs), version, today.Format("2006-01-02")
	if o.Title == "" {
		o.Title = titleOf(o.Name)
	}
	if o.From == "" && releases != "" {
		o.From = releases + "/v$version"
	}
	placed := o.From != ""
	if !placed {
		o.From = starter.Unknown
	}
	files, err := starter.Files(o)
	if err != nil {
		return usageError{fmt.Errorf("%w: %s", err, diag.DidYouMean(o.Host, starter.Hosts(), "there are "+strings.Join(starter.Hosts(), ", ")))}
	}
	if _, err := os.Lstat(filepath.Join(dir, "content")); !errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf("there is an archive in %s already: it has a folder content", dir)}
	}
	for _, f := range files {
		switch made, err := writeNew(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Text); {
		case err != nil:
			return err
		case made:
			fmt.Fprintf(env.out, "made %s\n", filepath.ToSlash(filepath.Join(dir, f.Path)))
		default:
			fmt.Fprintf(env.out, "left %s as it was\n", filepath.ToSlash(filepath.Join(dir, f.Path)))
		}
	}
	if !placed && o.Host != "none" {
		fmt.Fprintf(env.err, "chancery: this program does not know where it was published: write the address into %s, or give --from\n", filepath.ToSlash(filepath.Join(dir, "get-chancery.sh")))
	}
	fmt.Fprintf(env.err, "next: chancery build -s %s, and open %s\n", diag.Shell(dir), filepath.ToSlash(filepath.Join(dir, "public", "index.html")))
	return nil
}

// titleOf makes a title of a folder's name.
func titleOf(name string) string {
	words := strings.Fields(strings.NewReplacer("-", " ", "_", " ", ".", " ").Replace(name))
	title := strings.Join(words, " ")
	if title == "" {
		return "Policy briefs"
	}
	r, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToUpper(r)) + title[size:]
}

// writeNew writes a file unless there is one.
func writeNew(name, text string) (made bool, err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return false, err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	_, err = f.WriteString(text)
	return true, errors.Join(err, f.Close())
}
