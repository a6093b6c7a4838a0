package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows says which packages of the generator each may import. A stage imports
// only leftwards, and anything may import diag:
//
//	letters → prose → archive → graph → page → render → theme → site → build → main (edtf beside prose, names beside archive)
//
// A package that is not here fails the test: decide where it stands, then add it.
var arrows = map[string]string{
	"generator": "answers archive build cache desk diag digest edit format git graph importer layers lsp manifest online progress schema serve site starter suggest verify static templates edtf",
	"diag":      "",
	"layers":    "diag",
	"parallel":  "",
	"progress":  "",
	"digest":    "",
	"colour":    "",
	"direction": "",
	"picture":   "",
	"cache":     "digest",
	"output":    "diag digest manifest parallel",
	"edtf":      "diag",
	"letters":   "",
	"ledger":    "",
	"versions":  "",
	"manifest":  "",
	"verify":    "manifest output",
	"answers":   "",
	"online":    "answers",
	"fixture":   "",
	"git":       "",
	"names":     "letters",
	"address":   "",
	"prose":     "direction address diag digest letters",
	"words":     "diag edtf",
	"chart":     "diag edtf",
	"person":    "",
	"cite":      "edtf person",
	"plainyaml": "",
	"archive":   "answers colour picture diag digest layers ledger parallel plainyaml edtf prose",
	"graph":     "answers direction picture address diag digest parallel edtf names person prose archive",
	"feed":      "address digest graph lists wording",
	"sitemap":   "",
	"jsonld":    "address cite edtf graph lists wording",
	"search":    "",
	"card":      "",
	"sqlite":    "",
	"data":      "address archive digest edtf graph lists prose sqlite wording words",
	"lists":     "",
	"hosts":     "output",
	"lsp":       "archive diag edit graph layers lists site",
	"suggest":   "archive edtf graph",
	"importer":  "archive desk edit edtf graph prose suggest",
	"schema":    "archive",
	"wording":   "address archive cite digest edtf graph lists prose words",
	"glance":    "address graph lists wording",
	"citations": "address cite digest graph lists wording",
	"finding":   "address edtf graph lists search wording",
	"permalink": "address archive diag graph ledger prose wording",
	"page":      "versions data permalink colour picture address diag digest edtf prose words card chart search archive graph lists wording glance finding feed jsonld sitemap manifest cite citations",
	"program":   "",
	"render":    "direction address diag words page program",
	"theme":     "colour picture address diag digest layers page render words",
	"site":      "address archive cache card data diag digest edtf finding graph layers ledger page parallel permalink prose render search theme words",
	"build":     "address archive cache diag digest edtf git graph hosts ledger manifest output parallel permalink progress site theme",
	"desk":      "address archive cache diag edit edtf graph layers prose",
	"edit":      "diag",
	"format":    "archive",
	"starter":   "archive",
	"serve":     "address archive diag edtf layers page site words",
	"static":    "",
	"templates": "",
}

// importers says which packages alone know a library.
var importers = map[string]string{
	"github.com/yuin/goldmark":     "prose",
	"github.com/alecthomas/chroma": "prose",
	"gopkg.in/yaml.v3":             "archive format importer",
	"github.com/spf13/cobra":       "generator",
	"github.com/spf13/pflag":       "generator",
	"github.com/gofrs/flock":       "output",
	"github.com/tdewolff/minify":   "theme",
	"golang.org/x/image":           "card picture",
	"text/template":                "program render",
	"database/sql":                 "",
	"github.com/fsnotify/fsnotify": "serve",
	"net/http":                     "online serve verify",
	"os/exec":                      "generator git importer",
	"math/rand":                    "",
	"unsafe":                       "",
}

// goPackage is what go list tells of a package of the program.
type goPackage struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports",
		"chancery/generator", "chancery/generator/internal/...", "chancery/static", "chancery/templates").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// short names a package as the tables above do.
func short(path string) string {
	path = strings.TrimPrefix(path, "chancery/")
	return strings.TrimPrefix(strings.TrimPrefix(path, "generator/internal/"), "generator/")
}

func TestArrowsBetweenPackages(t *testing.T) {
	for _, p := range packages(t) {
		name := short(p.ImportPath)
		may, known := arrows[name]
		if !known {
			t.Errorf("the package %s has no place among the arrows", name)
		}
		for _, i := range p.Imports {
			if strings.HasPrefix(i, "chancery/") && !slices.Contains(strings.Fields(may), short(i)) {
				t.Errorf("%s may not import %s", name, short(i))
			}
			for library, who := range importers {
				if (i == library || strings.HasPrefix(i, library+"/")) && !slices.Contains(strings.Fields(who), name) {
					t.Errorf("%s may not import %s", name, i)
				}
			}
		}
	}
}

