package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manCommand makes the manual of the command as it is.
func manCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "man [DIR]",
		Short: "Print the manual page, or write one for each command",
		Example: `  chancery man | man -l -                   read it
  chancery man ~/.local/share/man/man1      install all of it`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New("man takes one folder")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			day, err := buildDay(env)
			if err != nil {
				return err
			}
			root := c.Root()
			root.DisableAutoGenTag = true
			header := &doc.GenManHeader{Section: "1", Source: "chancery " + version, Manual: "Chancery", Date: &day}
			if len(args) == 0 {
				return doc.GenMan(root, header, env.out)
			}
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			return doc.GenManTree(root, header, args[0])
		},
	}
}
