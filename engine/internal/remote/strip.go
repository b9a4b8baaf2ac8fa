package remote

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Stripped is a kustomization file without what would be fetched.
type Stripped struct {
	Content []byte
	// References are what was left out.
	References []string
	// Altered says that some of that may have changed other objects, as a patch does.
	Altered bool
}

// Strip leaves out of a kustomization file what would be fetched. A text that is no YAML or has nothing remote comes back
// as it is.
func Strip(content []byte) Stripped {
	if !mayBeRemote(string(content)) {
		return Stripped{Content: content}
	}
	var document yaml.Node
	if yaml.Unmarshal(content, &document) != nil || len(document.Content) != 1 {
		return Stripped{Content: content}
	}
	root := document.Content[0]
	result := stripFields(root)
	result.Content = content
	if len(result.References) == 0 {
		return result
	}
	if isEmpty(root) {
		keepFromBeingEmpty(root)
	}
	if stripped, err := yaml.Marshal(&document); err == nil {
		result.Content = stripped
	}
	return result
}

// mayBeRemote spares most files the parsing: everything remote has a scheme, a user or the one host that needs neither.
func mayBeRemote(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "@") || strings.Contains(strings.ToLower(text), "github.com")
}

func stripFields(root *yaml.Node) Stripped {
	var result Stripped
	for i := 0; i+1 < len(root.Content); i += 2 {
		field := root.Content[i].Value
		find, ok := fields[field]
		if !ok {
			continue
		}
		references := stripField(root.Content[i+1], find)
		result.References = append(result.References, references...)
		result.Altered = result.Altered || (len(references) > 0 && !bringing[field])
	}
	return result
}

func stripField(value *yaml.Node, find finder) []string {
	if value.Kind == yaml.MappingNode {
		return stripMapping(value, find)
	}
	return stripItems(value, find)
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
