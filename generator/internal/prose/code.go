package prose

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"chancery/generator/internal/letters"
)

const (
	// maxHighlight is how many bytes a code block may have to be coloured, and
	// maxHighlightText how many the coloured blocks of one text have together;
	// what goes beyond is shown without colours. Lexers take 5 to 40 µs a byte.
	maxHighlight     = 8 << 10
	maxHighlightText = 24 << 10
	// maxKept bounds the cache of coloured blocks, in bytes of HTML.
	maxKept = 4 << 20
	// patience is how long one block may take. Lexers are backtracking regular
	// expressions: code written to stall them would stall the build.
	patience = 5 * time.Second
	// stall is how long one token may take to be trusted. chroma gives up an
	// expression after 250 ms and goes on without a word, as if it had not
	// matched, even if it was the machine that was busy.
	stall = 200 * time.Millisecond
)

// highlighter colours code with classes. It is safe for concurrent use.
type highlighter struct {
	index  sync.Once
	lexers map[string]chroma.Lexer // by name and alias, in lower case

	mu    sync.Mutex
	kept  map[codeKey]string
	bytes int
}

// codeKey is all that coloured code depends on.
type codeKey struct{ language, code string }

func newHighlighter() *highlighter { return &highlighter{kept: map[codeKey]string{}} }

// lexer finds the lexer for the language that a code block names, or nil.
// chroma's own search goes on to compare the name with hundreds of file name
// patterns, which takes 35 ms for a name that it does not know.
func (h *highlighter) lexer(language string) chroma.Lexer {
	h.index.Do(func() {
		h.lexers = map[string]chroma.Lexer{}
		for _, l := range lexers.GlobalLexerRegistry.Lexers {
			config := l.Config()
			for _, name := range append([]string{config.Name}, config.Aliases...) {
				if name = strings.ToLower(name); h.lexers[name] == nil {
					h.lexers[name] = l
				}
			}
		}
	})
	return h.lexers[strings.ToLower(language)]
}

// append appends code as HTML, coloured if language is known. slow reports
// that the lexer failed or took longer than patience.
func (h *highlighter) append(dst []byte, language string, code []byte) (html []byte, slow bool) {
	if language == "" || len(code) > maxHighlight || !utf8.Valid(code) {
		return letters.AppendHTML(dst, code), false
	}
	lexer := h.lexer(language)
	if lexer == nil {
		return letters.AppendHTML(dst, code), false
	}
	key := codeKey{language, string(code)}
	if kept, ok := h.get(key); ok {
		return append(dst, kept...), false
	}
	coloured, err := patiently(lexer, key.code)
	if err != nil {
		return letters.AppendHTML(dst, code), true
	}
	h.put(key, coloured)
	return append(dst, coloured...), false
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

// patiently colours code, again if need be, until what came out is sure not to
// depend on how busy the machine was.
func patiently(lexer chroma.Lexer, code string) (string, error) {
	// A lexer made of others gives all tokens at once, when all are found; that takes
	// long now and then. It has to come to the same twice.
	_, simple := lexer.(*chroma.RegexLexer)
	before := ""
	for end := time.Now().Add(patience); ; {
		html, stalled, err := colour(lexer, code)
		if err != nil || !stalled || !simple && html == before {
			return html, err
		}
		if time.Now().After(end) {
			return "", fmt.Errorf("lexer %s: too slow", lexer.Config().Name)
		}
		before = html
	}
}

// colour writes code as HTML with a class on each token that has a colour. stalled
// reports that a token took long.
func colour(lexer chroma.Lexer, code string) (html string, stalled bool, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("lexer %s: %v", lexer.Config().Name, fault)
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return "", false, fmt.Errorf("lexer %s: %w", lexer.Config().Name, err)
	}
	out := make([]byte, 0, 4*len(code))
	open, read := "", 0
	last := time.Now()
	end := last.Add(patience)
	for t := next(); t != chroma.EOF; t = next() {
		now := time.Now()
		if now.After(end) {
			return "", true, fmt.Errorf("lexer %s: too slow", lexer.Config().Name)
		}
		stalled = stalled || now.Sub(last) > stall
		last = now
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
		return "", false, fmt.Errorf("lexer %s: read %d of %d bytes", lexer.Config().Name, read, len(code))
	}
	return string(closeSpan(out, open)), stalled, nil
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
