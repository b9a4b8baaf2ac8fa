// Package guard finds YAML that would grow without bound. kustomize replaces aliases by copies of what they name, so a
// few lines can ask for more memory than there is; the parser itself does not mind, as it keeps aliases as links.
package guard

import (
	"bytes"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"cdk8s-fluxcd/engine/internal/limit"
)

const (
	maxNodes   = 1_000_000
	maxDepth   = 10_000
	maxNesting = 4 // YAML in strings of YAML, as inline patches are
)

// separator is where kustomize cuts a file before it parses the parts.
var separator = regexp.MustCompile(`\n---.*\n`)

// Check ends the run if a file, or YAML in one of its strings, would grow beyond all measure. What is no YAML passes:
// kustomize says so itself.
func Check(path string, content []byte) {
	check(path, content, 0)
}

func check(path string, content []byte, nesting int) {
	if nesting > maxNesting || !has(content, '&') || !has(content, '*') {
		return
	}
	for _, part := range separator.Split(strings.ReplaceAll(string(content), "\r\n", "\n"), -1) {
		checkPart(path, part, nesting)
	}
}

// has looks for something that may be an anchor or an alias: most files have none, and reading them once more would cost
// as much as building them.
func has(content []byte, mark byte) bool {
	for at := 0; ; at++ {
		next := bytes.IndexByte(content[at:], mark)
		if next < 0 {
			return false
		}
		at += next
		starts := at == 0 || strings.IndexByte(" \t\r\n\f\v[,{:?-", content[at-1]) >= 0
		if starts && at+1 < len(content) && strings.IndexByte(" \t\r\n\f\v", content[at+1]) < 0 && content[at+1] != mark {
			return true
		}
	}
}

func checkPart(path, text string, nesting int) {
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var document yaml.Node
		if decoder.Decode(&document) != nil {
			return
		}
		w := weigher{path: path, nesting: nesting, known: map[*yaml.Node]weight{}}
		w.weigh(&document)
	}
}

type weight struct{ nodes, depth int }

type weigher struct {
	path    string
	nesting int
	known   map[*yaml.Node]weight
}

// weigh counts what a node is when all aliases are copies; each node is looked at once, however often it is named.
func (w *weigher) weigh(node *yaml.Node) weight {
	if total, ok := w.known[node]; ok {
		return total
	}
	w.known[node] = weight{} // a node inside itself is refused by the parser of kustomize
	total := weight{nodes: 1}
	for _, child := range node.Content {
		total = total.with(w.weigh(child))
	}
	if node.Kind == yaml.AliasNode {
		total = w.weigh(node.Alias)
	}
	if node.Kind == yaml.ScalarNode {
		check(w.path, []byte(node.Value), w.nesting+1)
	}
	if total.nodes > maxNodes || total.depth > maxDepth {
		limit.Exceed("the YAML aliases of %q stand for more than %d values", w.path, maxNodes)
	}
	w.known[node] = total
	return total
}

func (w weight) with(child weight) weight {
	return weight{nodes: min(w.nodes+child.nodes, maxNodes+1), depth: max(w.depth, child.depth+1)}
}
