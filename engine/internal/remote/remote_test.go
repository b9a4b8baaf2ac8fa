package remote

import (
	"strings"
	"testing"
)

func TestIsRepository(t *testing.T) {
	cases := map[string]bool{
		"https://github.com/org/repo":            true,
		"https://github.com/org/repo/base?ref=1": true,
		"github.com/org/repo//base":              true,
		"GitHub.com:org/repo":                    true,
		"git@example.com:org/repo.git":           true,
		"git::https://example.com/org/repo":      true,
		"ssh://git@example.com/org/repo":         true,
		"file:///repo":                           true,
		"https://example.com/x.yaml":             false,
		"https://example.com/a/x.yaml":           true,
		"github.com/org":                         false,
		"github.com/org/repo//../x":              false,
		"../base":                                false,
		"base.git/x":                             false,
		"/base":                                  false,
		"user@host":                              false,
	}
	for reference, want := range cases {
		if found := IsRepository(reference); found != want {
			t.Errorf("%s: found %v, want %v", reference, found, want)
		}
	}
}

func TestStrip(t *testing.T) {
	cases := []struct{ title, text, want, references string }{
		{"a text without anything remote stays as it is", "resources: [ a ]\n", "resources: [ a ]\n", ""},
		{"entries go", "resources:\n- https://example.com/a.yaml\n- b\n", "resources:\n    - b\n", "https://example.com/a.yaml"},
		{"a generator goes as a whole", "namePrefix: x\nconfigMapGenerator:\n- name: a\n  files: [k=https://example.com/a, b]\n",
			"namePrefix: x\nconfigMapGenerator: []\n", "https://example.com/a"},
		{"a patch in the file itself stays", "patches:\n- patch: |\n    x: https://a/b\n", "patches:\n- patch: |\n    x: https://a/b\n", ""},
		{"a file is not left empty", "kind: Kustomization\nresources: ['https://example.com/a']\n",
			"kind: Kustomization\nresources: []\nbuildMetadata:\n    - originAnnotations\n", "https://example.com/a"},
	}
	for _, each := range cases {
		found := Strip([]byte(each.text))
		if string(found.Content) != each.want || strings.Join(found.References, " ") != each.references {
			t.Errorf("%s: found\n%s%v\nwant\n%s", each.title, found.Content, found.References, each.want)
		}
	}
}

func TestWhatMayChangeOtherObjectsIsTold(t *testing.T) {
	cases := map[string]bool{
		"resources: ['https://example.com/a']":                  false,
		"configMapGenerator:\n- files: [https://example.com/a]": false,
		"components: ['https://github.com/org/repo']":           true,
		"patches:\n- path: https://example.com/a.yaml":          true,
		"transformers: ['https://example.com/a.yaml']":          true,
		"components: [../a]\nresources: ['https://a.b/c/d']":    false,
	}
	for text, want := range cases {
		if found := Strip([]byte(text)); found.Altered != want {
			t.Errorf("%s: found %v, want %v", text, found.Altered, want)
		}
	}
}
