package build

import (
	"bytes"
	"fmt"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

// kustomize runs as Flux runs it: references may leave the folder, there are no plugins, and nothing is sorted.
func kustomize(fs filesys.FileSystem, dir string) (resmap.ResMap, error) {
	options := &krusty.Options{
		LoadRestrictions: types.LoadRestrictionsNone,
		PluginConfig:     types.DisabledPluginConfig(),
	}
	return krusty.MakeKustomizer(options).Run(fs, dir)
}

// checkNames refuses what kustomize-controller refuses.
func checkNames(resources resmap.ResMap) error {
	for _, resource := range resources.Resources() {
		if resource.GetName() == "" || resource.GetKind() == "" || resource.GetApiVersion() == "" {
			return fmt.Errorf("failed to decode Kubernetes apiVersion, kind and name from: %v", resource.String())
		}
	}
	return nil
}

// schema keeps builds apart that bring an OpenAPI schema of their own: kustomize holds one schema for the process. Flux
// starts every build with a fresh one, which costs more than most builds, so we do it for those that change it.
type schema struct{ changed bool }

// prepare loads the schema of Kubernetes before kustomize adds that of a kustomization file.
func (s *schema) prepare(kustomization []byte) {
	if s.changed || !bytes.Contains(kustomization, []byte("openapi")) {
		return
	}
	s.changed = true
	openapi.ResetOpenAPI()
	openapi.Schema()
}

func (s *schema) reset() {
	if s.changed {
		openapi.ResetOpenAPI()
	}
}
