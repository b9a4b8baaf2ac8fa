package remote

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// finder gives the remote references in one entry of a field.
type finder func(*yaml.Node) []string

// fields are those of a kustomization file that can name something remote. An entry with such a name is left out as a
// whole: half a ConfigMap would be an object that nobody ever applies.
var fields = map[string]finder{
	"resources":             text(IsRepository, IsFile),
	"bases":                 text(IsRepository, IsFile),
	"components":            text(IsRepository),
	"generators":            text(IsRepository, IsFile),
	"transformers":          text(IsRepository, IsFile),
	"validators":            text(IsRepository, IsFile),
	"crds":                  text(IsFile),
	"configurations":        text(IsFile),
	"patchesStrategicMerge": text(IsFile),
	"patches":               keys("path"),
	"patchesJson6902":       keys("path"),
	"replacements":          keys("path"),
	"openapi":               keys("path"),
	"configMapGenerator":    keys("files", "envs", "env"),
	"secretGenerator":       keys("files", "envs", "env"),
}

// bringing are the fields that only bring objects: without an entry of theirs, all others are as they would be.
var bringing = map[string]bool{
	"resources": true, "bases": true, "generators": true, "validators": true,
	"configMapGenerator": true, "secretGenerator": true,
}

func text(tests ...func(string) bool) finder {
	return func(node *yaml.Node) []string {
		if node.Kind != yaml.ScalarNode || strings.Contains(node.Value, "\n") {
			return nil
		}
		for _, test := range tests {
			if test(node.Value) {
				return []string{node.Value}
			}
		}
		return nil
	}
}

func keys(names ...string) finder {
	return func(node *yaml.Node) []string {
		var references []string
		for i := 0; i+1 < len(node.Content); i += 2 {
			for _, name := range names {
				if node.Content[i].Value == name {
					references = append(references, files(node.Content[i+1])...)
				}
			}
		}
		return references
	}
}

// files reads one file or a list of them, each perhaps as key=file.
func files(node *yaml.Node) []string {
	if node.Kind == yaml.ScalarNode {
		node = &yaml.Node{Content: []*yaml.Node{node}}
	}
	var references []string
	for _, item := range node.Content {
		_, file, keyed := strings.Cut(item.Value, "=")
		switch {
		case IsFile(item.Value):
			references = append(references, item.Value)
		case keyed && IsFile(file):
			references = append(references, file)
		}
	}
	return references
}
