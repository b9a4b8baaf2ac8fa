// Package docs reads streams of YAML documents as Flux and kustomize read them.
package docs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"sigs.k8s.io/yaml"
)

// ReadObjects reads what a build printed as kustomize-controller does before it applies: what has items is taken for a
// list and replaced by them, kustomization files and what has no name are left out.
// The answer has one entry for each document.
func ReadObjects(text []byte) ([][]json.RawMessage, error) {
	var objects [][]json.RawMessage
	for _, document := range split(text) {
		found, err := readDocument(document)
		if err != nil {
			return nil, err
		}
		objects = append(objects, found)
	}
	return objects, nil
}

func readDocument(document []byte) ([]json.RawMessage, error) {
	object, err := yaml.YAMLToJSON(document)
	if err != nil {
		return nil, err
	}
	h, err := HeadOf(object)
	if err != nil {
		return nil, err
	}
	switch {
	case h.Kind == "":
		return nil, fmt.Errorf("Object 'Kind' is missing in '%s'", object)
	case bytes.HasPrefix(h.Items, []byte("[")):
		return readItems(h.Items)
	case h.APIVersion == "" || h.Name == "" || isKustomization(h):
		return nil, nil
	default:
		return []json.RawMessage{object}, nil
	}
}

func readItems(list json.RawMessage) ([]json.RawMessage, error) {
	var items []json.RawMessage
	if err := json.Unmarshal(list, &items); err != nil {
		return nil, err
	}
	for _, item := range items {
		if !bytes.HasPrefix(item, []byte("{")) {
			return nil, fmt.Errorf("items member is not an object: %s", item)
		}
	}
	return items, nil
}

func isKustomization(h Head) bool {
	return strings.EqualFold(h.Kind, "kustomization") && strings.HasPrefix(h.APIVersion, "kustomize.config.k8s.io/")
}

// split ends a document at each line that is "---", blanks and comments aside.
func split(text []byte) [][]byte {
	var documents [][]byte
	var document []byte
	for line := range bytes.Lines(text) {
		if isSeparator(line) && len(document) > 0 {
			documents = append(documents, document)
			document = nil
			continue
		}
		document = append(document, line...)
	}
	if len(document) > 0 {
		documents = append(documents, document)
	}
	return documents
}

func isSeparator(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("---"))
	rest = bytes.TrimSpace(rest)
	return ok && (len(rest) == 0 || rest[0] == '#')
}
