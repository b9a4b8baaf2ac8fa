package build

import (
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"cdk8s-fluxcd/engine/internal/rootfs"
)

// notes tells whether the notes about origins, which are annotations, may have changed what was built. Objects do not
// look at themselves: only kustomization files and what they name beside their resources can.
type notes struct {
	fs             *rootfs.FS
	kustomizations map[string][]byte
}

// looksAtAnnotations finds patches and replacements for which it matters whether an object has annotations at all.
var looksAtAnnotations = regexp.MustCompile(
	`/metadata(/annotations|[^/\w]|$)|metadata\W{0,3}annotations|(?m)\bpath["']?:\s*["']?/?["']?\s*[,}]?$`)

// matter is the answer after a build.
func (n notes) matter() bool {
	for file, content := range n.kustomizations {
		if looksAtAnnotations.Match(content) || n.anyLooks(file, content) {
			return true
		}
	}
	return false
}

func (n notes) anyLooks(file string, content []byte) bool {
	if !namesMore.Match(content) {
		return false
	}
	var document yaml.Node
	if namesPlugins.Match(content) || yaml.Unmarshal(content, &document) != nil {
		return n.looks(n.fs.FilesRead())
	}
	return n.looks(named(&document, path.Dir(file)))
}

var (
	// namesMore finds the fields by which kustomize reads more than resources.
	namesMore = regexp.MustCompile(`patches|replacements|configurations|crds|openapi|transformers|generators|validators`)
	// namesPlugins finds those that lead to files which name further files.
	namesPlugins = regexp.MustCompile(`transformers|generators|validators`)
)

func (n notes) looks(files []string) bool {
	for _, file := range files {
		if content, ok := n.fs.Cached(file); ok && looksAtAnnotations.Match(content) {
			return true
		}
	}
	return false
}

// named gives every text of a kustomization file as the path that it may be, its resources aside.
func named(node *yaml.Node, folder string) []string {
	if node.Kind == yaml.ScalarNode {
		return namedFile(node.Value, folder)
	}
	var files []string
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 1 && isObjects[node.Content[i-1].Value] {
			continue
		}
		files = append(files, named(child, folder)...)
	}
	return files
}

var isObjects = map[string]bool{"resources": true, "bases": true}

func namedFile(text, folder string) []string {
	if strings.Contains(text, "\n") {
		return nil
	}
	return []string{path.Join(folder, text)}
}
