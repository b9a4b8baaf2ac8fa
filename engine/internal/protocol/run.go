// Package protocol is the engine's language: a request in JSON and a tree go in, an answer in JSON comes out, whatever
// happens.
package protocol

import (
	"encoding/json"
	"fmt"

	"cdk8s-fluxcd/engine/internal/blame"
	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/tree"
)

// Run answers one request.
func Run(request string, files tree.Tree) (answer string) {
	defer func() {
		if reason := recover(); reason != nil {
			answer = encode(nil, fmt.Errorf("%v", reason))
		}
	}()
	return encode(perform([]byte(request), tree.OfHost(files)))
}

func perform(request []byte, files tree.Tree) (any, error) {
	var named struct {
		Op string `json:"op"`
	}
	if err := json.Unmarshal(request, &named); err != nil {
		return nil, err
	}
	run, ok := operations[named.Op]
	if !ok {
		return nil, fmt.Errorf("no such operation: %q", named.Op)
	}
	return run(request, files)
}

func encode(answer any, err error) string {
	if err != nil {
		answer = map[string]any{"error": described(err)}
	}
	text, err := json.Marshal(answer)
	if err != nil {
		text, _ = json.Marshal(map[string]any{"error": described(err)})
	}
	return string(text)
}

func described(err error) *build.Failure {
	if failure, ok := err.(*build.Failure); ok {
		return failure
	}
	return &build.Failure{Reason: "internal", Message: blame.Message(err.Error())}
}
