package rescue_test

import (
	"testing"

	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/rescue"
	"cdk8s-fluxcd/engine/internal/tree"
)

func rescued(reason any) (err error) {
	defer rescue.Into(&err)
	panic(reason)
}

func TestAPanicBecomesAnError(t *testing.T) {
	cases := map[string]any{
		"kustomize gave up: index out of range": "index out of range",
		"too much":                              &limit.Error{Message: "too much"},
	}
	for want, reason := range cases {
		if err := rescued(reason); err == nil || err.Error() != want {
			t.Errorf("found %v, want %s", err, want)
		}
	}
}

func TestAFailureOfTheHostGoesOn(t *testing.T) {
	defer func() {
		if failure, ok := recover().(*tree.HostFailure); !ok || failure.Error() != "no" {
			t.Errorf("found %v", failure)
		}
	}()
	t.Errorf("found the error %v", rescued(&tree.HostFailure{Reason: "no"}))
}
