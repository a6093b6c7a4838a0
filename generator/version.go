package main

import (
	_ "embed"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"
)

// licences are the texts of the program's licence and of those of the third-party modules in it,
// which have to come with every copy.
//
//go:embed doc/licences.txt
var licences string

func versionCommand(env environment) *cobra.Command {
	var texts bool
	c := &cobra.Command{Use: "version", Short: "Print the version, or the licences", Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if texts {
				_, err := io.WriteString(env.out, licences)
				return err
			}
			_, err := io.WriteString(env.out, versionLine())
			return err
		}}
	c.Flags().BoolVar(&texts, "licences", false, "print the licence of chancery and those of the third-party modules in it")
	return c
}

func versionLine() string {
	return fmt.Sprintf("chancery %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
