package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/build"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/site"

	"github.com/spf13/cobra"
)

// ledgerCommand shows what becomes of the addresses that have been published.
func (s *settings) ledgerCommand(env environment) *cobra.Command {
	c := &cobra.Command{
		Use:   "ledger",
		Short: "Show the addresses that are new or would be lost",
		Long: `Ledger compares the site with ` + archive.LedgerFile + `, the list of every address that
has been published: it shows those that the next build adds, and those that it would
lose, with what to do about each. It writes nothing.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return s.showLedger(c.Context(), env) },
	}
	var reason string
	accept := &cobra.Command{
		Use:   "accept [address...] --reason TEXT",
		Short: "Withdraw what would be lost: the site says so at its address",
		Long: `Accept adds addresses that would be lost to ` + archive.WithdrawnFile + `, with the day and the
reason: all of them, or those that are named. At each, the site then says that what was
there has been withdrawn.`,
		Example: `  chancery ledger accept briefs/fees.html --reason "The figures were wrong."`,
		RunE:    func(c *cobra.Command, args []string) error { return s.acceptLosses(c.Context(), env, args, reason) },
	}
	accept.Flags().StringVar(&reason, "reason", "", "why it was withdrawn, as inline Markdown")
	c.AddCommand(accept)
	return c
}

// look makes the site that would be built now. If the content is wrong, it says what is.
func (s *settings) look(env environment, use func(*site.Session, *site.Snapshot) error) error {
	o, err := s.options(env, false)
	if err != nil {
		return err
	}
	session, err := o.Open()
	if err != nil {
		return err
	}
	defer session.Close()
	snapshot, list, err := session.Refresh()
	if err != nil {
		return err
	}
	if n := list.Count(diag.Error); n > 0 {
		if err := s.print(env, list); err != nil {
			return err
		}
		fmt.Fprintf(env.err, "chancery: %s\n", count(n, "error"))
		return errContent
	}
	return use(session, snapshot)
}

func (s *settings) showLedger(ctx context.Context, env environment) error {
	return s.look(env, func(_ *site.Session, snapshot *site.Snapshot) error {
		before, after, added := snapshot.Ledger()
		lost, unpublished := build.Losses(ctx, s.source, snapshot)
		var list diag.List
		for i := range lost {
			list.Add(lost[i].Message())
		}
		fmt.Fprintf(env.out, "%s: %s, %d new, %d lost\n", archive.LedgerFile, addresses(before.Len()), added, len(lost))
		for _, e := range after.Entries() {
			if !before.Has(e.Address) {
				fmt.Fprintf(env.out, "new: %s\n", e.Address)
			}
		}
		for _, l := range unpublished {
			for _, e := range l.Entries {
				fmt.Fprintf(env.out, "gone, and never committed: %s\n", e.Address)
			}
		}
		if err := s.print(env, list); err != nil || len(lost) == 0 {
			return err
		}
		return errContent
	})
}

// addresses counts addresses.
func addresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return strconv.Itoa(n) + " addresses"
}

func (s *settings) acceptLosses(ctx context.Context, env environment, wanted []string, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return usageError{errors.New(`accept wants the reason that readers are given: --reason "…"`)}
	}
	return s.look(env, func(session *site.Session, snapshot *site.Snapshot) error {
		var lost, accepted []string
		losses, _ := build.Losses(ctx, s.source, snapshot)
		for _, l := range losses {
			named := len(wanted) == 0
			var all []string // where one thing stood
			for _, e := range l.Entries {
				all = append(all, e.Address)
				named = named || slices.Contains(wanted, e.Address)
			}
			lost = append(lost, all...)
			if named {
				accepted = append(accepted, all...)
			}
		}
		for _, a := range wanted {
			if !slices.Contains(lost, a) {
				return usageError{fmt.Errorf("%s would not be lost: %s", a, diag.DidYouMean(a, lost, "chancery ledger shows what would"))}
			}
		}
		if len(accepted) == 0 {
			fmt.Fprintln(env.err, "no address would be lost")
			return nil
		}
		entry := "- addresses:\n"
		for _, a := range accepted {
			entry += "    - " + strconv.Quote(a) + "\n"
		}
		entry += fmt.Sprintf("  date: %s\n  reason: %s\n", snapshot.Day, strconv.Quote(reason))
		return addWithdrawal(session, env, entry, len(accepted))
	})
}

// addWithdrawal adds an entry to withdrawn.yaml, as text, so that nothing else in it changes.
func addWithdrawal(session *site.Session, env environment, entry string, n int) error {
	text, err := session.Files().Read(archive.WithdrawnFile, archive.MaxYAML)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if strings.HasPrefix(strings.TrimLeft(string(text), " \t\r\n"), "[") {
		return usageError{fmt.Errorf("%s is a list in brackets: write one with an item in each line, beginning with -", archive.WithdrawnFile)}
	}
	if len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(text, '\n')
	}
	if err := session.Files().Write(archive.WithdrawnFile, append(text, entry...)); err != nil {
		return err
	}
	fmt.Fprintf(env.err, "%s withdrawn in %s\n", addresses(n), archive.WithdrawnFile)
	return nil
}
