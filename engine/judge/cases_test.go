package judge

import (
	"testing"

	judged "cdk8s-fluxcd/engine/judge/internal/flux"
)

const (
	deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app}\nspec: {template: {spec: {containers: " +
		"[{name: app, image: 'app:v1'}, {name: side, image: 'side@sha256:1'}]}}}\n"
	configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: y}\n"
	component = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: c-\n"
)

type list = []any
type fields = map[string]any

// cases are artifacts with a folder to build and the spec of the Kustomization that builds it.
var cases = []struct {
	title string
	files map[string]string
	path  string
	spec  fields
	want  verdict
}{
	{"no kustomization file", map[string]string{"a.yaml": configMap, "sub/b.yml": deployment, "c.json": "{}"}, "", nil, same},
	{"nothing at all", map[string]string{"x/readme.md": ""}, "x", nil, same},
	{"no such path", map[string]string{"a.yaml": configMap}, "x", nil, bothFail},
	{"a path that is clamped", map[string]string{"x/a.yaml": configMap}, "../../x/../x", nil, same},
	{"a path that is a file", map[string]string{"a.yaml": configMap}, "a.yaml", nil, bothFail},
	{"a file without kind", map[string]string{"a.yaml": "a: b\n"}, "", nil, bothFail},
	{"a null in a list", map[string]string{"a.yaml": configMap + "l: [a, ~]\n"}, "", nil, same},
	{"a component in a tree without kustomization file", map[string]string{"c/kustomization.yaml": component}, "", nil, bothFail},
	{"two kustomization files", map[string]string{
		"kustomization.yaml": "resources: []\n", "kustomization.yml": "resources: []\n"}, "", nil, bothFail},
	{"Kustomization as the name of the file", map[string]string{"Kustomization": "resources: [a.yaml]\n", "a.yaml": configMap}, "", nil, same},
	{"an unknown field in the root file", map[string]string{
		"kustomization.yaml": "resources: [a.yaml]\nnope: 1\n", "a.yaml": configMap}, "", nil, same},
	{"an unknown field in a nested file", map[string]string{
		"kustomization.yaml": "resources: [b]\n", "b/kustomization.yaml": "resources: [a.yaml]\nnope: 1\n", "b/a.yaml": configMap}, "", nil, bothFail},
	{"a generator only", map[string]string{"kustomization.yaml": "configMapGenerator: [{name: g, literals: [a=b]}]\n"}, "", nil, same},
	{"a reference out of the artifact", map[string]string{"kustomization.yaml": "resources: [../x]\n"}, "", nil, bothFail},
	{"a reference out of the folder", map[string]string{"a/kustomization.yaml": "resources: [../b.yaml]\n", "b.yaml": configMap}, "a", nil, same},
	{"a chart", map[string]string{"kustomization.yaml": "helmCharts: [{name: x, repo: 'https://example.com'}]\n"}, "", nil, bothFail},
	{"a list", map[string]string{"a.yaml": "apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: A, metadata: {name: a}}]\n"}, "", nil, same},
	{"an object with items", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\nitems: [{kind: X}]\n"}, "", nil, same},
	{"a name that is a number", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: 1}\n"}, "", nil, same},
	{"an annotation that is a number", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a, annotations: {x: 1}}\n"}, "", nil, same},
	{"empty annotations", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a, annotations: {}}\n"}, "", nil, same},
	{"numbers", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: [1.0, 1e3, 0x10, 010, 9007199254740993, .5, 1_0]\n"}, "", nil, same},
	{"words", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: [yes, no, on, y, ~, 2020-01-01, 12:30]\n"}, "", nil, same},
	{"aliases", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: &x {a: 1}\ny: {<<: *x, b: 2}\n"}, "", nil, same},
	{"a line separator", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: \"a\\nb\\u2028\"\n---\n" + configMap}, "", nil, same},
	{"a file of kustomize among the objects", map[string]string{"a.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {name: a}\n", "b.yaml": configMap}, "", nil, same},
	{"local objects", map[string]string{"a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a, annotations: {config.kubernetes.io/local-config: 'true'}}\n"}, "", nil, same},
	{"origins asked for", map[string]string{"kustomization.yaml": "resources: [a.yaml]\nbuildMetadata: [originAnnotations, managedByLabel]\n", "a.yaml": configMap}, "", nil, same},
	{"a patch of all annotations", map[string]string{"a.yaml": configMap, "kustomization.yaml": "resources: [a.yaml]\npatches:\n" +
		"- target: {kind: ConfigMap}\n  patch: '- {op: copy, from: /metadata/annotations, path: /data}'\n"}, "", nil, same},
	{"a replacement from annotations", map[string]string{"a.yaml": configMap, "kustomization.yaml": "resources: [a.yaml]\nreplacements:\n" +
		"- source: {kind: ConfigMap, fieldPath: metadata.annotations}\n  targets: [{select: {kind: ConfigMap}, fieldPaths: [data.x]}]\n"}, "", nil, bothFail},
	{"a schema in one build", map[string]string{"a.yaml": configMap, "kustomization.yaml": "resources: [a.yaml]\nopenapi: {path: s.json}\n",
		"s.json": `{"definitions":{}}`}, "", nil, same},
	{"the spec without a file", map[string]string{"a.yaml": deployment}, "", fields{
		"targetNamespace": "ns", "namePrefix": "p-", "nameSuffix": "-s", "buildMetadata": list{"originAnnotations"}}, same},
	{"the spec over a file", map[string]string{"a.yaml": deployment, "kustomization.yaml": "resources: [a.yaml]\nnamespace: x\nnamePrefix: y-\n"}, "",
		fields{"targetNamespace": "ns", "nameSuffix": "-s"}, same},
	{"a Namespace is renamed", map[string]string{"a.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n"}, "", fields{"targetNamespace": "ns"}, same},
	{"two Namespaces cannot be renamed", map[string]string{"a.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n" +
		"apiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n"}, "", fields{"targetNamespace": "ns"}, bothFail},
	{"patches", map[string]string{"a.yaml": deployment}, "", fields{"patches": list{
		fields{"patch": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app}\nspec: {replicas: 2}\n"},
		fields{"patch": `[{"op":"add","path":"/metadata/labels","value":{"a":"b"}}]`, "target": fields{"kind": "Dep.*", "name": "app"}}}}, same},
	{"a patch for nothing", map[string]string{"a.yaml": configMap}, "", fields{"patches": list{
		fields{"patch": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app}\n"}}}, bothFail},
	{"patches of old", map[string]string{"a.yaml": deployment}, "", fields{
		"patchesStrategicMerge": list{fields{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": fields{"name": "app"}, "spec": fields{"replicas": int64(1)}}},
		"patchesJson6902": list{fields{"target": fields{"version": "v1", "kind": "Deployment", "name": "app"}, "patch": list{
			fields{"op": "add", "path": "/metadata/labels", "value": fields{"a": "<b>"}},
			fields{"op": "copy", "from": "/metadata/labels", "path": "/spec/x"}}}}}, same},
	{"components", map[string]string{"a/a.yaml": configMap, "c/kustomization.yaml": component}, "a", fields{
		"components": list{"../c", "../none"}, "ignoreMissingComponents": true}, same},
	{"a component that is missing", map[string]string{"a.yaml": configMap}, "", fields{"components": list{"c"}}, bothFail},
	{"a component by URL", map[string]string{"a.yaml": configMap}, "", fields{"components": list{"https://github.com/a/b"}}, bothFail},
	{"a component that is none", map[string]string{"a/a.yaml": configMap, "c/kustomization.yaml": "namePrefix: c-\n"}, "a",
		fields{"components": list{"../c"}}, bothFail},
	{"images", map[string]string{"a.yaml": deployment, "kustomization.yaml": "resources: [a.yaml]\nimages: [{name: app, newName: r/app, newTag: v2}]\n"}, "",
		fields{"images": list{fields{"name": "app", "digest": "sha256:2"}, fields{"name": "side", "newName": "r/side"}}}, same},
}

func TestCasesBuildAsFluxBuildsThem(t *testing.T) {
	for _, each := range cases {
		t.Run(each.title, func(t *testing.T) {
			files := newArtifact(t, write(t, each.files))
			spec := each.spec
			if spec == nil {
				spec = fields{}
			}
			if found := files.compare(t, judged.Request{Path: each.path, Spec: spec}); found != each.want {
				t.Errorf("the verdict is %d, want %d", found, each.want)
			}
		})
	}
}