// TestNoGlobalState wants no init functions, no exported variables but errors and
// embedded files, and no package variable that is written to.
func TestNoGlobalState(t *testing.T) {
	for _, p := range packages(t) {
		var files []*ast.File
		set := token.NewFileSet()
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		for at, problem := range globalState(files) {
			t.Errorf("%s: %s", set.Position(at), problem)
		}
	}
}

// globalState finds what a package must not have, by place. It knows names, not
// types, so it does not see what is written through a pointer that was handed out.
func globalState(files []*ast.File) map[token.Pos]string {
	found, variables := map[token.Pos]string{}, map[string]*ast.ValueSpec{}
	for _, f := range files {
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					found[d.Pos()] = "an init function"
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if v, ok := s.(*ast.ValueSpec); ok && d.Tok == token.VAR {
						declared(v, d.Doc, variables, found)
					}
				}
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, to := range n.Lhs {
					if name, is := variable(to, variables); is && n.Tok != token.DEFINE {
						found[n.Pos()] = "the package variable " + name + " is written to"
					}
				}
			case *ast.IncDecStmt:
				if name, is := variable(n.X, variables); is {
					found[n.Pos()] = "the package variable " + name + " is written to"
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "delete" || f.Name == "clear") {
					if name, is := variable(n.Args[0], variables); is {
						found[n.Pos()] = "the package variable " + name + " is written to"
					}
				}
			}
			return true
		})
	}
	return found
}

// declared notes the names of a declaration of package variables, and what is wrong
// with it in itself.
func declared(v *ast.ValueSpec, doc *ast.CommentGroup, variables map[string]*ast.ValueSpec, found map[token.Pos]string) {
	embedded := v.Doc != nil && strings.Contains(directives(v.Doc), "//go:embed") || doc != nil && strings.Contains(directives(doc), "//go:embed")
	for i, name := range v.Names {
		if name.Name == "_" {
			continue
		}
		variables[name.Name] = v
		isError := i < len(v.Values) && isCall(v.Values[i], "errors", "New")
		if name.IsExported() && !embedded && !isError {
			found[name.Pos()] = "the exported variable " + name.Name
		}
	}
	for _, e := range append([]ast.Expr{v.Type}, v.Values...) {
		if l, ok := e.(*ast.CompositeLit); ok {
			e = l.Type
		}
		// A pool hands out scratch memory; nothing can be read back from it.
		if s, ok := e.(*ast.SelectorExpr); ok && s.Sel.Name != "Pool" {
			if pkg, ok := s.X.(*ast.Ident); ok && (pkg.Name == "sync" || pkg.Name == "atomic") {
				found[v.Pos()] = "state behind a lock: " + pkg.Name + "." + s.Sel.Name
			}
		}
	}
}

func directives(g *ast.CommentGroup) string {
	var b strings.Builder
	for _, c := range g.List {
		b.WriteString(c.Text + "\n")
	}
	return b.String()
}

func isCall(e ast.Expr, pkg, name string) bool {
	c, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	s, ok := c.Fun.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// variable finds the package variable that an expression writes into, if any:
// x, x[i], x.f, *x. A local variable of the same name is another.
func variable(e ast.Expr, variables map[string]*ast.ValueSpec) (string, bool) {
	for {
		switch x := e.(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.Ident:
			spec := variables[x.Name]
			if x.Obj != nil && x.Obj.Decl != spec { // declared within a function
				return "", false
			}
			return x.Name, spec != nil
		default:
			return "", false
		}
	}
}

// TestGlobalStateIsFound makes sure that the check above can fail.
func TestGlobalStateIsFound(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"sound", "var ErrX = errors.New(`x`)\nvar table = map[string]int{}\nfunc f() int { table := 1; table = 2; return table }\nfunc g() { var table int; table++ }", ""},
		{"init", "func init() {}", "an init function"},
		{"exported", "var X = 1", "the exported variable X"},
		{"written", "var x = 1\nfunc f() { x = 2 }", "the package variable x is written to"},
		{"written within", "var x = map[string]int{}\nfunc f() { x[`a`] = 2 }", "the package variable x is written to"},
		{"counted", "var x int\nfunc f() { x++ }", "the package variable x is written to"},
		{"deleted from", "var x = map[string]int{}\nfunc f() { delete(x, `a`) }", "the package variable x is written to"},
		{"locked", "var mu sync.Mutex", "state behind a lock: sync.Mutex"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\n"+test.source, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, problem := range globalState([]*ast.File{f}) {
				got += problem
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
