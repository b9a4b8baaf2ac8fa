package substitute

import (
	"encoding/json"
	"fmt"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/resid"

	"cdk8s-fluxcd/engine/internal/docs"
)

// register counts objects by id. kustomize-controller puts each object back by its id, which fails if variables have
// given two objects the same.
type register map[string]int

func newRegister(objects []json.RawMessage) register {
	ids := register{}
	for _, object := range objects {
		if head, err := docs.HeadOf(object); err == nil {
			ids[id(head)]++
		}
	}
	return ids
}

func (ids register) replace(old docs.Head, object json.RawMessage) error {
	if object == nil {
		return nil
	}
	head, err := docs.HeadOf(object)
	if err != nil {
		return err
	}
	ids[id(old)]--
	ids[id(head)]++
	if count := ids[id(head)]; count > 1 {
		return fmt.Errorf("in Replace: id matched %d resources", count)
	}
	return nil
}

func gvk(head docs.Head) resid.Gvk {
	group, version, ok := strings.Cut(head.APIVersion, "/")
	if !ok {
		group, version = "", head.APIVersion
	}
	return resid.NewGvk(group, version, head.Kind)
}

// id is kustomize's: no namespace and "default" are one.
func id(head docs.Head) string {
	whole := resid.NewResIdWithNamespace(gvk(head), head.Name, head.Namespace)
	return strings.Join([]string{whole.Gvk.String(), whole.EffectiveNamespace(), whole.Name}, "\x00")
}
