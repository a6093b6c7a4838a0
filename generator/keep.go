package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/desk"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/edit"
	"chancery/generator/internal/edtf"
	"chancery/generator/internal/git"
	"chancery/generator/internal/layers"

	"github.com/spf13/cobra"
)

// keepCommand keeps the text of a version of a brief.
func (s *settings) keepCommand(env environment) *cobra.Command {
	var note, revision string
	c := &cobra.Command{
		Use:   "keep BRIEF",
		Short: "Keep the text of a brief as a version before it changes",
		Long: `Keep copies the text of a published brief to content/versions, where it stays as that
version of the brief: the site shows it at an address of its own, and what has changed
since. In a Git repository that is the text as it was last committed, so that it can be
kept after the brief was edited; elsewhere, the text as it is, so keep it first.
With --note it adds an entry to "changes" in the brief, too.`,
		Example: `  chancery keep fees --note "The fees of 2023 were those of 2022."
  chancery keep fees --from v1.0        the text as it was then`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("keep wants the id of one brief")}
			}
			return s.keep(c.Context(), env, args[0], note, revision)
		},
	}
	c.Flags().StringVar(&note, "note", "", "what is changed, and why: inline Markdown")
	c.Flags().StringVar(&revision, "from", "", "the Git `revision` of the text that is to be kept (default HEAD)")
	return c
}

func (s *settings) keep(ctx context.Context, env environment, id, note, revision string) error {
	files, err := layers.OpenDir(s.source)
	if err != nil {
		return usageError{err}
	}
	defer files.Close()
	file, err := briefFile(files, id)
	if err != nil {
		return err
	}
	now, err := files.Read(file, archive.MaxMarkdown)
	if err != nil {
		return err
	}
	text, err := git.File(ctx, filepath.FromSlash(s.source), cmp.Or(revision, "HEAD"), file, archive.MaxMarkdown)
	from := "as Git has it"
	if errors.Is(err, git.ErrNone) && revision == "" {
		from = "as it is (" + err.Error() + ")"
		text, err = now, nil
	}
	if err != nil {
		return usageError{err}
	}
	changes, ok := archive.Changes(text)
	if !ok {
		return usageError{fmt.Errorf("the text of %s that is to be kept has no front matter that can be read", file)}
	}
	n := changes + 1
	version := archive.VersionFile(id, n)
	switch kept, err := files.Read(version, archive.MaxMarkdown); {
	case err == nil && !bytes.Equal(kept, text):
		return usageError{fmt.Errorf("%s is kept already, with another text; add what was changed to \"changes\" of %s first", version, file)}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := errors.Join(files.MakeFolder(path.Dir(version)), files.Write(version, text)); err != nil {
		return err
	}
	fmt.Fprintf(env.err, "version %d of %s is kept as %s: the text %s\n", n, id, version, from)
	if note == "" {
		fmt.Fprintf(env.err, "say what was changed in \"changes\" of %s\n", file)
		return nil
	}
	if named, _ := archive.Changes(now); named > changes {
		fmt.Fprintf(env.err, "\"changes\" of %s says what was changed already, and stays as it is\n", file)
		return nil
	}
	today, err := s.today(env)
	if err != nil {
		return err
	}
	edited, ok := withChange(string(now), today.String(), note)
	if !ok {
		return usageError{fmt.Errorf("\"changes\" of %s is written in brackets: add {date: %s, note: %s} by hand", file, today, strconv.Quote(note))}
	}
	return files.Write(file, []byte(edited))
}

// today is the day where the archive is.
func (s *settings) today(env environment) (edtf.Day, error) {
	now, err := buildDay(env)
	if err != nil {
		return 0, err
	}
	d, err := desk.Open(s.source, now)
	if err != nil {
		return 0, err
	}
	return d.Today, d.Close()
}

// briefFile finds the file of a brief.
func briefFile(files *layers.Reader, id string) (string, error) {
	list, _ := files.List(archive.Root + "/briefs")
	var ids []string
	for _, f := range list {
		if path.Base(f.Path) == id+".md" {
			return f.Path, nil
		}
		ids = append(ids, strings.TrimSuffix(path.Base(f.Path), ".md"))
	}
	return "", usageError{fmt.Errorf("there is no brief %q: %s", id, diag.DidYouMean(id, ids, "its id is its file's name without .md"))}
}

// withChange adds a change to the front matter of a brief, and leaves the rest as it is. ok is
// false where the list of changes is none of lines.
func withChange(text, date, note string) (edited string, ok bool) {
	lines, end := strings.SplitAfter(text, "\n"), edit.NewText([]byte(text)).Break()
	entry := "  - date: " + date + end + "    note: " + strconv.Quote(note) + end
	at := -1 // behind the list of changes
	for i, line := range lines {
		bare := strings.TrimRight(line, " \r\n")
		switch {
		case i > 0 && bare == "---":
			if at < 0 {
				at, entry = i, "changes:"+end+entry
			}
			return strings.Join(lines[:at], "") + entry + strings.Join(lines[at:], ""), true
		case bare == "changes:":
			at = i + 1
		case strings.HasPrefix(bare, "changes:"):
			return text, false
		case at == i && (strings.HasPrefix(line, " ") || bare == ""):
			at = i + 1
		case at == i && strings.HasPrefix(line, "-"): // a list that is not indented
			at, entry = i+1, "- date: "+date+end+"  note: "+strconv.Quote(note)+end
		}
	}
	return text, false
}
