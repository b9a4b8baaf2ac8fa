package flux

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// merge lays the spec over a kustomization: names replace, lists are appended to, images are merged by name.
func merge(kustomization *types.Kustomization, options Options) error {
	spec := options.Spec
	replace(&kustomization.Namespace, spec.TargetNamespace)
	replace(&kustomization.NamePrefix, spec.NamePrefix)
	replace(&kustomization.NameSuffix, spec.NameSuffix)
	for _, patch := range spec.Patches {
		kustomization.Patches = append(kustomization.Patches,
			types.Patch{Patch: patch.Patch, Target: patch.Target.kustomize()})
	}
	components, err := components(options.FS, options.Dir, spec)
	if err != nil {
		return err
	}
	kustomization.Components = append(kustomization.Components, components...)
	if err := mergeOldPatches(kustomization, spec); err != nil {
		return err
	}
	for _, image := range spec.Images {
		mergeImage(kustomization, image, options.ImagesReplaceEntry)
	}
	if len(spec.BuildMetadata) > 0 {
		kustomization.BuildMetadata = spec.BuildMetadata
	}
	return nil
}

func replace(field *string, value string) {
	if value != "" {
		*field = value
	}
}

func components(fs filesys.FileSystem, dir string, spec Spec) ([]string, error) {
	var found []string
	for _, component := range spec.Components {
		if !isLocalRelative(component) {
			return nil, fmt.Errorf("component path '%s' must be local and relative", component)
		}
		if spec.IgnoreMissingComponents && !fs.Exists(path.Join(dir, component)) {
			continue
		}
		found = append(found, component)
	}
	return found, nil
}

// mergeOldPatches takes the two fields that v1 of the API has no more.
func mergeOldPatches(kustomization *types.Kustomization, spec Spec) error {
	for _, patch := range spec.PatchesStrategicMerge {
		text, err := sorted(patch)
		if err != nil {
			return fmt.Errorf("unable to get patchesStrategicMerge: %w", err)
		}
		kustomization.PatchesStrategicMerge = append(kustomization.PatchesStrategicMerge, types.PatchStrategicMerge(text))
	}
	for _, patch := range spec.PatchesJSON6902 {
		text, err := json.Marshal(patch.Patch)
		if err != nil {
			return fmt.Errorf("unable to get patchesJson6902: %w", err)
		}
		kustomization.PatchesJson6902 = append(kustomization.PatchesJson6902,
			types.Patch{Patch: string(text), Target: patch.Target.kustomize()})
	}
	return nil
}

func sorted(patch json.RawMessage) (string, error) {
	var object map[string]any
	if err := json.Unmarshal(patch, &object); err != nil {
		return "", err
	}
	text, err := json.Marshal(object)
	return string(text), err
}

func mergeImage(kustomization *types.Kustomization, image Image, replaceEntry bool) {
	whole := types.Image{Name: image.Name, NewName: image.NewName, NewTag: image.NewTag, Digest: image.Digest}
	at := slices.IndexFunc(kustomization.Images, func(old types.Image) bool { return old.Name == image.Name })
	if at < 0 {
		kustomization.Images = append(kustomization.Images, whole)
		return
	}
	old := &kustomization.Images[at]
	if replaceEntry {
		*old = whole
		return
	}
	replace(&old.NewName, image.NewName)
	// tag and digest are one choice: a digest left beside a new tag would win over it
	if image.NewTag != "" || image.Digest != "" {
		old.NewTag, old.Digest = image.NewTag, image.Digest
	}
}
