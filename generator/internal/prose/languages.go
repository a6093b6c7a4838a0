package prose

// Lexers are backtracking regular expressions, of which some go through the rest of the
// code for each byte: text made to stall them takes a time in the square of its length.
// So a language is coloured only if its lexer was measured, by BenchmarkLexers, and only
// in blocks of which no tried one takes more than some two seconds. All others are
// plain text; no build looks at a clock to find out.

// quick are the languages of which a block may have maxHighlight bytes, by chroma's
// names for them.
const quick = `ABAP, ABNF, ActionScript, ActionScript 3, Ada, AL, Alloy, AMPL, Angular2, ANTLR, APL, AppleScript,
	ArangoDB AQL, ArmAsm, AutoIt, Awk, Bash, Bash Session, Batchfile, Beef, BibTeX, Bicep, BlitzBasic, BNF, BQN,
	Brainfuck, C#, C3, Clojure, CMake, COBOL, Common Lisp, CSS, CSV, CUE, Dart, Diff, Docker, Elixir, Erlang, Go,
	GraphQL, Groff, Haskell, HTML, HTTP, INI, JavaScript, JSON, Julia, Kotlin, Lua, Mathematica, Matlab, MySQL,
	Nginx configuration file, OCaml, Perl, PHP, plaintext, properties, Python, Ruby, Rust, Scala, SQL, Swift,
	Terraform, TeX, TOML, Transact-SQL, Turtle, TypeScript, VB.net, XML`

// slow are those of which it may have maxHighlightSlow bytes.
const slow = `Agda, ApacheConf, Arduino, Arturo, ATL, AutoHotkey, Ballerina, C, C++, Caddyfile, CFEngine3, Fortran,
	Gnuplot, HCL, Java, Makefile, Org Mode, PostgreSQL SQL dialect, PowerShell, Protocol Buffer, R,
	reStructuredText, SAS, SPARQL, Typst, YAML`
