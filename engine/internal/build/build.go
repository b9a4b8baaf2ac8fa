// Package build answers what kustomize-controller would apply for a path of an artifact, variables and decryption aside.
package build

import (
	"encoding/json"
	"fmt"
	"slices"

	"cdk8s-fluxcd/engine/internal/flux"
	"cdk8s-fluxcd/engine/internal/rootfs"
	"cdk8s-fluxcd/engine/internal/tree"
)

// Request asks for one build.
type Request struct {
	Path               string    `json:"path"`
	Spec               flux.Spec `json:"spec"`
	Origins            bool      `json:"origins"`
	ImagesReplaceEntry bool      `json:"imagesReplaceEntry"`
}

// Answer is what was built.
type Answer struct {
	Objects []Object `json:"objects"`
	// Remote names what was left out because it would have been fetched.
	Remote []string `json:"remote,omitempty"`
	// Altered says that some of that may have changed the objects that are here.
	Altered bool `json:"altered,omitempty"`
}

// Object is one object and the file of the artifact that it comes from, "" if that cannot be told.
type Object struct {
	Object json.RawMessage `json:"object"`
	File   string          `json:"file"`
}

// Run builds.
func Run(files tree.Tree, request Request) (Answer, error) {
	folder := flux.Folder(request.Path)
	if files.Kind(folder) == tree.Missing {
		return Answer{}, missing(folder)
	}
	attempt := newAttempt(files, folder, request)
	objects, err := attempt.run()
	if err == nil && request.Origins && attempt.originsMatter() {
		objects, err = buildPlainly(files, folder, request, objects)
	}
	remote := slices.Compact(slices.Sorted(slices.Values(attempt.remote)))
	if err != nil && (len(remote) == 0 || isLimit(err)) {
		return Answer{}, attempt.failure(err)
	}
	if err != nil {
		// what is missing may be what the rest needs, so this says nothing against the files
		objects = []Object{}
	}
	return Answer{Objects: objects, Remote: remote, Altered: attempt.altered}, nil
}

// buildPlainly builds again without notes about origins, since something in the build looks at annotations, and takes
// the notes from the first build.
func buildPlainly(files tree.Tree, folder string, request Request, noted []Object) ([]Object, error) {
	request.Origins = false
	objects, err := newAttempt(files, folder, request).run()
	if len(objects) == len(noted) {
		for i := range objects {
			objects[i].File = noted[i].File
		}
	}
	return objects, err
}

func missing(folder string) error {
	if folder == "" {
		folder = "."
	}
	err := fmt.Errorf("kustomization path not found: stat %s: %w", folder, rootfs.ErrMissing)
	return &Failure{Reason: "path-missing", Message: err.Error()}
}

// Failure is an error with what a person needs to find its cause.
type Failure struct {
	Reason  string `json:"reason"`
	Message string `json:"message"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
}

func (f *Failure) Error() string { return f.Message }
