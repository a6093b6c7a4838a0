package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"chancery/generator/internal/desk"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"

	"github.com/spf13/cobra"
)

// renameCommand gives a thing another id.
func renameCommand(s *settings, env environment) *cobra.Command {
	var kind string
	var dry bool
	c := &cobra.Command{
		Use:   "rename OLD NEW",
		Short: "Change an id wherever it is used",
		Long: `Rename gives a brief, an actor, a topic, a page, a source, an event, a figure or a
recommendation (brief-id#rec-id) another id, in one step: the name of its file, every
reference in front matter and text, and what leads from its old address to the new one.
Nothing is written unless everything can be changed and no new error results.`,
		Example: `  chancery rename unified-patent-court upc
  chancery rename fees#lower-tier lower-fees --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usageError{errors.New("rename wants the old id and the new one: chancery rename OLD NEW")}
			case kind != "" && !isOne(kind, desk.Named()):
				return usageError{fmt.Errorf("%q is not a kind of thing: %s", kind, diag.DidYouMean(kind, desk.Named(), "it is one of "+strings.Join(desk.Named(), ", ")))}
			}
			return nil
		},
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			if len(args) == 0 {
				there := *s
				there.quiet = true
				_ = there.atDesk(c, env, func(d *desk.Desk) error { ids = d.IDs(); return nil })
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			return s.atDesk(c, env, func(d *desk.Desk) error { return s.rename(env, d, kind, args[0], args[1], dry) })
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "what it is, where several things have the id: "+strings.Join(desk.Named(), ", "))
	completes(c, "kind", desk.Named())
	c.Flags().BoolVar(&dry, "dry-run", false, "show what would change as a diff, and write nothing")
	return c
}

func (s *settings) rename(env environment, d *desk.Desk, kind, old, to string, dry bool) error {
	switch kinds := d.Find(old); {
	case kind == "" && len(kinds) == 0, kind != "" && !isOne(kind, kinds):
		return usageError{fmt.Errorf("nothing has the id %q%s", old, map[bool]string{true: " and is of the kind " + kind}[kind != ""])}
	case kind == "" && len(kinds) > 1:
		return usageError{fmt.Errorf("several things have the id %q: say which with --kind %s", old, strings.Join(kinds, " or --kind "))}
	case kind == "":
		kind = kinds[0]
	}
	changes, err := d.Rename(kind, old, to)
	if err != nil {
		return usageError{err}
	}
	return s.make(env, d, changes, dry)
}

// make writes changes, or shows them.
func (s *settings) make(env environment, d *desk.Desk, changes []edit.Change, dry bool) error {
	now, err := buildDay(env)
	if err != nil {
		return err
	}
	files, err := d.Files(changes)
	if err != nil {
		return err
	}
	done := s.during(env, "checking")
	worse, err := d.Try(s.source, files, now)
	done()
	if err != nil {
		return err
	}
	if len(worse) > 0 {
		if err := (&diag.Printer{}).Print(env.err, worse); err != nil {
			return err
		}
		fmt.Fprintf(env.err, "chancery: with this, the archive would have %s more; nothing was written\n", count(len(worse), "error"))
		return errContent
	}
	if dry {
		return showChanges(env.out, changes, files)
	}
	if err := edit.Write(s.source, files); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	if !s.quiet {
		for _, f := range files {
			switch f.From {
			case "":
				fmt.Fprintf(env.out, "made %s\n", f.To)
			case f.To:
				fmt.Fprintf(env.out, "changed %s\n", f.To)
			default:
				fmt.Fprintf(env.out, "%s is now %s\n", f.From, f.To)
			}
		}
	}
	return nil
}

func showChanges(w io.Writer, changes []edit.Change, files []edit.File) error {
	for i := range changes {
		if _, err := io.WriteString(w, edit.Diff(&changes[i], files[i].Before, files[i].After)); err != nil {
			return err
		}
	}
	return nil
}
