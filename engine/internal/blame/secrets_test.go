package blame

import "testing"

func TestMessagesHoldNoValuesOfSecrets(t *testing.T) {
	secret := "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: hunter2}\ndata: {key: aHVudGVyMw==}\n"
	settings := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {host: example.org}\n"
	generator := "secretGenerator:\n- name: a\n  literals: [hunter4, user=hunter5]\n"
	patch := "patches:\n- target: {kind: Secret}\n  patch: |-\n    - op: add\n      path: /stringData/x\n      value: hunter6\n"
	merge := "patches:\n- patch: |-\n    apiVersion: v1\n    kind: Secret\n    stringData:\n      x: hunter7\n"
	broken := "kind: Secret\nstringData:\n  x: hunter8: no\n"
	cases := []struct{ message, content, want string }{
		{"cannot use hunter2 or aHVudGVyMw==", secret, "cannot use *** or ***"},
		{"cannot use example.org", settings, "cannot use example.org"},
		{"invalid literal source hunter4, hunter5", generator, "invalid literal source ***, ***"},
		{"bad value hunter6", patch, "bad value ***"},
		{"bad value hunter7", merge, "bad value ***"},
		{"bad value hunter8: no", broken, "bad value ***"},
		{`in {"kind":"Secret","stringData":{"p":"abc"}}`, "", `in {"kind":"Secret","stringData":{…}}`},
		{`in {"annotations":{"config.kubernetes.io/origin":"path: a.yaml"},"name":"a"}`, "", `in {"name":"a"}`},
		{"panic &{0xe6e7e0 0x11ff600}", "", "panic …"},
	}
	for _, each := range cases {
		if found := WithoutSecrets(each.message, [][]byte{[]byte(each.content)}); found != each.want {
			t.Errorf("found %q, want %q", found, each.want)
		}
	}
}
