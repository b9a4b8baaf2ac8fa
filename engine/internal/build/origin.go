package build

import (
	"path"
	"strings"

	"sigs.k8s.io/kustomize/api/resource"
)

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
