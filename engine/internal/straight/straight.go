// Package straight writes an object of kustomize as the JSON that Flux applies, without printing and reading the YAML
// in between, which is half the work of a build. It does so only where both ways are known to end the same: what is
// unusual is refused, and the caller takes the long way.
package straight

import (
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Read writes one object, or nil for what Flux leaves out; ok is false where only the long way can tell.
func Read(node *yaml.Node) (object json.RawMessage, ok bool) {
	if !hasHead(node) {
		return nil, false
	}
	if isKustomization(node) {
		return nil, true
	}
	w := writer{}
	ok = w.node(node, 0, block)
	return w.text, ok
}

// hasHead is true for what is one object to Flux: it has a kind, a version and a name that are strings, and no items.
func hasHead(node *yaml.Node) bool {
	return text(node, "kind") != "" && text(node, "apiVersion") != "" && text(field(node, "metadata"), "name") != "" &&
		field(node, "items") == nil
}

func isKustomization(node *yaml.Node) bool {
	return strings.EqualFold(text(node, "kind"), "kustomization") &&
		strings.HasPrefix(text(node, "apiVersion"), "kustomize.config.k8s.io/")
}

func text(node *yaml.Node, key string) string {
	value := field(node, key)
	if value == nil || value.Kind != yaml.ScalarNode || value.ShortTag() != "!!str" {
		return ""
	}
	return value.Value
}

func field(node *yaml.Node, key string) *yaml.Node {
	if node == nil || node.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}
