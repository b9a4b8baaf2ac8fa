package build_test

import (
	"encoding/json"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/build"
	"cdk8s-fluxcd/engine/internal/flux"
	"cdk8s-fluxcd/engine/internal/tree"
)

func configMap(name string) string {
	return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n"
}

func kustomization(lines ...string) string {
	head := "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n"
	return head + strings.Join(lines, "\n") + "\n"
}

func object(name string) string {
	return `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"` + name + `"}}`
}

// run gives each object after its file, or the failure as JSON.
func run(t *testing.T, files tree.Files, request build.Request) []string {
	t.Helper()
	answer, err := build.Run(files, request)
	if err != nil {
		text, _ := json.Marshal(err)
		return []string{string(text)}
	}
	var lines []string
	for _, reference := range answer.Remote {
		lines = append(lines, "remote "+reference)
	}
	for _, each := range answer.Objects {
		lines = append(lines, each.File+" "+string(each.Object))
	}
	return lines
}

var cases = []struct {
	title   string
	files   tree.Files
	request build.Request
	want    []string
}{
	{
		title: "a folder without a kustomization file is all its YAML, and folders that have one",
		files: tree.Files{
			"apps/b.yaml": configMap("b"), "apps/a.yml": configMap("a"), "apps/readme.md": "# no", "apps/x.json": "{}",
			"apps/z/kustomization.yaml": kustomization("resources: [c.yaml]"), "apps/z/c.yaml": configMap("c"),
			"apps/z/d.yaml": configMap("d"),
		},
		request: build.Request{Path: "./apps", Origins: true},
		want:    []string{"apps/a.yml " + object("a"), "apps/b.yaml " + object("b"), "apps/z/c.yaml " + object("c")},
	},
	{
		title:   "an empty folder builds nothing",
		files:   tree.Files{"apps/readme.md": ""},
		request: build.Request{Path: "apps", Origins: true},
	},
	{
		title:   "a path stops at the root of the artifact",
		files:   tree.Files{"apps/a.yaml": configMap("a")},
		request: build.Request{Path: "../../apps/", Origins: true},
		want:    []string{"apps/a.yaml " + object("a")},
	},
	{
		title:   "a path that is not there",
		files:   tree.Files{"apps/a.yaml": configMap("a")},
		request: build.Request{Path: "/nope"},
		want: []string{`{"reason":"path-missing",` +
			`"message":"kustomization path not found: stat nope: no such file or directory"}`},
	},
	{
		title:   "a path that is a file",
		files:   tree.Files{"a.yaml": configMap("a")},
		request: build.Request{Path: "a.yaml"},
		want:    []string{`{"reason":"build","message":"open a.yaml/kustomization.yaml: not a directory"}`},
	},
	{
		title: "a base is left through the root of the folder, never through that of the artifact",
		files: tree.Files{
			"base/kustomization.yaml": kustomization("resources: [a.yaml]"), "base/a.yaml": configMap("a"),
			"apps/kustomization.yaml": kustomization("resources: [../base]"),
		},
		request: build.Request{Path: "apps", Origins: true},
		want:    []string{"base/a.yaml " + object("a")},
	},
	{
		title:   "a file outside of the artifact is refused",
		files:   tree.Files{"kustomization.yaml": kustomization("resources: [../../etc/passwd]")},
		request: build.Request{},
		want: []string{`{"reason":"build","message":"accumulating resources: accumulation err='accumulating resources from ` +
			`'../../etc/passwd': fs-security-constraint read /etc/passwd: path '/etc/passwd' is not in or below '.'': ` +
			`must build at directory: not a valid directory: fs-security-constraint abs /etc/passwd: ` +
			`path '/etc/passwd' is not in or below '.'","file":"kustomization.yaml"}`},
	},
	{
		title: "generated objects come from the kustomization file",
		files: tree.Files{"apps/kustomization.yaml": kustomization(
			"configMapGenerator:", "- name: a", "  options: {disableNameSuffixHash: true}", "  literals: [x=y]")},
		request: build.Request{Path: "apps", Origins: true},
		want: []string{`apps/kustomization.yaml {"apiVersion":"v1","data":{"x":"y"},"kind":"ConfigMap","metadata":` +
			`{"annotations":{"config.kubernetes.io/origin":"configuredIn: kustomization.yaml\nconfiguredBy:\n  apiVersion: ` +
			`builtin\n  kind: ConfigMapGenerator\n"},"name":"a"}}`},
	},
	{
		title: "what would be fetched is named and left out, and the rest is built",
		files: tree.Files{
			"kustomization.yaml": kustomization("resources:", "- https://example.com/x.yaml", "- a.yaml",
				"- github.com/org/repo//base?ref=v1", "- sub"),
			"sub/kustomization.yaml": kustomization("resources: ['git@example.com:org/repo.git']"),
			"a.yaml":                 configMap("a"),
		},
		request: build.Request{Origins: true},
		want: []string{"remote git@example.com:org/repo.git", "remote github.com/org/repo//base?ref=v1",
			"remote https://example.com/x.yaml", "a.yaml " + object("a")},
	},
	{
		title: "the spec is laid over the root kustomization file",
		files: tree.Files{"a.yaml": configMap("a"), "kustomization.yaml": kustomization("resources: [a.yaml]", "namePrefix: x-")},
		request: build.Request{Origins: true, Spec: flux.Spec{
			TargetNamespace: "ns", NamePrefix: "p-", NameSuffix: "-s", Components: []string{"none"}, IgnoreMissingComponents: true,
			Patches: []flux.Patch{{Patch: `[{"op":"add","path":"/data","value":{"k":"v"}}]`, Target: &flux.Selector{Name: "a"}}},
		}},
		want: []string{`a.yaml {"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"p-a-s","namespace":"ns"}}`},
	},
	{
		title:   "a component by URL is refused",
		files:   tree.Files{"a.yaml": configMap("a")},
		request: build.Request{Spec: flux.Spec{Components: []string{"https://example.com/x"}}},
		want:    []string{`{"reason":"build","message":"component path 'https://example.com/x' must be local and relative"}`},
	},
	{
		title:   "a file that is no YAML is to blame, with its line",
		files:   tree.Files{"apps/a.yaml": configMap("a"), "apps/b.yaml": "a: 1\nb: [\n"},
		request: build.Request{Path: "apps"},
		want: []string{`{"reason":"build","message":"failed to decode Kubernetes YAML from apps/b.yaml: MalformedYAMLError: ` +
			`yaml: line 2: did not find expected node content","file":"apps/b.yaml","line":2}`},
	},
	{
		title: "the kustomization file that names a missing file is to blame",
		files: tree.Files{
			"kustomization.yaml":     kustomization("resources: [sub]"),
			"sub/kustomization.yaml": kustomization("resources: [gone.yaml]"),
		},
		want: []string{`{"reason":"build","message":"accumulating resources: accumulation err='accumulating resources from 'sub': ` +
			`read sub: is a directory': recursed accumulation of path 'sub': accumulating resources: accumulation ` +
			`err='accumulating resources from 'gone.yaml': open sub/gone.yaml: no such file or directory': ` +
			`must build at directory: not a valid directory: evalsymlink failure on 'sub/gone.yaml' : lstat sub/gone.yaml: ` +
			`no such file or directory","file":"sub/kustomization.yaml"}`},
	},
}

