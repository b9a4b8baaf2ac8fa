package remote

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Strip leaves out of a kustomization file what would be fetched and says what that was. A text that is no YAML or has
// nothing remote comes back as it is.
func Strip(content []byte) (stripped []byte, references []string) {
	if !mayBeRemote(string(content)) {
		return content, nil
	}
	var document yaml.Node
	if yaml.Unmarshal(content, &document) != nil || len(document.Content) != 1 {
		return content, nil
	}
	root := document.Content[0]
	references = stripFields(root)
	if len(references) == 0 {
		return content, nil
	}
	if isEmpty(root) {
		keepFromBeingEmpty(root)
	}
	stripped, err := yaml.Marshal(&document)
	if err != nil {
		return content, nil
	}
	return stripped, references
}

// mayBeRemote spares most files the parsing: everything remote has a scheme, a user or the one host that needs neither.
func mayBeRemote(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "@") || strings.Contains(strings.ToLower(text), "github.com")
}

func stripFields(root *yaml.Node) []string {
	var references []string
	for i := 0; i+1 < len(root.Content); i += 2 {
		find, ok := fields[root.Content[i].Value]
		if !ok {
			continue
		}
		value := root.Content[i+1]
		if value.Kind == yaml.MappingNode {
			references = append(references, stripMapping(value, find)...)
			continue
		}
		references = append(references, stripItems(value, find)...)
	}
	return references
}

func stripItems(list *yaml.Node, find finder) []string {
	var kept []*yaml.Node
	var references []string
	for _, item := range list.Content {
		found := find(item)
		if len(found) == 0 {
			kept = append(kept, item)
		}
		references = append(references, found...)
	}
	if len(references) > 0 {
		list.Content = kept
	}
	return references
}

func stripMapping(value *yaml.Node, find finder) []string {
	references := find(value)
	if len(references) > 0 {
		value.Content = nil
	}
	return references
}

func isEmpty(root *yaml.Node) bool {
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i].Value, root.Content[i+1]
		if key != "apiVersion" && key != "kind" && (value.Kind == yaml.ScalarNode || len(value.Content) > 0) {
			return false
		}
	}
	return true
}

// keepFromBeingEmpty says what kustomize's check for empty files takes for content and what changes nothing: with
// nothing left there is nothing that could be annotated.
func keepFromBeingEmpty(root *yaml.Node) {
	root.Content = append(root.Content,
		&yaml.Node{Kind: yaml.ScalarNode, Value: "buildMetadata"},
		&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "originAnnotations"}}})
}
