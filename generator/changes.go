package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"chancery/generator/internal/manifest"
	"chancery/generator/internal/verify"

	"github.com/spf13/cobra"
)

// changesCommand lists what differs between a site and what was published of it.
func changesCommand(env environment) *cobra.Command {
	var since string
	var changed, gone bool
	c := &cobra.Command{
		Use:   "changes DIR --since WHAT",
		Short: "List what has changed since a site was last published",
		Long: `Changes compares the manifest of a site that was built with that of what was published
last: a manifest that was kept, a folder, or the address of the site on the web, of which
it asks for the manifest alone. It prints a line for each file: "+" and its path where it
is new or other, "-" and its path where it is gone. --changed and --gone print the paths
alone, for other programs. The manifest itself is among what has changed, as the last
line, so that a copy that breaks off is not taken for whole.`,
		Example: `  chancery changes public --since https://briefs.example.org/
  chancery changes public --since last.txt --changed | rsync --files-from=- public/ host:/var/www/
  chancery changes public --since last.txt --gone    | ssh host 'cd /var/www && xargs -d "\n" rm -f --'`,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usageError{errors.New("changes wants the folder of one site")}
			case since == "":
				return usageError{errors.New("changes wants --since: a kept manifest, a folder, or the address of the published site")}
			case changed && gone:
				return usageError{errors.New("--changed and --gone cannot be used together")}
			}
			now, err := manifestOf(c, args[0])
			if err != nil {
				return err
			}
			before, err := manifestOf(c, since)
			if err != nil {
				return err
			}
			other, lost := now.Since(before)
			if len(other)+len(lost) > 0 {
				other = append(other, manifest.Name)
			}
			return printChanges(env, other, lost, changed, gone)
		},
	}
	c.Flags().StringVar(&since, "since", "", "what was published last: a `manifest`, a folder, or an address")
	c.Flags().BoolVar(&changed, "changed", false, "print the paths of files that are new or other, and nothing else")
	c.Flags().BoolVar(&gone, "gone", false, "print the paths of files that are gone, and nothing else")
	return c
}

func printChanges(env environment, other, lost []string, changed, gone bool) error {
	plus, minus := "+ ", "- "
	if changed || gone {
		plus, minus = "", ""
	}
	var b strings.Builder
	if !changed {
		for _, path := range lost {
			fmt.Fprintf(&b, "%s%s\n", minus, path)
		}
	}
	if !gone {
		for _, path := range other {
			fmt.Fprintf(&b, "%s%s\n", plus, path)
		}
	}
	_, err := fmt.Fprint(env.out, b.String())
	return err
}

// manifestOf reads the manifest of a site: that of a folder, a file that is one, or that of a
// site on the web.
func manifestOf(c *cobra.Command, where string) (manifest.Manifest, error) {
	if strings.Contains(where, "://") {
		return verify.Client{Agent: "chancery/" + version}.Manifest(c.Context(), where)
	}
	info, err := os.Stat(where)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usageError{fmt.Errorf("there is no file or folder %s", where)}
	}
	if err != nil {
		return nil, usageError{err}
	}
	if info.IsDir() {
		m, err := verify.Manifest(where)
		if errors.Is(err, os.ErrNotExist) {
			err = usageError{fmt.Errorf("%s: %w", where, err)}
		}
		return m, err
	}
	data, err := os.ReadFile(where)
	if err != nil {
		return nil, err
	}
	m, err := manifest.Parse(data)
	if err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", where, err)}
	}
	return m, nil
}
