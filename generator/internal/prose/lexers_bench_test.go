package prose

import (
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// stalling are pieces of code that open something, or end it, in some language.
const stalling = "\"|'|\\|(|[|{|<|#|/*|//|a|0| |\n|\t|${|{{|<?|=|:|@|$|%|&|~|`|.|,|;|-|_|e|0x|1.|<a |<!--|\"\"\"|r\"|if |def |function |" +
	"x = |begin |#{|)|]|}|>|aB |*|+|^|!|?|--|{%|[[|a\n|a b\n|\n\n|\\\"|a=|a(|é|'''|$(|:: |<%|</|/|a/|a.b|a:|a,|/*a\n|//\n|{`|\\\"<?"

// BenchmarkLexers measures what text made to stall it costs each lexer of chroma, by
// which its language is quick, slow or neither: for a piece that is repeated, and of
// all pieces the one that costs it most, milliseconds for 1 KB and for 8 KB. It takes
// half an hour for all; -bench 'Lexers/YAML$' names one.
func BenchmarkLexers(b *testing.B) {
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		b.Run(l.Config().Name, func(b *testing.B) {
			worst, most := "", time.Duration(0)
			for piece := range strings.SplitSeq(stalling, "|") {
				if took := lex(l, piece, 1<<10); took > most {
					worst, most = piece, took
				}
			}
			for b.Loop() {
				lex(l, worst, maxHighlight)
			}
			b.ReportMetric(most.Seconds()*1e3, "ms/KB")
			b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N), "ms/8KB")
		})
	}
}

// lex gives how long a lexer takes for so many bytes of a piece.
func lex(l chroma.Lexer, piece string, size int) time.Duration {
	start := time.Now()
	_, _ = colour(l, strings.Repeat(piece, size/len(piece)+1)[:size])
	return time.Since(start)
}
