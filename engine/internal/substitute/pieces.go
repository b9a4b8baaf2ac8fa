package substitute

import (
	"strings"

	"github.com/fluxcd/pkg/envsubst/parse"

	"cdk8s-fluxcd/engine/internal/limit"
)

// pieces cuts a text that parses into expressions and what is between them. Each piece means by itself what it means in
// the whole: "$$" is never cut, and outside of expressions nothing else has a meaning.
func pieces(text string) []string {
	var found []string
	start := 0
	for at := 0; at < len(text); {
		switch {
		case strings.HasPrefix(text[at:], "$$"):
			at += 2
		case strings.HasPrefix(text[at:], "${"):
			end := at + expression(text[at:])
			found = appendText(found, text[start:at])
			found = append(found, text[at:end])
			at, start = end, end
		default:
			at++
		}
	}
	return appendText(found, text[start:])
}

func appendText(found []string, text string) []string {
	if text == "" {
		return found
	}
	return append(found, text)
}

const maxBraces = 1000

// expression gives the length of the expression that a text starts with: up to the first brace with which it parses. The
// parser reads from left to right and never beyond that brace, so no later one can be meant.
func expression(text string) int {
	end := 0
	for range maxBraces {
		brace := strings.IndexByte(text[end:], '}')
		if brace < 0 {
			break
		}
		end += brace + 1
		if isExpression(text[:end]) {
			return end
		}
	}
	limit.Exceed("the end of the expression %q cannot be found", text[:min(len(text), 60)])
	return len(text)
}

func isExpression(text string) bool {
	tree, err := parse.Parse(text)
	if err != nil {
		return false
	}
	_, ok := tree.Root.(*parse.FuncNode)
	return ok
}
