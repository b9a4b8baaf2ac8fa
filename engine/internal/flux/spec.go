// Package flux is what kustomize-controller does around a build: it finds the folder, generates or completes its
// kustomization file with fields of the Flux Kustomization, and leaves the building to kustomize.
package flux

import (
	"encoding/json"

	"sigs.k8s.io/kustomize/api/types"
)

// Spec holds the fields of a Flux Kustomization that land in the root kustomization file.
type Spec struct {
	TargetNamespace         string            `json:"targetNamespace"`
	NamePrefix              string            `json:"namePrefix"`
	NameSuffix              string            `json:"nameSuffix"`
	Patches                 []Patch           `json:"patches"`
	PatchesStrategicMerge   []json.RawMessage `json:"patchesStrategicMerge"`
	PatchesJSON6902         []JSON6902Patch   `json:"patchesJson6902"`
	Components              []string          `json:"components"`
	IgnoreMissingComponents bool              `json:"ignoreMissingComponents"`
	Images                  []Image           `json:"images"`
	BuildMetadata           []string          `json:"buildMetadata"`
}

// Patch is one entry of spec.patches.
type Patch struct {
	Patch  string    `json:"patch"`
	Target *Selector `json:"target"`
}

// JSON6902Patch is one entry of spec.patchesJson6902.
type JSON6902Patch struct {
	Patch  []Operation `json:"patch"`
	Target Selector    `json:"target"`
}

// Operation is one step of a JSON patch; fields stand in the order in which Flux writes them.
type Operation struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"`
	From  string          `json:"from,omitempty"`
	Value json.RawMessage `json:"value,omitempty"`
}

// Selector says which objects a patch is for.
type Selector struct {
	Group              string `json:"group"`
	Version            string `json:"version"`
	Kind               string `json:"kind"`
	Namespace          string `json:"namespace"`
	Name               string `json:"name"`
	AnnotationSelector string `json:"annotationSelector"`
	LabelSelector      string `json:"labelSelector"`
}

// Image is one entry of spec.images.
type Image struct {
	Name    string `json:"name"`
	NewName string `json:"newName"`
	NewTag  string `json:"newTag"`
	Digest  string `json:"digest"`
}

func (s *Selector) kustomize() *types.Selector {
	if s == nil {
		return nil
	}
	selector := &types.Selector{AnnotationSelector: s.AnnotationSelector, LabelSelector: s.LabelSelector}
	selector.Group, selector.Version, selector.Kind = s.Group, s.Version, s.Kind
	selector.Namespace, selector.Name = s.Namespace, s.Name
	return selector
}
