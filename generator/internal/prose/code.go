package prose

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"chancery/generator/internal/letters"
)

const (
	// maxHighlight is how many bytes a code block of a quick language may have to be
	// coloured, maxHighlightSlow those of a slow one, and maxHighlightText how many the
	// coloured blocks of one text have together; what goes beyond is shown without
	// colours. Lexers take 5 to 40 µs a byte of honest code.
	maxHighlight     = 8 << 10
	maxHighlightSlow = 4 << 10
	maxHighlightText = 24 << 10
	// maxKept bounds the cache of coloured blocks, in bytes of HTML.
	maxKept = 4 << 20
)

// highlighter colours code with classes. It is safe for concurrent use.
type highlighter struct {
	index     sync.Once
	languages map[string]language // by name and alias, in lower case

	mu    sync.Mutex
	kept  map[codeKey]string
	bytes int
}

// language is how code is coloured.
type language struct {
	lexer chroma.Lexer
	most  int // bytes of a block
}

// codeKey is all that coloured code depends on.
type codeKey struct{ language, code string }

func newHighlighter() *highlighter { return &highlighter{kept: map[codeKey]string{}} }

// language finds what colours the code of a language that an author names.
func (h *highlighter) language(name string) language {
	h.index.Do(func() {
		h.languages = map[string]language{}
		h.add(quick, maxHighlight)
		h.add(slow, maxHighlightSlow)
	})
	return h.languages[strings.ToLower(name)]
}

// add adds languages of which a block may have so many bytes.
func (h *highlighter) add(names string, most int) {
	for name := range strings.SplitSeq(names, ",") {
		lexer := lexers.Get(strings.TrimSpace(name))
		config := lexer.Config()
		for _, name := range append([]string{config.Name}, config.Aliases...) {
			if name = strings.ToLower(name); h.languages[name].lexer == nil {
				h.languages[name] = language{lexer, most}
			}
		}
	}
}

// append appends code as HTML, coloured if the language that an author names is known
// and its lexer understands the code.
func (h *highlighter) append(dst []byte, name string, code []byte) []byte {
	l := h.language(name)
	if l.lexer == nil || len(code) > l.most || !utf8.Valid(code) {
		return letters.AppendHTML(dst, code)
	}
	key := codeKey{name, string(code)}
	if kept, ok := h.get(key); ok {
		return append(dst, kept...)
	}
	coloured, err := colour(l.lexer, key.code)
	if err != nil {
		return letters.AppendHTML(dst, code)
	}
	h.put(key, coloured)
	return append(dst, coloured...)
}

func (h *highlighter) get(key codeKey) (string, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	html, ok := h.kept[key]
	return html, ok
}

func (h *highlighter) put(key codeKey, html string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.bytes += len(key.code) + len(html); h.bytes > maxKept {
		clear(h.kept)
		h.bytes = len(key.code) + len(html)
	}
	h.kept[key] = html
}

// colour writes code as HTML with a class on each token that has a colour.
func colour(lexer chroma.Lexer, code string) (html string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("lexer %s: %v", lexer.Config().Name, fault)
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return "", fmt.Errorf("lexer %s: %w", lexer.Config().Name, err)
	}
	out := make([]byte, 0, 4*len(code))
	open, read := "", 0
	for t := next(); t != chroma.EOF; t = next() {
		// Some lexers end the code with a line feed of their own.
		value := t.Value[:min(len(t.Value), len(code)-read)]
		read += len(value)
		if class := tokenClass(t.Type); class != open && strings.TrimSpace(value) != "" {
			out = openSpan(closeSpan(out, open), class)
			open = class
		}
		out = letters.AppendHTML(out, []byte(value))
	}
	if read != len(code) {
		return "", fmt.Errorf("lexer %s: read %d of %d bytes", lexer.Config().Name, read, len(code))
	}
	return string(closeSpan(out, open)), nil
}

func openSpan(dst []byte, class string) []byte {
	if class == "" {
		return dst
	}
	return append(append(append(dst, `<span class="`...), class...), `">`...)
}

func closeSpan(dst []byte, class string) []byte {
	if class == "" {
		return dst
	}
	return append(dst, "</span>"...)
}

// tokenClass gives the class that a token is coloured by, one of tones, or "".
func tokenClass(t chroma.TokenType) string {
	switch t {
	case chroma.KeywordType, chroma.NameClass, chroma.NameTag, chroma.NameNamespace, chroma.NameException:
		return "t"
	case chroma.KeywordConstant, chroma.NameConstant, chroma.NameBuiltinPseudo:
		return "m"
	case chroma.NameAttribute, chroma.NameProperty, chroma.NameDecorator, chroma.NameLabel, chroma.NameEntity:
		return "a"
	case chroma.NameFunction, chroma.NameFunctionMagic, chroma.NameBuiltin:
		return "f"
	case chroma.GenericInserted:
		return "i"
	case chroma.GenericDeleted:
		return "d"
	case chroma.GenericHeading, chroma.GenericSubheading:
		return "k"
	}
	switch {
	case t.InCategory(chroma.Comment):
		return "c"
	case t.InCategory(chroma.Keyword), t == chroma.OperatorWord:
		return "k"
	case t.InSubCategory(chroma.LiteralString):
		return "s"
	case t.InSubCategory(chroma.LiteralNumber):
		return "m"
	case t.InSubCategory(chroma.NameVariable):
		return "v"
	}
	return ""
}
