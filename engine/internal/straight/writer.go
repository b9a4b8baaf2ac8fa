package straight

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	// maxDepth is far below where the YAML libraries give up.
	maxDepth = 200
	// maxKey is where YAML starts to print keys in another way.
	maxKey = 100
)

// layout is how the nodes around are printed: comments in brackets can swallow what follows them.
type layout bool

const (
	block layout = false
	flow  layout = true
)

// writer collects the text. Its methods are false as soon as something is unusual, and the text is worth nothing then.
type writer struct{ text []byte }

func (w *writer) node(node *yaml.Node, depth int, around layout) bool {
	if depth > maxDepth || node.Anchor != "" || node.Style&yaml.TaggedStyle != 0 || hasComment(node) && isTight(node, around) {
		return false
	}
	switch node.Kind {
	case yaml.MappingNode:
		return w.mapping(node, depth, around)
	case yaml.SequenceNode:
		return w.sequence(node, depth, around)
	case yaml.ScalarNode:
		return w.scalar(node, around)
	default:
		return false
	}
}

func hasComment(node *yaml.Node) bool {
	return node.HeadComment != "" || node.LineComment != "" || node.FootComment != ""
}

// isTight is true for nodes beside which a comment may not stand where it stood.
func isTight(node *yaml.Node, around layout) bool {
	const several = yaml.LiteralStyle | yaml.FoldedStyle
	isCollection := node.Kind != yaml.ScalarNode
	ends := node.LineComment != "" || node.FootComment != ""
	return around == flow || isCollection && (ends || len(node.Content) == 0) ||
		node.Style&(yaml.FlowStyle|several) != 0 || strings.Contains(node.Value, "\n")
}

func within(node *yaml.Node, around layout) layout {
	return around || layout(node.Style&yaml.FlowStyle != 0)
}

func (w *writer) mapping(node *yaml.Node, depth int, around layout) bool {
	if node.Tag != "" && node.Tag != "!!map" {
		return false
	}
	around = within(node, around)
	fields, ok := fieldsOf(node, around)
	if !ok {
		return false
	}
	w.text = append(w.text, '{')
	for i, each := range fields {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		w.quoted(each.key)
		w.text = append(w.text, ':')
		if !w.node(each.value, depth+1, around) {
			return false
		}
	}
	w.text = append(w.text, '}')
	return true
}

type entry struct {
	key   string
	value *yaml.Node
}

// fieldsOf gives the fields in the order that JSON has them.
func fieldsOf(node *yaml.Node, around layout) ([]entry, bool) {
	fields := make([]entry, 0, len(node.Content)/2)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if !isPlainKey(key) || hasComment(key) && isTight(value, around) {
			return nil, false
		}
		fields = append(fields, entry{key.Value, value})
	}
	slices.SortFunc(fields, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	for i := 1; i < len(fields); i++ {
		if fields[i].key == fields[i-1].key {
			return nil, false
		}
	}
	return fields, true
}

func isPlainKey(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Anchor == "" && key.Style&yaml.TaggedStyle == 0 && len(key.Value) <= maxKey &&
		key.Value != "<<" && key.ShortTag() == "!!str" && !strings.Contains(key.Value, "\n") && isPlainText(key)
}

func (w *writer) sequence(node *yaml.Node, depth int, around layout) bool {
	if node.Tag != "" && node.Tag != "!!seq" {
		return false
	}
	around = within(node, around)
	w.text = append(w.text, '[')
	for i, item := range node.Content {
		if i > 0 {
			w.text = append(w.text, ',')
		}
		if !w.node(item, depth+1, around) {
			return false
		}
	}
	w.text = append(w.text, ']')
	return true
}
