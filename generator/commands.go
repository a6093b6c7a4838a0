package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/generator/internal/archive"
	"chancery/generator/internal/build"
	"chancery/generator/internal/diag"
	"chancery/generator/internal/progress"
	"chancery/static"
	"chancery/templates"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settings are the flags. A flag takes precedence over CHANCERY_ and its name in the
// environment, which takes precedence over site.yaml.
type settings struct {
	source, destination, baseURL           string
	drafts, future, quiet, verbose, strict bool
	timings                                bool
	profile                                string
	cache                                  string
	noCache                                bool
	part                                   string
	precompress                            bool
	format                                 string
}

// command makes the command line.
func command(env environment) *cobra.Command {
	var s settings
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Publish an archive of policy briefs as a static site",
		Long: `Chancery turns a folder of policy briefs, Markdown with typed front matter,
into a cross-linked static site. Without a command it builds.`,
		Example: `  chancery                                  build ./content into ./public
  chancery build -s archive -d /srv/www     from one folder into another
  chancery check --strict                   all of the validation, nothing written
  chancery explain id-unknown               what a message means, with an example and its fix
  chancery help model                       every key that an author may write`,
		Args:          noArguments,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return s.build(c, env, true) },
	}
	root.SetArgs(env.args)
	root.SetOut(env.out)
	root.SetErr(env.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		var value *pflag.InvalidValueError
		if errors.As(err, &value) {
			return unfit("--"+value.GetFlag().Name, value.GetFlag(), value.GetValue())
		}
		return usageError{fmt.Errorf("%w (%s --help lists the flags)", err, c.CommandPath())}
	})
	s.common(root.PersistentFlags())
	build := &cobra.Command{Use: "build", Short: "Build the site (the default)", Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return s.build(c, env, true) }}
	var ask sourceCheck
	check := &cobra.Command{Use: "check", Short: "Check everything and write nothing", Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.build(c, env, false); err != nil || !ask.wanted() {
				return err
			}
			return ask.run(c, &s, env)
		}}
	ask.flags(check)
	for _, c := range []*cobra.Command{root, build, check} {
		s.flags(c.Flags())
		s.making(c.Flags())
		completes(c, "format", formats)
	}
	root.AddCommand(build, check, s.serveCommand(env), initCommand(env), newCommand(&s, env), listCommand(&s, env), renameCommand(&s, env), fmtCommand(&s, env), explainCommand(env), manCommand(env),
		versionCommand(env),
		changesCommand(env),
		s.importCommand(env),
		s.suggestCommand(env),
		s.lspCommand(env),
		schemaCommand(env),
		s.ledgerCommand(env),
		s.keepCommand(env),
		verifyCommand(env),
		s.exportCommand(env),
		// A command without Run is a topic: cobra prints it for "help model".
		&cobra.Command{Use: "model", Short: "What an author may write: every key of every file", Long: archive.Model},
	)
	root.Version = version
	root.SetVersionTemplate(versionLine())
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = "print the version"
	root.SetHelpCommand(helpCommand())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.RunE = func(c *cobra.Command, args []string) error {
				return usageError{fmt.Errorf("completion wants one shell: %s", strings.Join(subcommands(c), ", "))}
			}
			c.Args = cobra.ArbitraryArgs
		}
	}
	return root
}

// helpCommand is cobra's, but that it says what it does not know.
func helpCommand() *cobra.Command {
	return &cobra.Command{Use: "help [command]", Short: "Help about any command",
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return subcommands(found), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				word := args[len(args)-len(rest)]
				return usageError{fmt.Errorf("there is no help about %q: %s", word, diag.DidYouMean(word, subcommands(found), "chancery help lists the commands"))}
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		}}
}

// subcommands are the names of those of a command.
func subcommands(c *cobra.Command) (names []string) {
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if c.HasParent() {
		return usageError{fmt.Errorf("%s takes no arguments; -s names the archive's folder", c.Name())}
	}
	return usageError{fmt.Errorf("unknown command %q: %s", args[0], diag.DidYouMean(args[0], subcommands(c.Root()), "chancery help lists them"))}
}

// common are the flags of every command.
func (s *settings) common(f *pflag.FlagSet) {
	f.SortFlags = false
	f.StringVarP(&s.source, "source", "s", ".", "the archive's `folder`, which holds content/")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "print errors and warnings only")
	f.BoolVarP(&s.verbose, "verbose", "v", false, "also print notes and what was written")
}

