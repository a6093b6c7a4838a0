package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"chancery/generator/internal/diag"

	"github.com/spf13/cobra"
)

func explainCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "What a message means, with an example and its fix",
		Long: `Every message ends with its code in brackets. explain says what the code means,
shows an example of the mistake and how it is fixed; without a code it lists all.
Codes stay the same from version to version.

Warnings that an archive does not want are silenced by their codes, in site.yaml:

    silence:
      - source-uncited                                # in the whole archive
      - {code: dash-hyphens, files: [briefs/old]}     # in a folder or file of content/

or in the front matter of one file: silence: [dash-hyphens]. Errors cannot be silenced.`,
		Example: "  chancery explain id-unknown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Errorf("explain takes one code")}
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var codes []string
			for _, code := range diag.Codes() {
				e, _ := diag.Explain(code)
				codes = append(codes, string(code)+"\t"+e.Summary)
			}
			return codes, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listCodes(env.out)
			}
			code := strings.Trim(args[0], "[]")
			e, ok := diag.Explain(diag.Code(code))
			if !ok {
				var codes []string
				for _, c := range diag.Codes() {
					codes = append(codes, string(c))
				}
				return usageError{fmt.Errorf("no message has the code %q: %s", code, diag.DidYouMean(code, codes, "chancery explain lists all"))}
			}
			return explain(env.out, e)
		},
	}
}

func listCodes(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, code := range diag.Codes() {
		e, _ := diag.Explain(code)
		fmt.Fprintf(table, "%s\t%s\t%s\n", code, severities(e), e.Summary)
	}
	return table.Flush()
}

func severities(e diag.Explanation) string {
	var names []string
	for _, s := range e.Severities {
		names = append(names, s.String())
	}
	return strings.Join(names, ", ")
}

// lineWidth is how long lines of running text are at most, in characters.
const lineWidth = 80

func explain(w io.Writer, e diag.Explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n", e.Code, severities(e), wrap(e.Summary))
	for p := range strings.SplitSeq(e.Text, "\n\n") {
		if p != "" {
			b.WriteString("\n" + wrap(p) + "\n")
		}
	}
	files(&b, "For example", e.Wrong)
	if e.Message != "" {
		b.WriteString("\nis reported as\n\n" + indent(e.Message))
	}
	files(&b, "With the fix", e.Fixed)
	_, err := io.WriteString(w, b.String())
	return err
}

func files(b *strings.Builder, lead string, list []diag.File) {
	for _, f := range list {
		switch {
		case f.Gone:
			fmt.Fprintf(b, "\n%s: there is no %s\n", lead, f.Name)
		case strings.Contains(f.Name, " -> "):
			fmt.Fprintf(b, "\n%s, %s (a symbolic link)\n", lead, f.Name)
		case f.Text == "":
			fmt.Fprintf(b, "\n%s, %s, which is empty\n", lead, f.Name)
		default:
			fmt.Fprintf(b, "\n%s, %s:\n\n%s", lead, f.Name, indent(f.Text))
		}
	}
}

func indent(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// wrap breaks a paragraph into lines.
func wrap(s string) string {
	var b strings.Builder
	width := 0
	for word := range strings.FieldsSeq(s) {
		n := len([]rune(word))
		switch {
		case width > 0 && width+1+n > lineWidth:
			b.WriteByte('\n')
			width = 0
		case width > 0:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
