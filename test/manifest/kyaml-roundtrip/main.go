// kyaml-roundtrip reads a JSON array of YAML files from stdin and writes a JSON array of the same length to stdout.
//
//	kyaml-roundtrip rewrite   what Flux's image automation makes of each file when it changes nothing in it
//	kyaml-roundtrip set P=V…  what it makes of each file when policy P has chosen V: in full, V is the image
//	kyaml-roundtrip json      the documents of each file, as Kubernetes tools read them, as one JSON array
//
// Each answer is {"output": "...", "error": "..."}.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/kio/kioutil"
	"sigs.k8s.io/kustomize/kyaml/yaml"
	k8syaml "sigs.k8s.io/yaml"
)

type answer struct {
	Output string `json:"output"`
	Error  string `json:"error"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	modes := map[string]func(string) (string, error){"rewrite": rewrite, "set": set, "json": toJSON}
	if len(os.Args) < 2 || modes[os.Args[1]] == nil {
		return fmt.Errorf("usage: kyaml-roundtrip rewrite|json|set POLICY=VALUE...")
	}
	var files []string
	if err := json.NewDecoder(os.Stdin).Decode(&files); err != nil {
		return err
	}
	answers := make([]answer, len(files))
	for i, file := range files {
		output, err := modes[os.Args[1]](file)
		answers[i].Output = output
		if err != nil {
			answers[i].Error = err.Error()
		}
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func rewrite(file string) (string, error) {
	return edit(file, func(*yaml.RNode) error { return nil })
}

func set(file string) (string, error) {
	values := map[string]string{}
	for _, argument := range os.Args[2:] {
		policy, value, _ := strings.Cut(argument, "=")
		values[policy] = value
	}
	return edit(file, func(node *yaml.RNode) error { return setMarked(node, values) })
}

// setMarked visits scalars and reads their comments as image-automation-controller does.
func setMarked(node *yaml.RNode, values map[string]string) error {
	switch node.YNode().Kind {
	case yaml.MappingNode:
		return node.VisitFields(func(field *yaml.MapNode) error { return setMarked(field.Value, values) })
	case yaml.SequenceNode:
		return node.VisitElements(func(element *yaml.RNode) error { return setMarked(element, values) })
	case yaml.ScalarNode:
		if value, ok := values[policyOf(node.YNode())]; ok {
			node.YNode().Value = value
			yaml.FormatNonStringStyle(node.YNode(), *spec.StringProperty())
		}
	}
	return nil
}

func policyOf(node *yaml.Node) string {
	for _, comment := range []string{node.LineComment, node.HeadComment} {
		marker := map[string]string{}
		if json.Unmarshal([]byte(strings.TrimLeft(comment, "#")), &marker) == nil {
			return marker["$imagepolicy"]
		}
	}
	return ""
}

// edit reads and writes with the options of image-automation-controller's ScreeningLocalReader and of
// kio.LocalPackageWriter.
func edit(file string, change func(*yaml.RNode) error) (string, error) {
	reader := &kio.ByteReader{
		Reader:            strings.NewReader(file),
		DisableUnwrapping: true,
		PreserveSeqIndent: true,
		SetAnnotations:    map[string]string{kioutil.PathAnnotation: "file.yaml"},
	}
	nodes, err := reader.Read()
	if err != nil {
		return "", err
	}
	for _, node := range nodes {
		if err := change(node); err != nil {
			return "", err
		}
	}
	var output bytes.Buffer
	writer := kio.ByteWriter{
		Writer:           &output,
		ClearAnnotations: []string{kioutil.PathAnnotation, kioutil.LegacyPathAnnotation},
	}
	err = writer.Write(nodes)
	return output.String(), err
}

var separator = regexp.MustCompile(`(?m)^---\n`)

func toJSON(file string) (string, error) {
	documents := []json.RawMessage{}
	for _, text := range separator.Split(file, -1) {
		document, err := k8syaml.YAMLToJSONStrict([]byte(text))
		if err != nil {
			return "", err
		}
		documents = append(documents, document)
	}
	output, err := json.Marshal(documents)
	return string(output), err
}
