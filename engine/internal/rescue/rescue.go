// Package rescue turns what libraries do with strange input into errors: a repository is data from strangers, and not all
// of it has been tried.
package rescue

import (
	"fmt"

	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/tree"
)

// Into is deferred; a panic becomes the error. What the host did wrong goes on as a panic.
func Into(err *error) {
	switch reason := recover().(type) {
	case nil:
	case *limit.Error:
		*err = reason
	case *tree.HostFailure:
		panic(reason)
	default:
		*err = fmt.Errorf("kustomize gave up: %v", reason)
	}
}
