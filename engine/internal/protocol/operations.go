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
	"cdk8s-fluxcd/engine/internal/rescue"
	"cdk8s-fluxcd/engine/internal/substitute"
	"cdk8s-fluxcd/engine/internal/tree"
)

type operation func(request []byte, files tree.Tree) (any, error)

var operations = map[string]operation{
	"build":      with("build", func(r build.Request, files tree.Tree) (any, error) { return build.Run(files, r) }),
	"substitute": with("build", func(r substitute.Request, _ tree.Tree) (any, error) { return substitute.Run(r), nil }),
	"read":       with("read", read),
	"ignored":    with("build", func(r ignore.Request, files tree.Tree) (any, error) { return ignore.Run(files, r) }),
	"glob":       with("build", func(r glob.Request, _ tree.Tree) (any, error) { return glob.Run(r) }),
	"version":    with("build", func(struct{}, tree.Tree) (any, error) { return versions(), nil }),
}

// with reads the request; one that cannot be read has fields of the wrong type, which Flux's schema refuses too. Errors
// that do not say so themselves have the reason.
func with[Request any](reason string, run func(Request, tree.Tree) (any, error)) operation {
	return func(text []byte, files tree.Tree) (answer any, err error) {
		defer func() { err = failureOf(reason, err) }()
		defer rescue.Into(&err)
		var request Request
		if err := json.Unmarshal(text, &request); err != nil {
			return nil, &build.Failure{Reason: "build", Message: blame.Message(err.Error())}
		}
		return run(request, files)
	}
}

func failureOf(reason string, err error) error {
	var failure *build.Failure
	var bound *limit.Error
	var file *ignore.Unreadable
	switch {
	case err == nil, errors.As(err, &failure):
		return err
	case errors.As(err, &bound):
		return &build.Failure{Reason: "limit", Message: blame.Message(bound.Message), File: bound.File}
	case errors.As(err, &file):
		return &build.Failure{Reason: "read", Message: blame.Message(err.Error()), File: file.File}
	default:
		return &build.Failure{Reason: reason, Message: blame.Message(err.Error())}
	}
}

type readRequest struct {
	Path string `json:"path"`
}

func read(request readRequest, files tree.Tree) (any, error) {
	documents, err := readDocuments(request, files)
	if err != nil {
		return nil, unreadable(request.Path, err)
	}
	return map[string]any{"objects": documents}, nil
}

func readDocuments(request readRequest, files tree.Tree) (documents []docs.Document, err error) {
	defer rescue.Into(&err)
	if files.Kind(request.Path) != tree.File {
		return nil, fmt.Errorf("open %s: no such file", request.Path)
	}
	content, err := files.Read(request.Path)
	if err != nil {
		return nil, err
	}
	limit.NewBudget().Bytes(request.Path, len(content))
	guard.Check(request.Path, content)
	return docs.ReadFile(content)
}

func unreadable(file string, err error) error {
	if _, ok := err.(*limit.Error); ok {
		return err
	}
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
