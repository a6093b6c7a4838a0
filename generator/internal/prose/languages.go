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
	Brainfuck, C#, C3, Cap'n Proto, Cassandra CQL, cfstatement, ChaiScript, Chapel, Cheetah, Clojure, CMake,
	COBOL, CoffeeScript, Common Lisp, Coq, Core, Crystal, CSS, CSV, CUE, Cython, Dart, Dax, Diff, Django/Jinja,
	dns, Docker, DTD, Dylan, EBNF, Elixir, Elm, EmacsLisp, ERB, Erlang, Factor, Fennel, Fish, Forth, FSharp, GAS,
	GDScript, GDScript3, Gemfile.lock, Gemtext, Genshi, Genshi HTML, Genshi Text, Gettext, Gherkin, Gleam, GLSL,
	Go, Go HTML Template, Go Template, Go Text Template, GraphQL, Groff, Handlebars, Hare, Haskell, Haxe,
	Hexdump, HLB, HLSL, HTML, HTTP, Hy, Igor, INI, Io, ISCdhcpd, J, JavaScript, JSON, Jsonnet, Julia, Jungle,
	Kakoune, Kotlin, Lateralus, Lean4, Lighttpd configuration file, LilyPond, LLVM, lox, Lua, Luau, Mako,
	markdown, Markless, Materialize SQL dialect, Mathematica, Matlab, MCFunction, Meson, microcad, MiniZinc,
	MLIR, Modelica, Modula-2, Mojo, MonkeyC, MoonBit, MoonScript, MorrowindScript, MySQL, NASM, Natural, NDISASM,
	Newspeak, Nginx configuration file, Nim, Nix, NSIS, Nu, ObjectPascal, OCaml, Octave, Odin, OnesEnterprise,
	OpenEdge ABL, OpenSCAD, Perl, PHP, PHTML, Pig, PkgConfig, PL/pgSQL, plaintext, Plutus Core, Pony, POVRay,
	PowerQuery, Prolog, properties, Protocol Buffer Text Format, PRQL, PSL, Puppet, Python, Python 2, QBasic,
	QML, Racket, react, ReasonML, Rego, Rexx, RGBDS Assembly, Ring, RPGLE, RPMSpec, Ruby, Rust, Sass, Scala,
	scdoc, Scheme, Scilab, SCSS, Sed, Sieve, Smali, Smalltalk, Smarty, SNBT, Snobol, Solidity, Spade, SQL,
	SquidConf, Standard ML, stas, Stylus, Svelte, Swift, systemverilog, TableGen, Tal, TASM, Tcl, Tcsh, Templ,
	Termcap, Terminfo, Terraform, TeX, TOML, TradingView, Transact-SQL, Turing, Turtle, Twig, TypeScript,
	TypoScript, ucode, V, V shell, VB.net, verilog, VHDL, VHS, VimL, vue, WDTE, WebAssembly Text Format,
	WebGPU Shading Language, WebVTT, Whiley, XML, Xorg, Z80 Assembly, Zed, Zig`

// slow are those of which it may have maxHighlightSlow bytes.
const slow = `Agda, ApacheConf, Arduino, Arturo, ATL, AutoHotkey, Ballerina, C, C++, Caddyfile, Caddyfile Directives,
	Ceylon, CFEngine3, D, Desktop file, Devicetree, Fortran, FortranFixed, Gnuplot, Groovy, HCL, HolyC, Idris,
	Janet, Java, KDL, Makefile, Mason, Metal, Myghty, Objective-C, Org Mode, PacmanConf, PostgreSQL SQL dialect,
	PostScript, PowerShell, Promela, PromQL, Protocol Buffer, R, Ragel, Raku, reg, reStructuredText, SAS,
	SourcePawn, SPARQL, SYSTEMD, Thrift, TypoScriptCssData, TypoScriptHtmlData, Typst, Vala, YAML, YAML+Jinja`
