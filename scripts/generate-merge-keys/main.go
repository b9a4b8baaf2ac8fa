// Command generate-merge-keys prints what kustomize's own schema says about lists that are merged by keys: one line
// for each kind and each type that such a list can be reached from.
//
//	apps/v1 Deployment: metadata=apis.meta.v1.ObjectMeta spec=apps.v1.DeploymentSpec
//	core.v1.Container: env[name] ports[containerPort,protocol] volumeMounts[mountPath]
package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/openapi"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

const definitionsPrefix = "#/definitions/"

// prefixes of names of definitions that tell nothing; what is left must still be unique.
var prefixes = []string{"io.k8s.api.", "io.k8s.apimachinery.pkg.", "io.k8s.apiextensions-apiserver.pkg.", "io.k8s."}

func main() {
	// Has the schema parsed.
	openapi.SchemaForResourceType(yaml.TypeMeta{APIVersion: "v1", Kind: "Pod"})
	t := table{types: openapi.Schema().Definitions, useful: map[string]bool{}}
	t.findUseful()
	for _, line := range t.lines() {
		fmt.Println(line)
	}
}

// table reads the definitions.
type table struct {
	types map[string]spec.Schema
	// useful has the definitions that a list with keys can be reached from.
	useful map[string]bool
}

// findUseful adds definitions until no more are found, since they refer to one another in circles.
func (t table) findUseful() {
	for before := -1; before != len(t.useful); {
		before = len(t.useful)
		for name := range t.types {
			if len(t.fields(name)) > 0 {
				t.useful[name] = true
			}
		}
	}
}

// lines gives the kinds first, then the types that can be reached from them, each sorted.
func (t table) lines() []string {
	kinds := t.kinds()
	reached := map[string]bool{}
	for _, name := range kinds {
		t.reach(name, reached)
	}
	for _, name := range kinds {
		delete(reached, name)
	}
	types := map[string]string{}
	for name := range reached {
		add(types, shorten(name), name)
	}
	return append(t.linesOf(kinds), t.linesOf(types)...)
}

func (t table) linesOf(names map[string]string) []string {
	var lines []string
	for _, label := range slices.Sorted(maps.Keys(names)) {
		lines = append(lines, label+": "+strings.Join(t.fields(names[label]), " "))
	}
	return lines
}

// kinds gives the definition of each kind that a list with keys can be reached from.
func (t table) kinds() map[string]string {
	kinds := map[string]string{}
	for name := range t.useful {
		for _, kind := range kindsOf(t.types[name]) {
			add(kinds, kind, name)
		}
	}
	return kinds
}

// add panics where a line would have two meanings.
func add(names map[string]string, label, name string) {
	if other, found := names[label]; found {
		panic(fmt.Sprintf("%q is %s and %s", label, other, name))
	}
	names[label] = name
}

func (t table) reach(name string, reached map[string]bool) {
	if reached[name] {
		return
	}
	reached[name] = true
	definition := t.types[name]
	for _, field := range slices.Sorted(maps.Keys(definition.Properties)) {
		_, target := t.field(definition.Properties[field])
		if target != "" {
			t.reach(target, reached)
		}
	}
}

// fields gives the fields of a definition that lead to a list with keys, as they are printed.
func (t table) fields(name string) []string {
	definition := t.types[name]
	if rest := definition.AdditionalProperties; rest != nil && rest.Schema != nil && t.leads(*rest.Schema) {
		panic(name + " has lists with keys below any key, which a line cannot say")
	}
	var fields []string
	for _, field := range slices.Sorted(maps.Keys(definition.Properties)) {
		keys, target := t.field(definition.Properties[field])
		if keys+target != "" {
			fields = append(fields, field+keys+typeText(target))
		}
	}
	return fields
}

func (t table) leads(schema spec.Schema) bool {
	keys, target := t.field(schema)
	return keys+target != ""
}

// field gives the keys of a list and the useful definition of a map or of a list's items.
func (t table) field(schema spec.Schema) (keys, target string) {
	if ref := schema.Ref.String(); ref != "" {
		return "", t.usefulName(ref)
	}
	if rest := schema.AdditionalProperties; len(schema.Properties) > 0 || rest != nil && rest.Schema != nil && t.leads(*rest.Schema) {
		panic(fmt.Sprintf("a schema without a name, which a line cannot say: %v", schema))
	}
	resource := openapi.ResourceSchema{Schema: &schema}
	strategy, list := resource.PatchStrategyAndKeyList()
	if !slices.Contains(strings.Split(strategy, ","), "merge") {
		return "", ""
	}
	if items := schema.Items; items != nil && items.Schema != nil {
		target = t.usefulName(items.Schema.Ref.String())
	}
	return "[" + strings.Join(list, ",") + "]", target
}

func (t table) usefulName(ref string) string {
	if name := strings.TrimPrefix(ref, definitionsPrefix); t.useful[name] {
		return name
	}
	return ""
}

// kindsOf gives "apps/v1 Deployment" for each kind that has the schema.
func kindsOf(schema spec.Schema) []string {
	list, _ := schema.Extensions["x-kubernetes-group-version-kind"].([]any)
	var kinds []string
	for _, item := range list {
		kind := item.(map[string]any)
		group, _ := kind["group"].(string)
		version := strings.TrimPrefix(group+"/"+kind["version"].(string), "/")
		kinds = append(kinds, version+" "+kind["kind"].(string))
	}
	return kinds
}

func typeText(name string) string {
	if name == "" {
		return ""
	}
	return "=" + shorten(name)
}

func shorten(name string) string {
	for _, prefix := range prefixes {
		if rest, found := strings.CutPrefix(name, prefix); found {
			return rest
		}
	}
	return name
}
