package protocol

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"cdk8s-fluxcd/engine/internal/blame"
	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/docs"
	"cdk8s-fluxcd/engine/internal/glob"
	"cdk8s-fluxcd/engine/internal/guard"
	"cdk8s-fluxcd/engine/internal/ignore"
	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/substitute"
	"cdk8s-fluxcd/engine/internal/tree"
)

type operation func(request []byte, files tree.Tree) (any, error)

var operations = map[string]operation{
	"build":      with(func(r build.Request, files tree.Tree) (any, error) { return build.Run(files, r) }),
	"substitute": with(func(r substitute.Request, _ tree.Tree) (any, error) { return substitute.Run(r), nil }),
	"read":       with(read),
	"ignored":    with(func(r ignore.Request, files tree.Tree) (any, error) { return ignore.Run(files, r) }),
	"glob":       with(func(r glob.Request, _ tree.Tree) (any, error) { return glob.Run(r) }),
	"version":    with(func(struct{}, tree.Tree) (any, error) { return versions(), nil }),
}

// with reads the request; one that cannot be read has fields of the wrong type, which Flux's schema refuses too.
func with[Request any](run func(Request, tree.Tree) (any, error)) operation {
	return func(text []byte, files tree.Tree) (any, error) {
		var request Request
		if err := json.Unmarshal(text, &request); err != nil {
			return nil, &build.Failure{Reason: "build", Message: blame.Message(err.Error())}
		}
		return run(request, files)
	}
}

type readRequest struct {
	Path string `json:"path"`
}

func read(request readRequest, files tree.Tree) (any, error) {
	if files.Kind(request.Path) != tree.File {
		return nil, unreadable(request.Path, fmt.Errorf("open %s: no such file", request.Path))
	}
	content, err := files.Read(request.Path)
	if err != nil {
		return nil, unreadable(request.Path, err)
	}
	limit.NewBudget().Bytes(request.Path, len(content))
	guard.Check(request.Path, content)
	documents, err := docs.ReadFile(content)
	if err != nil {
		return nil, unreadable(request.Path, err)
	}
	return map[string]any{"objects": documents}, nil
}

func unreadable(file string, err error) error {
	failure := &build.Failure{Reason: "read", Message: blame.Message(err.Error()), File: file}
	var broken *docs.Broken
	if errors.As(err, &broken) {
		failure.Line = broken.Line
	}
	return failure
}

var libraries = map[string]string{
	"sigs.k8s.io/kustomize/api":      "kustomize",
	"github.com/fluxcd/pkg/envsubst": "envsubst",
}

// versions says what is in the program.
func versions() map[string]string {
	found := map[string]string{"go": runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return found
	}
	for _, module := range info.Deps {
		if name, ok := libraries[module.Path]; ok {
			found[name] = module.Version
		}
	}
	return found
}
