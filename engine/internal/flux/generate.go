package flux

import (
	"path"
	"slices"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// Options of Generate.
type Options struct {
	FS filesys.FileSystem
	// Dir is the folder to build, as kustomize knows it.
	Dir  string
	Spec Spec
	// ImagesReplaceEntry replaces an entry of images as a whole, as Flux did before kustomize-controller 1.9.4.
	ImagesReplaceEntry bool
	// Origins asks kustomize to note where objects come from.
	Origins bool
}

// Generated is the kustomization file that Flux builds with.
type Generated struct {
	File    string
	Content []byte
	// KeepsOrigins is true if the notes about origins are there without anybody asking for them.
	KeepsOrigins bool
}

// Generate finds the kustomization file of a folder or makes one of what lies there, and lays the spec over it.
func Generate(options Options) (Generated, error) {
	file, kustomization, err := findOrScan(options.FS, options.Dir)
	if err != nil {
		return Generated{File: file}, err
	}
	if err := merge(kustomization, options); err != nil {
		return Generated{File: file}, err
	}
	keeps := slices.Contains(kustomization.BuildMetadata, types.OriginAnnotations)
	if options.Origins && !keeps {
		kustomization.BuildMetadata = append(slices.Clone(kustomization.BuildMetadata), types.OriginAnnotations)
	}
	content, err := yaml.Marshal(kustomization)
	return Generated{File: file, Content: content, KeepsOrigins: keeps}, err
}

func findOrScan(fs filesys.FileSystem, dir string) (string, *types.Kustomization, error) {
	if file, ok := kustomizationFile(fs, dir); ok {
		kustomization, err := read(fs, file)
		return file, kustomization, err
	}
	resources, err := scan(fs, dir)
	if err != nil {
		return "", nil, err
	}
	kustomization := empty()
	kustomization.Resources = resources
	if len(resources) == 0 {
		// kustomize refuses an empty file; a namespace without objects changes nothing
		kustomization.Namespace = "_placeholder"
	}
	return path.Join(dir, konfig.DefaultKustomizationFileName()), kustomization, nil
}

func kustomizationFile(fs filesys.FileSystem, dir string) (string, bool) {
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		if file := path.Join(dir, name); fs.Exists(file) && !fs.IsDir(file) {
			return file, true
		}
	}
	return "", false
}

// read takes what kustomize knows and forgets the rest, as Flux does with the root file.
func read(fs filesys.FileSystem, file string) (*types.Kustomization, error) {
	content, err := fs.ReadFile(file)
	if err != nil {
		return nil, err
	}
	kustomization := empty()
	if err := yaml.Unmarshal(content, kustomization); err != nil {
		return nil, err
	}
	if len(kustomization.Resources) == 0 {
		// with no resources the file could be empty for kustomize
		kustomization.BuildMetadata = []string{types.OriginAnnotations}
	}
	return kustomization, nil
}

func empty() *types.Kustomization {
	return &types.Kustomization{
		TypeMeta: types.TypeMeta{APIVersion: types.KustomizationVersion, Kind: types.KustomizationKind},
	}
}
