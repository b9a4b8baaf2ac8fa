package build

import (
	"bytes"
	"encoding/json"

	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"

	"cdk8s-fluxcd/engine/internal/docs"
	"cdk8s-fluxcd/engine/internal/straight"
)

// readBack gives the objects that Flux reads in the text of a build, and says for each where it comes from.
func readBack(resources resmap.ResMap, origins []string) ([]Object, error) {
	objects := make([]Object, 0, resources.Size())
	for i, each := range resources.Resources() {
		found, ok := readAlone(each)
		if !ok {
			return readText(resources, origins)
		}
		for _, object := range found {
			objects = append(objects, Object{Object: object, File: origins[i]})
		}
	}
	return objects, nil
}

// readAlone reads one resource where the others make no difference to it.
func readAlone(each *resource.Resource) (objects []json.RawMessage, ok bool) {
	if object, ok := straight.Read(each.YNode()); ok {
		return present(object), true
	}
	text, err := each.AsYAML()
	if err != nil || !bytes.HasSuffix(text, []byte("\n")) {
		return nil, false
	}
	documents, err := docs.ReadObjects(text)
	if err != nil || len(documents) != 1 {
		return nil, false
	}
	return documents[0], true
}

func present(object json.RawMessage) []json.RawMessage {
	if object == nil {
		return nil
	}
	return []json.RawMessage{object}
}

// readText reads the text of a build as Flux does.
func readText(resources resmap.ResMap, origins []string) ([]Object, error) {
	text, err := resources.AsYaml()
	if err != nil {
		return nil, err
	}
	documents, err := docs.ReadObjects(text)
	if err != nil {
		return nil, err
	}
	objects := make([]Object, 0, len(documents))
	for i, document := range documents {
		file := ""
		// some strings swallow the separator behind them, and the documents are no longer the resources
		if len(documents) == len(origins) {
			file = origins[i]
		}
		for _, object := range document {
			objects = append(objects, Object{Object: object, File: file})
		}
	}
	return objects, nil
}
