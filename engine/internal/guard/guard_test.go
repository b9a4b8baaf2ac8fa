package guard

import (
	"fmt"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/limit"
)

// levels names lists of ten lists, so many deep.
func levels(depth int) string {
	text := "a0: &a0 [1, 2]\n"
	for i := 1; i <= depth; i++ {
		text += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10))
	}
	return text
}

func stops(text string) (message string) {
	defer func() {
		if reason := recover(); reason != nil {
			message = reason.(*limit.Error).Message
		}
	}()
	Check("a.yaml", []byte(text))
	return ""
}

func TestCheck(t *testing.T) {
	tooMuch := `the YAML aliases of "a.yaml" stand for more than 1000000 values`
	cases := []struct{ title, text, want string }{
		{"few aliases pass", levels(4), ""},
		{"aliases of aliases do not", levels(8), tooMuch},
		{"nor do they in a string", "patch: |\n  " + strings.ReplaceAll(levels(8), "\n", "\n  "), tooMuch},
		{"nor in a second document", "a: 1\n---\n" + levels(8), tooMuch},
		{"what is no YAML passes", levels(8) + "\t[", ""},
		{"a script passes", "run: |\n  a && b *.c &\n", ""},
	}
	for _, each := range cases {
		if found := stops(each.text); found != each.want {
			t.Errorf("%s: found %q, want %q", each.title, found, each.want)
		}
	}
}