// making are the flags of commands that make pages.
func (s *settings) making(f *pflag.FlagSet) {
	f.StringVarP(&s.baseURL, "base-url", "b", "", "the `URL` where the site will be published, instead of site.yaml's")
	f.StringVar(&s.format, "format", formatText, "how messages are printed: `text`, json (one object per line) or github (annotations)")
	f.StringVar(&s.cache, "cache", "", "the `folder` where results are kept for later builds (default: one per archive in the user's cache folder)")
	f.BoolVar(&s.noCache, "no-cache", false, "build everything from scratch, and keep nothing for later builds")
}

// including are the flags that say what belongs to the site.
func (s *settings) including(f *pflag.FlagSet) {
	f.BoolVarP(&s.drafts, "drafts", "D", false, "publish drafts too")
	f.BoolVarP(&s.future, "future", "F", false, "publish briefs dated in the future too")
	f.BoolVar(&s.strict, "strict", false, "fail on warnings too")
}

// flags are those of commands that make the whole site.
func (s *settings) flags(f *pflag.FlagSet) {
	f.SortFlags = false
	f.StringVarP(&s.destination, "destination", "d", "public", "the `folder` for the site, relative to the source unless absolute")
	s.including(f)
	f.BoolVar(&s.precompress, "precompress", false, "also write each file of text compressed, as .gz and .br, for servers that send those")
	f.StringVar(&s.part, "part", "", "make one part of the site only, `i/n`; all n parts, copied together, are the whole site")
	f.BoolVar(&s.timings, "timings", false, "print how long each stage and kind of page took")
	f.StringVar(&s.profile, "profile", "", "write CPU and memory profiles (pprof) into a `folder`")
}

// environment variables stand in for flags that were not given.
func (s *settings) fromEnvironment(f *pflag.FlagSet, getenv func(string) string) error {
	var failed error
	f.VisitAll(func(flag *pflag.Flag) {
		name := "CHANCERY_" + strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_"))
		value := getenv(name)
		if value == "" || flag.Changed || failed != nil || flag.Name == "help" || flag.Name == "version" {
			return
		}
		if err := f.Set(flag.Name, value); err != nil {
			failed = unfit(name, flag, value)
		}
	})
	return failed
}

// unfit says that a flag does not take a value.
func unfit(name string, flag *pflag.Flag, value string) error {
	want := "true or false"
	if flag.Value.Type() == "int" {
		want = "a number"
	}
	return usageError{fmt.Errorf("%s: %q is not %s", name, value, want)}
}

// build runs a build, or a check when nothing is to be written.
func (s *settings) build(c *cobra.Command, env environment, write bool) error {
	start := time.Now()
	if err := s.fromEnvironment(c.Flags(), env.getenv); err != nil {
		return err
	}
	o, err := s.options(env, write)
	if err != nil {
		return err
	}
	stop, err := profile(s.profile)
	if err != nil {
		return err
	}
	report, done := progress.Start(env.err, s.progressMode(env))
	o.Progress = report
	result, list, err := build.Run(c.Context(), o)
	done()
	if stopErr := stop(); err == nil {
		err = stopErr
	}
	if printErr := s.print(env, list); err == nil && printErr != nil {
		err = fmt.Errorf("print the messages: %w", printErr)
	}
	if err != nil {
		return err
	}
	if !s.quiet {
		for _, w := range result.Withheld {
			fmt.Fprintf(env.err, "withheld: %s: %s\n", w.File, w.Reason)
		}
	}
	mistakes, warnings := list.Count(diag.Error), list.Count(diag.Warning)
	if !result.OK {
		why := "nothing was written"
		if mistakes == 0 {
			why += " (--strict)"
		}
		fmt.Fprintf(env.err, "chancery: %s, %s; %s\n", count(mistakes, "error"), count(warnings, "warning"), why)
		return errContent
	}
	s.summary(env, result, list, warnings, time.Since(start))
	if s.timings {
		printTimings(env.err, &result)
	}
	return nil
}

