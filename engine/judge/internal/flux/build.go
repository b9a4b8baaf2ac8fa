// Package flux builds as kustomize-controller does, with Flux's own packages and on a copy of the files on disk. It shares
// nothing with the engine that it judges.
package flux

import (
	"bytes"
	"context"
	"fmt"
	"os"

	securejoin "github.com/cyphar/filepath-securejoin"
	"github.com/fluxcd/pkg/kustomize"
	"github.com/fluxcd/pkg/ssa/utils"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kustomize/api/resmap"
)

// Request is one Kustomization of Flux and the artifact of its source.
type Request struct {
	// Root is the folder of the artifact.
	Root string `json:"root"`
	// Path overrides spec.path.
	Path string         `json:"path"`
	Spec map[string]any `json:"spec"`
	// Variables are those of postBuild; there is no cluster to take others from.
	Variables map[string]string `json:"variables"`
	Strict    bool              `json:"strict"`
}

// Build gives the objects that Flux would apply.
func (w Workspace) Build(request Request) ([]map[string]any, error) {
	resources, err := w.build(request)
	if err != nil {
		return nil, err
	}
	if err := substitute(resources, request); err != nil {
		return nil, err
	}
	return read(resources, request)
}

// Generate gives the kustomization file that Flux would build with.
func (w Workspace) Generate(request Request) ([]byte, error) {
	dir, err := folder(w.root, request)
	if err != nil {
		return nil, err
	}
	content, _, _, err := kustomize.NewGenerator(w.root, request.kustomization()).GenerateManifest(dir)
	return content, err
}

func folder(root string, request Request) (string, error) {
	dir, err := securejoin.SecureJoin(root, request.Path)
	if err != nil {
		return "", err
	}
	_, err = os.Stat(dir)
	return dir, err
}

// build puts the kustomization file back that it has written over.
func (w Workspace) build(request Request) (resmap.ResMap, error) {
	dir, err := folder(w.root, request)
	if err != nil {
		return nil, err
	}
	generator := kustomize.NewGenerator(w.root, request.kustomization())
	action, err := generator.WriteFile(dir, kustomize.WithSaveOriginalKustomization())
	if err != nil {
		return nil, err
	}
	defer kustomize.CleanDirectory(dir, action)
	resources, err := kustomize.SecureBuild(w.root, dir, false)
	if err != nil {
		return nil, err
	}
	return resources, checkNames(resources)
}

func checkNames(resources resmap.ResMap) error {
	for _, resource := range resources.Resources() {
		if resource.GetName() == "" || resource.GetKind() == "" || resource.GetApiVersion() == "" {
			return fmt.Errorf("no apiVersion, kind and name: %v", resource.String())
		}
	}
	return nil
}

// substitute runs as if postBuild were there if there are variables.
func substitute(resources resmap.ResMap, request Request) error {
	if len(request.Variables) == 0 {
		return nil
	}
	kustomization := request.kustomization()
	for _, resource := range resources.Resources() {
		replaced, err := kustomize.SubstituteVariables(context.Background(), nil, kustomization, resource,
			kustomize.SubstituteWithDryRun(true), kustomize.SubstituteWithStrict(request.Strict))
		if err != nil {
			return fmt.Errorf("post build failed for '%s/%s': %w", resource.GetGvk(), resource.GetName(), err)
		}
		if replaced == nil {
			continue
		}
		if _, err := resources.Replace(resource); err != nil {
			return err
		}
	}
	return nil
}

func (r Request) kustomization() unstructured.Unstructured {
	spec := map[string]any{}
	for field, value := range r.Spec {
		spec[field] = value
	}
	delete(spec, "postBuild")
	variables := map[string]any{}
	for name, value := range r.Variables {
		variables[name] = value
	}
	if len(variables) > 0 {
		spec["postBuild"] = map[string]any{"substitute": variables}
	}
	return unstructured.Unstructured{Object: map[string]any{"spec": spec}}
}

func read(resources resmap.ResMap, request Request) ([]map[string]any, error) {
	text, err := resources.AsYaml()
	if err != nil {
		return nil, err
	}
	objects, err := utils.ReadObjects(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	setCommonMetadata(objects, request.Spec)
	found := make([]map[string]any, 0, len(objects))
	for _, object := range objects {
		found = append(found, object.Object)
	}
	return found, nil
}

func setCommonMetadata(objects []*unstructured.Unstructured, spec map[string]any) {
	labels, _, _ := unstructured.NestedStringMap(spec, "commonMetadata", "labels")
	annotations, _, _ := unstructured.NestedStringMap(spec, "commonMetadata", "annotations")
	if labels != nil || annotations != nil {
		utils.SetCommonMetadata(objects, labels, annotations)
	}
}
