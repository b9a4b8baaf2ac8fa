package build

import (
	"path"
	"strings"

	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"

	"cdk8s-fluxcd/engine/internal/docs"
)

// readBack reads the text of a build as Flux does, and says for each object where it comes from.
func readBack(resources resmap.ResMap, origins []string) ([]Object, error) {
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

// fileOf gives the file that declares an object, or the kustomization file that generates it.
func fileOf(folder string, object *resource.Resource) string {
	origin, err := object.GetOrigin()
	if err != nil || origin == nil || origin.Repo != "" {
		return ""
	}
	file := origin.Path
	if file == "" {
		file = origin.ConfiguredIn
	}
	if file == "" {
		return ""
	}
	return strings.TrimPrefix(path.Join("/", folder, file), "/")
}
