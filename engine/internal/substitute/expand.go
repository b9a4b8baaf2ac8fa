package substitute

import (
	"slices"
	"strings"

	"github.com/fluxcd/pkg/envsubst"
	"github.com/fluxcd/pkg/envsubst/parse"

	"cdk8s-fluxcd/engine/internal/limit"
)

// expanded is a text with its variables replaced.
type expanded struct {
	text          string
	used, unknown []string
}

// expand replaces the variables of a text. Without unknown names this is envsubst itself; else each expression is looked
// at for itself.
func (v *variables) expand(text string) (expanded, error) {
	boundWork(text)
	tree, err := parse.Parse(text)
	if err != nil {
		return expanded{}, err
	}
	names := slices.Compact(slices.Sorted(slices.Values(namesIn(tree.Root))))
	result := expanded{used: slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !v.isKnown(name) })}
	if !slices.ContainsFunc(names, v.isUnknown) {
		result.text, err = envsubst.Eval(text, v.lookup)
		return result, err
	}
	return v.expandAround(text, result)
}

// expandAround replaces expression by expression and keeps those whose result nobody knows as they are written.
func (v *variables) expandAround(text string, result expanded) (expanded, error) {
	var out strings.Builder
	for _, piece := range pieces(text) {
		unknown := v.unknownIn(piece)
		result.unknown = append(result.unknown, unknown...)
		if len(unknown) > 0 {
			if _, err := envsubst.Eval(piece, v.lookup); err != nil {
				return expanded{}, err
			}
			out.WriteString(piece)
			continue
		}
		replaced, err := envsubst.Eval(piece, v.lookup)
		if err != nil {
			return expanded{}, err
		}
		out.WriteString(replaced)
	}
	result.text = out.String()
	result.unknown = slices.Compact(slices.Sorted(slices.Values(result.unknown)))
	return result, nil
}

func namesIn(node parse.Node) []string {
	var names []string
	switch node := node.(type) {
	case *parse.ListNode:
		for _, child := range node.Nodes {
			names = append(names, namesIn(child)...)
		}
	case *parse.FuncNode:
		names = append(names, node.Param)
		for _, argument := range node.Args {
			names = append(names, namesIn(argument)...)
		}
	}
	return names
}

// unknownIn gives the unknown names that the result of a piece depends on.
func (v *variables) unknownIn(piece string) []string {
	tree, err := parse.Parse(piece)
	if err != nil {
		return nil
	}
	return v.dependsOn(tree.Root)
}

func (v *variables) dependsOn(node parse.Node) []string {
	var names []string
	switch node := node.(type) {
	case *parse.ListNode:
		for _, child := range node.Nodes {
			names = append(names, v.dependsOn(child)...)
		}
	case *parse.FuncNode:
		if v.isUnknown(node.Param) {
			names = append(names, node.Param)
		}
		if isDefault(node.Name) && v.values[node.Param] != "" {
			return names
		}
		for _, argument := range node.Args {
			names = append(names, v.dependsOn(argument)...)
		}
	}
	return names
}

// isDefault says whether an operator has arguments for the case only that there is no value.
func isDefault(operator string) bool {
	return strings.HasPrefix(operator, "=") || (len(operator) == 2 && operator[0] == ':')
}

const (
	maxExpressions = 50_000
	maxEscapes     = 1 << 31 // bytes moved: the parser copies the text for each escape
)

// boundWork keeps texts away from the parser that it would need too much of stack or time for.
func boundWork(text string) {
	expressions := strings.Count(text, "${")
	escapes := strings.Count(text, "$$") + strings.Count(text, `\`)
	if expressions > maxExpressions || (expressions > 0 || escapes > 0) && escapes*len(text) > maxEscapes {
		limit.Exceed("an object has too many variables: %d expressions, %d escapes", expressions, escapes)
	}
}