func (s *settings) options(env environment, write bool) (build.Options, error) {
	today, err := buildDay(env)
	if err != nil {
		return build.Options{}, err
	}
	if s.baseURL != "" {
		fix := archive.WrongAddress(s.baseURL)
		if strings.ContainsAny(s.baseURL, "?#") {
			fix = "leave out what follows the path"
		}
		if fix != "" {
			return build.Options{}, usageError{fmt.Errorf("%q is not a base URL: %s", s.baseURL, fix)}
		}
	}
	if s.quiet && s.verbose {
		return build.Options{}, usageError{fmt.Errorf("-q and -v cannot be used together")}
	}
	if !slices.Contains(formats, s.format) {
		return build.Options{}, usageError{fmt.Errorf("%q is not a format: it is one of %s", s.format, strings.Join(formats, ", "))}
	}
	part, err := s.onlyPart()
	if err != nil {
		return build.Options{}, err
	}
	cache, program := s.cacheFolder()
	o := build.Options{Precompress: s.precompress, Cache: cache, Program: program, Part: part, Source: s.source, BaseURL: s.baseURL, Drafts: s.drafts, Future: s.future, Strict: s.strict,
		Today: today, Version: version, Templates: templates.Files, Static: static.Files}
	if write {
		o.Destination = s.destination
		if !filepath.IsAbs(o.Destination) {
			o.Destination = filepath.Join(s.source, o.Destination)
		}
	}
	return o, nil
}

// onlyPart is the part to build; the zero Part is everything.
func (s *settings) onlyPart() (build.Part, error) {
	if s.part == "" {
		return build.Part{}, nil
	}
	part, err := build.ParsePart(s.part)
	if err != nil {
		return part, usageError{err}
	}
	return part, nil
}

// buildDay is the time that decides which briefs are yet to come: now, or that of
// SOURCE_DATE_EPOCH (reproducible-builds.org), in seconds since 1970. site.yaml says in
// which time zone.
func buildDay(env environment) (time.Time, error) {
	text := env.getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return env.now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("SOURCE_DATE_EPOCH=%q is not a number of seconds", text)}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func (s *settings) summary(env environment, r build.Result, list diag.List, warnings int, took time.Duration) {
	if s.quiet {
		return
	}
	what := fmt.Sprintf("%s, %s, %s, %s", count(r.Briefs, "brief"), count(r.Actors, "actor"), count(r.Events, "event"), count(r.Recommendations, "recommendation"))
	if warnings > 0 && r.Destination != "" {
		what += ", " + count(warnings, "warning")
	}
	if n := len(r.Withheld); n > 0 {
		what += fmt.Sprintf(", %d withheld", n)
	}
	site := "the site"
	if s.part != "" {
		site, what = "part "+s.part+" of the site", "part "+s.part+" of "+what
	}
	if r.Destination == "" {
		found := "nothing is wrong"
		if warnings > 0 {
			found = "no errors, " + count(warnings, "warning")
		}
		fmt.Fprintf(env.err, "checked %s: %s (%s)\n", what, found, round(took))
		return
	}
	if !s.verbose { // which prints all notes
		for _, m := range list.Messages {
			if m.Code == diag.BaseURLMissing {
				fmt.Fprintln(env.err, m.Text)
				break
			}
		}
	}
	fmt.Fprintf(env.err, "built %s: %s in %s\n", what, count(r.Pages, "page"), round(took))
	if s.verbose {
		fmt.Fprintf(env.err, "%d files written, %d unchanged, %d removed, %.1f MB in all\n", r.Stats.Written, r.Stats.Unchanged, r.Stats.Removed, float64(r.Stats.Bytes)/1e6)
	}
	for _, line := range r.Excess {
		fmt.Fprintf(env.err, "warning: %s\n", line)
	}
	fmt.Fprintf(env.err, "%s is in %s\n", site, r.Destination)
	if r.Dropped > 0 {
		fmt.Fprintf(env.err, "%s is without %s that had not been committed and are gone\n", archive.LedgerFile, addresses(r.Dropped))
	}
	switch {
	case r.NewAddresses == 0:
	case r.Unnoted != "":
		fmt.Fprintf(env.err, "chancery: %s of the site could not be noted, and later builds will not know of them: %s\n", addresses(r.NewAddresses), r.Unnoted)
	case r.NewAddresses == r.Addresses:
		fmt.Fprintf(env.err, "%s lists its %s from now on: keep it under version control\n", archive.LedgerFile, addresses(r.Addresses))
	default:
		fmt.Fprintf(env.err, "%s has %s more\n", archive.LedgerFile, addresses(r.NewAddresses))
	}
}

func round(d time.Duration) time.Duration {
	if d > time.Second {
		return d.Round(10 * time.Millisecond)
	}
	return d.Round(time.Millisecond)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
