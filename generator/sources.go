package main

import (
	"bytes"
	"errors"
	"fmt"

	"chancery/generator/internal/answers"
	"chancery/generator/internal/archive"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/graph"
	"chancery/generator/internal/online"
	"chancery/generator/internal/site"

	"github.com/spf13/cobra"
)

// sourceCheck is what check does about sources when it is asked to.
type sourceCheck struct {
	list   bool // name those that no archived copy is given of
	online bool // ask whether their addresses answer
}

func (k *sourceCheck) flags(c *cobra.Command) {
	c.Flags().BoolVar(&k.list, "sources", false, "also list the sources on the web that no archived copy is given of")
	c.Flags().BoolVar(&k.online, "online", false, "also ask whether the addresses of sources still answer, and keep the answers in "+archive.AnswersFile)
}

func (k *sourceCheck) wanted() bool { return k.list || k.online }

// run follows a check that found no errors.
func (k *sourceCheck) run(c *cobra.Command, s *settings, env environment) error {
	return s.look(env, func(session *site.Session, snapshot *site.Snapshot) error {
		if k.list {
			listUnarchived(env, snapshot.Graph())
		}
		if !k.online {
			return nil
		}
		return ask(c, s, env, session, snapshot)
	})
}

// listUnarchived prints the sources on the web without an archived copy.
func listUnarchived(env environment, g *graph.Graph) {
	onWeb, without := 0, 0
	for _, s := range g.Sources {
		if s.URL.Href == "" {
			continue
		}
		onWeb++
		if s.Archived.Href == "" {
			without++
			dead := ""
			if day, is := g.Dead[s.URL.Href]; is {
				dead = ", which led nowhere on " + day.String()
			}
			fmt.Fprintf(env.out, "%s: no archived copy: %s %s%s\n", s.URL.At, s.ID.ID, s.URL.Href, dead)
		}
	}
	fmt.Fprintf(env.err, "%d of %s on the web have no archived copy (key: archived)\n", without, count(onWeb, "source"))
}

// ask asks for all addresses of sources, and prints those that lead nowhere or elsewhere.
func ask(c *cobra.Command, s *settings, env environment, session *site.Session, snapshot *site.Snapshot) error {
	at, wanted := map[string]diag.Pos{}, []string{}
	note := func(address string, pos diag.Pos) {
		if address != "" && at[address].IsZero() {
			at[address], wanted = pos, append(wanted, address)
		}
	}
	for _, v := range snapshot.Graph().Sources {
		note(v.URL.Href, v.URL.At)
		note(v.Archived.Href, v.Archived.At)
	}
	asked := 0
	checker := online.Checker{Agent: "chancery/" + version, Now: env.now, Done: func(a answers.Answer) {
		if asked++; s.verbose {
			fmt.Fprintf(env.err, "%s: %s\n", a.Address, online.Said(a))
		}
	}}
	found, ended := checker.Check(c.Context(), wanted, snapshot.Graph().Answers)
	var file bytes.Buffer
	if err := errors.Join(answers.Write(&file, found), session.Files().Write(archive.AnswersFile, file.Bytes())); err != nil {
		return errors.Join(err, ended)
	}
	dead := 0
	for _, a := range found {
		switch {
		case a.Dead():
			dead++
			fallthrough
		case a.Moved != "":
			fmt.Fprintf(env.out, "%s: %s: %s\n", at[a.Address], a.Address, online.Said(a))
		}
	}
	fmt.Fprintf(env.err, "asked for %s; %d of %d lead nowhere; the answers are in %s\n", addresses(asked), dead, len(found), archive.AnswersFile)
	if ended == nil && dead > 0 && s.strict {
		return errContent
	}
	return ended
}