func TestBuild(t *testing.T) {
	for _, each := range cases {
		t.Run(each.title, func(t *testing.T) {
			found, want := strings.Join(run(t, each.files, each.request), "\n"), strings.Join(each.want, "\n")
			if found != want {
				t.Errorf("found\n%s\nwant\n%s", found, want)
			}
		})
	}
}

func TestNotesAboutOriginsChangeNothing(t *testing.T) {
	patch := "- {op: copy, from: /metadata/annotations, path: /data}"
	inline := []string{"patches:", "- target: {kind: ConfigMap}", "  patch: |", "    " + patch}
	transformer := "apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: t}\npath: p.yaml\ntarget: {kind: ConfigMap}\n"
	cases := map[string]tree.Files{
		"a patch in the file itself": {"kustomization.yaml": kustomization(append(inline, "resources: [a.yaml]")...)},
		"a patch in a file": {"p.yaml": patch, "kustomization.yaml": kustomization(
			"resources: [a.yaml]", "patches: [{path: ./p.yaml, target: {kind: ConfigMap}}]")},
		"a patch in a base": {"b/kustomization.yaml": kustomization(append(inline, "resources: [../a.yaml]")...),
			"kustomization.yaml": kustomization("resources: [b]")},
		"a patch of a transformer": {"p.yaml": patch, "t.yaml": transformer, "kustomization.yaml": kustomization(
			"resources: [a.yaml]", "transformers: [t.yaml]")},
	}
	for title, files := range cases {
		files["a.yaml"] = configMap("a")
		noted, plain := run(t, files, build.Request{Origins: true}), run(t, files, build.Request{})
		if found, want := noted[0], strings.Replace(plain[0], " ", "a.yaml ", 1); found != want {
			t.Errorf("%s: found\n%s\nwant\n%s", title, found, want)
		}
	}
}

func TestAnImageIsMergedIntoAnEntryOrReplacesIt(t *testing.T) {
	files := tree.Files{
		"kustomization.yaml": kustomization("resources: [a.yaml]", "images: [{name: app, newName: registry/app, newTag: v1}]"),
		"a.yaml":             "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: app}]}\n",
	}
	for replaceEntry, want := range map[bool]string{false: "registry/app@sha256:1", true: "app@sha256:1"} {
		lines := run(t, files, build.Request{ImagesReplaceEntry: replaceEntry,
			Spec: flux.Spec{Images: []flux.Image{{Name: "app", Digest: "sha256:1"}}}})
		if !strings.Contains(lines[0], `"image":"`+want+`"`) {
			t.Errorf("found %s, want image %s", lines[0], want)
		}
	}
}
