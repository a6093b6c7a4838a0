package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryMessageHasACode holds that every message is made with one of the codes of
// package diag, and that there is no code without a message.
func TestEveryMessageHasACode(t *testing.T) {
	used := map[string]bool{}
	sources(t, func(name string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "diag" {
					used[n.Sel.Name] = true
				}
			case *ast.CompositeLit:
				if selects(n.Type, "diag", "Message") && len(n.Elts) > 0 && !keyed(n, "Code") {
					t.Errorf("%s: a message without a code", name)
				}
			case *ast.CallExpr:
				if literal, ok := firstLiteral(n); ok && isReport(n) {
					t.Errorf("%s: a message has the code %s, which package diag does not list", name, literal)
				}
			}
			return true
		})
	})
	for _, name := range codeNames(t) {
		if !used[name] {
			t.Errorf("no message has the code diag.%s", name)
		}
	}
}

// sources calls f with every file of the program that is no test.
func sources(t *testing.T, f func(name string, file *ast.File)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || filepath.Base(filepath.Dir(name)) == "diag" {
			return err
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err == nil {
			f(name, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// codeNames are the names of the codes in Go.
func codeNames(t *testing.T) (names []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("internal", "diag", "codes.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if kind, ok := v.Type.(*ast.Ident); ok && kind.Name == "Code" {
				names = append(names, v.Names[0].Name)
			}
		}
		return true
	})
	if len(names) < 100 {
		t.Fatalf("%d codes found, want 100 or more", len(names))
	}
	return names
}

func selects(e ast.Expr, x, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	id, ok := s.X.(*ast.Ident)
	return ok && id.Name == x
}

func keyed(c *ast.CompositeLit, key string) bool {
	for _, e := range c.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && id.Name == key {
				return true
			}
		}
	}
	return false
}

// firstLiteral is the first argument of a call, if it is a text.
func firstLiteral(c *ast.CallExpr) (string, bool) {
	if len(c.Args) == 0 {
		return "", false
	}
	b, ok := c.Args[0].(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	return b.Value, true
}

// isReport tells a call that makes a message by the name of what it calls; fmt.Errorf makes
// none.
func isReport(c *ast.CallExpr) bool {
	s, ok := c.Fun.(*ast.SelectorExpr)
	if !ok || selects(s, "fmt", "Errorf") {
		return false
	}
	switch s.Sel.Name {
	case "Errorf", "Warnf", "errorf", "warnf", "once":
		return true
	}
	return false
}
