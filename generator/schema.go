package main

import (
	"errors"
	"fmt"
	"strings"

	"chancery/generator/internal/diag"
	"chancery/generator/internal/schema"

	"github.com/spf13/cobra"
)

// schemaCommand prints the JSON Schema of a kind of file, for editors.
func schemaCommand(env environment) *cobra.Command {
	kinds := schema.Kinds()
	return &cobra.Command{
		Use:   "schema " + strings.Join(kinds, "|"),
		Short: "Print the JSON Schema of a kind of file, for editors",
		Long: `Schema prints what a kind of file may hold, as JSON Schema (draft 2020-12): the front
matter of a brief, an actor, a topic or a page, site.yaml, or sources.yaml. Editors
complete and check with it while an author types. It knows the model; what concerns
several files or the text, chancery check finds.`,
		Example: `  chancery schema site > site.schema.json    then, at the top of site.yaml:
                                             # yaml-language-server: $schema=../site.schema.json`,
		ValidArgs: kinds,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("schema wants one kind of file: " + strings.Join(kinds, ", "))}
			}
			text, ok := schema.Of(args[0])
			if !ok {
				return usageError{fmt.Errorf("there is no schema of %q: %s", args[0], diag.DidYouMean(args[0], kinds, "there are "+strings.Join(kinds, ", ")))}
			}
			_, err := env.out.Write(text)
			return err
		},
	}
}
