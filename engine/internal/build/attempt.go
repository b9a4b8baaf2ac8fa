package build

import (
	"path"
	"slices"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/resmap"

	"cdk8s-fluxcd/engine/internal/blame"
	"cdk8s-fluxcd/engine/internal/flux"
	"cdk8s-fluxcd/engine/internal/guard"
	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/remote"
	"cdk8s-fluxcd/engine/internal/rescue"
	"cdk8s-fluxcd/engine/internal/rootfs"
	"cdk8s-fluxcd/engine/internal/tree"
)

// attempt is one run of kustomize over one artifact.
type attempt struct {
	request Request
	tree    tree.Tree
	folder  string
	fs      *rootfs.FS
	schema  schema
	// building is false while Flux looks at the folder, which fetches nothing and so needs to see everything.
	building  bool
	generated flux.Generated
	remote    []string
	altered   bool
	notes     notes
}

func newAttempt(files tree.Tree, folder string, request Request) *attempt {
	a := &attempt{request: request, tree: files, folder: folder}
	a.fs = rootfs.New(rootfs.Options{Tree: files, Budget: limit.NewBudget(), OnRead: a.onRead})
	a.notes = notes{fs: a.fs, kustomizations: map[string][]byte{}}
	return a
}

func (a *attempt) run() (objects []Object, err error) {
	defer rescue.Into(&err)
	defer a.schema.reset()
	dir := rootfs.Absolute(a.folder)
	a.generated, err = flux.Generate(flux.Options{
		FS: a.fs, Dir: dir, Spec: a.request.Spec,
		ImagesReplaceEntry: a.request.ImagesReplaceEntry, Origins: a.request.Origins,
	})
	if err != nil {
		return nil, err
	}
	if err := a.fs.WriteFile(a.generated.File, a.generated.Content); err != nil {
		return nil, err
	}
	a.building = true
	resources, err := kustomize(a.fs, dir)
	if err != nil {
		return nil, err
	}
	return a.objects(resources)
}

// onRead sees what is read before kustomize does.
func (a *attempt) onRead(file string, content []byte) []byte {
	guard.Check(file, content)
	if !a.building || !slices.Contains(konfig.RecognizedKustomizationFileNames(), path.Base(file)) {
		return content
	}
	a.notes.kustomizations[file] = content
	a.schema.prepare(content)
	stripped := remote.Strip(content)
	a.remote = append(a.remote, stripped.References...)
	a.altered = a.altered || stripped.Altered
	return stripped.Content
}

// originsMatter says whether the notes about origins may have changed what was built.
func (a *attempt) originsMatter() bool { return !a.generated.KeepsOrigins && a.notes.matter() }

func (a *attempt) objects(resources resmap.ResMap) ([]Object, error) {
	if err := checkNames(resources); err != nil {
		return nil, err
	}
	origins := make([]string, 0, resources.Size())
	for _, resource := range resources.Resources() {
		origins = append(origins, fileOf(a.folder, resource))
	}
	if a.request.Origins && !a.generated.KeepsOrigins {
		if err := resources.RemoveOriginAnnotations(); err != nil {
			return nil, err
		}
	}
	return readBack(resources, origins)
}

func (a *attempt) failure(err error) error {
	if isLimit(err) {
		return &Failure{Reason: "limit", Message: blame.Message(err.Error())}
	}
	place := blame.Find(blame.Evidence{FS: a.fs, Message: err.Error(), Root: a.rootFile()})
	message := blame.WithoutSecrets(blame.Message(err.Error()), a.contents())
	return &Failure{Reason: "build", Message: message, File: place.File, Line: place.Line}
}

// contents is all that an error may quote from: the files, and the kustomization file with the fields of the spec.
func (a *attempt) contents() [][]byte {
	contents := [][]byte{a.generated.Content}
	for _, file := range a.fs.FilesRead() {
		contents = append(contents, a.fs.Content(file))
	}
	return contents
}

func isLimit(err error) bool {
	_, ok := err.(*limit.Error)
	return ok
}

// rootFile is the kustomization file of the build if somebody wrote it.
func (a *attempt) rootFile() string {
	file, ok := rootfs.Relative(a.generated.File)
	if !ok || a.tree.Kind(file) != tree.File {
		return ""
	}
	return file
}
