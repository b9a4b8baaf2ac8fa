package substitute

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cdk8s-fluxcd/engine/internal/limit"
)

// Names is a set of names: some, or (true) all that have no value.
type Names struct {
	all  bool
	some map[string]bool
}

// UnmarshalJSON reads a list of names or a boolean.
func (n *Names) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, &n.all) == nil {
		return nil
	}
	var list []string
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	n.some = map[string]bool{}
	for _, name := range list {
		n.some[name] = true
	}
	return nil
}

// variables are the values of one Flux Kustomization.
type variables struct {
	values  map[string]string
	unknown Names
	strict  bool
	// invalid is why Flux takes none of them.
	invalid error
}

const (
	namePattern = "^[_[:alpha:]][_[:alpha:][:digit:]]*$"
	maxValues   = 4 << 20
)

var validName = regexp.MustCompile(namePattern)

// newVariables takes line breaks out of the values and looks at the names, used or not.
func newVariables(request Request) *variables {
	v := &variables{values: map[string]string{}, unknown: request.Unknown, strict: request.Strict}
	size := 0
	for name, value := range request.Variables {
		v.values[name] = strings.ReplaceAll(value, "\n", "")
		size += len(value)
	}
	if size > maxValues {
		limit.Exceed("the values of variables have %d bytes, more than the %d that are read", size, maxValues)
	}
	v.invalid = invalidName(request.Variables)
	return v
}

func invalidName(values map[string]string) error {
	var names []string
	for name := range values {
		if !validName.MatchString(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return fmt.Errorf("'%s' var name is invalid, must match '%s'", slices.Min(names), namePattern)
}

func (v *variables) isKnown(name string) bool {
	_, ok := v.values[name]
	return ok
}

// isUnknown is true for a name that has a value which nobody knows; a known value wins.
func (v *variables) isUnknown(name string) bool {
	return !v.isKnown(name) && (v.unknown.all || v.unknown.some[name])
}

// lookup is what envsubst asks. What is unknown exists, so that strictness has nothing against it.
func (v *variables) lookup(name string) (string, bool) {
	value, ok := v.values[name]
	return value, ok || !v.strict || v.isUnknown(name)
}
