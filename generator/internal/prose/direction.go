package prose

import (
	"github.com/yuin/goldmark/ast"

	"chancery/generator/internal/direction"
)

// direct gives a block the direction of most of its letters. A text does not know its
// language, so where it has letters from right to left every block says how it runs.
func (c *compiler) direct(n ast.Node) {
	if !c.mixed {
		return
	}
	if dir := c.directionOf(n); dir != "" {
		c.attribute("dir", dir)
	}
}

// directionOf is the direction of most letters of a block, code left aside.
func (c *compiler) directionOf(n ast.Node) string {
	var letters direction.Count
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		if t, ok := n.(*ast.Text); ok && entering {
			letters.Add(t.Value(c.src))
		}
		return ast.WalkContinue, nil
	})
	return letters.Direction()
}
