package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"chancery/generator/internal/desk"
	"chancery/generator/internal/diag"

	"github.com/spf13/cobra"
)

// atDesk opens the archive for a command that is no build.
func (s *settings) atDesk(c *cobra.Command, env environment, work func(*desk.Desk) error) error {
	if err := s.fromEnvironment(c.Flags(), env.getenv); err != nil {
		return err
	}
	now, err := buildDay(env)
	if err != nil {
		return err
	}
	done := s.during(env, "reading")
	d, err := desk.Open(s.source, now)
	done()
	if errors.Is(err, desk.ErrNone) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	return errors.Join(work(d), d.Close())
}

// newCommand begins a file.
func newCommand(s *settings, env environment) *cobra.Command {
	kinds := strings.Join(desk.Kinds(), "|")
	var draft desk.Draft
	c := &cobra.Command{
		Use:   "new " + kinds + " TITLE",
		Short: "Start a brief, an actor, a topic or a page",
		Long: `New writes a file with the usual keys; optional ones are comments.
Its id is made from the title, in any script; a brief has today's date and is a draft.
It prints the file's path.`,
		Example: `  chancery new brief Court fees and small firms
  chancery new actor "Unified Patent Court" --id upc
  chancery new actor 김정은 --kind person`,
		ValidArgs: desk.Kinds(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("new needs a kind and a title: chancery new %s TITLE", kinds)}
			}
			if !isOne(args[0], desk.Kinds()) {
				return usageError{fmt.Errorf("new cannot create a %q: %s", args[0], diag.DidYouMean(args[0], desk.Kinds(), "it is one of "+strings.Join(desk.Kinds(), ", ")))}
			}
			if strings.TrimSpace(strings.Join(args[1:], " ")) == "" {
				return usageError{fmt.Errorf("new needs a title: chancery new %s TITLE", args[0])}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			draft.Kind, draft.Title = args[0], strings.Join(strings.Fields(strings.Join(args[1:], " ")), " ")
			if draft.Form != "" && (draft.Kind != desk.Actor || !isOne(draft.Form, actorKinds)) {
				return usageError{fmt.Errorf("--kind is that of an actor: %s", strings.Join(actorKinds, ", "))}
			}
			return s.atDesk(c, env, func(d *desk.Desk) error { return s.begin(env, d, draft) })
		},
	}
	c.Flags().StringVar(&draft.ID, "id", "", "the `id`, which is the file's name (default: made from the title)")
	c.Flags().StringVar(&draft.Form, "kind", "", "of an actor: "+strings.Join(actorKinds, ", "))
	completes(c, "kind", actorKinds)
	return c
}

var actorKinds = []string{"state", "person", "organization", "alliance", "company"}

// completes has a shell complete the value of a flag.
func completes(c *cobra.Command, flag string, values []string) {
	// It fails for a flag that is not there or has been completed, which help shows at once.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func isOne(s string, list []string) bool {
	for _, one := range list {
		if s == one {
			return true
		}
	}
	return false
}

func (s *settings) begin(env environment, d *desk.Desk, draft desk.Draft) error {
	f, err := d.New(draft)
	if err != nil {
		return usageError{err}
	}
	name := filepath.Join(s.source, filepath.FromSlash(f.Path))
	made, err := writeNew(name, f.Text)
	if err != nil {
		return err
	}
	if !made {
		return usageError{fmt.Errorf("%s is there already", name)}
	}
	_, err = fmt.Fprintln(env.out, filepath.ToSlash(name))
	return err
}

// listCommand prints a list.
func listCommand(s *settings, env environment) *cobra.Command {
	var names []string
	about := ""
	for _, l := range desk.Listings() {
		names = append(names, l.Name)
		about += fmt.Sprintf("  %-11s %s\n", l.Name, l.About)
	}
	var asJSON, asCSV bool
	c := &cobra.Command{
		Use:   "list " + strings.Join(names, "|"),
		Short: "List what needs attention: drafts, open recommendations, conflicts, …",
		Long:  "List prints, with the file of each:\n\n" + about + "\nA table if nothing else is said. Drafts and what is dated in the future are included.",
		Example: `  chancery list stale
  chancery list conflicts --csv > conflicts.csv`,
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usageError{fmt.Errorf("list needs the name of one list: %s", strings.Join(names, ", "))}
			case !isOne(args[0], names):
				return usageError{fmt.Errorf("no list is called %q: %s", args[0], diag.DidYouMean(args[0], names, "there are "+strings.Join(names, ", ")))}
			case asJSON && asCSV:
				return usageError{errors.New("--json and --csv cannot be used together")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return s.atDesk(c, env, func(d *desk.Desk) error {
				rows, err := d.Rows(args[0])
				switch {
				case err != nil:
				case asJSON:
					err = rowsAsJSON(env.out, rows)
				case asCSV:
					err = rowsAsCSV(env.out, rows)
				default:
					err = rowsAsTable(env.out, rows)
				}
				if n := d.List.Count(diag.Error); n > 0 && err == nil && !s.quiet {
					fmt.Fprintf(env.err, "chancery: the archive has %s, so this may not be all; chancery check lists them\n", count(n, "error"))
				}
				return err
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one object per line")
	c.Flags().BoolVar(&asCSV, "csv", false, "print comma-separated values (RFC 4180), with a header")
	return c
}

func rowsAsJSON(w io.Writer, rows []desk.Row) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, r := range rows {
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func rowsAsCSV(w io.Writer, rows []desk.Row) error {
	out := csv.NewWriter(w)
	out.Write([]string{"kind", "id", "date", "title", "detail", "file", "line"})
	for _, r := range rows {
		line := ""
		if r.Line > 0 {
			line = strconv.Itoa(int(r.Line))
		}
		out.Write([]string{r.Kind, r.ID, r.Date, r.Title, r.Detail, r.File, line})
	}
	out.Flush()
	return out.Error()
}

// longestTitle is how much of a title a table shows, in characters.
const longestTitle = 60

func rowsAsTable(w io.Writer, rows []desk.Row) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if len(rows) > 0 {
		fmt.Fprintln(out, "KIND\tID\tDATE\tTITLE\tDETAIL\tFILE")
	}
	for _, r := range rows {
		title := strings.ReplaceAll(r.Title, "\t", " ")
		if utf8.RuneCountInString(title) > longestTitle {
			title = string([]rune(title)[:longestTitle-1]) + "…"
		}
		at := r.File
		if r.Line > 0 {
			at += ":" + strconv.Itoa(int(r.Line))
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Kind, r.ID, r.Date, title, r.Detail, at)
	}
	return out.Flush()
}
