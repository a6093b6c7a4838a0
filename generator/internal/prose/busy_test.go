package prose

import (
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// busy is a lexer that the machine has no time for at first: it is late, and takes a
// keyword for a name.
type busy struct {
	chroma.Lexer
	times int
}

func (b *busy) Config() *chroma.Config { return &chroma.Config{Name: "busy"} }

func (b *busy) Tokenise(*chroma.TokeniseOptions, string) (chroma.Iterator, error) {
	tokens := []chroma.Token{{Type: chroma.Keyword, Value: "if"}}
	late := b.times > 0
	if b.times--; late {
		tokens[0].Type = chroma.Name
	}
	return func() chroma.Token {
		if len(tokens) == 0 {
			return chroma.EOF
		}
		if late {
			time.Sleep(stall + 10*time.Millisecond)
		}
		t := tokens[0]
		tokens = tokens[1:]
		return t
	}, nil
}

func TestColoursDoNotDependOnTheMachine(t *testing.T) {
	got, err := patiently(&busy{times: 1}, "if")
	if want := `<span class="k">if</span>`; got != want || err != nil {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
	// Lexers that are always late are trusted once they come to the same twice.
	if got, err := patiently(&busy{times: 1000}, "if"); got != "if" || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
}
