package rootfs

import (
	"os"
	"strings"
	"testing"

	"cdk8s-fluxcd/engine/internal/limit"
	"cdk8s-fluxcd/engine/internal/tree"
)

func over(files tree.Tree) *FS { return New(Options{Tree: files, Budget: limit.NewBudget()}) }

func TestReadFileSaysWhatIsWrong(t *testing.T) {
	fs := over(tree.Files{"a/b.yaml": "b"})
	cases := map[string]string{
		Root + "/a":         "read " + Root + "/a: is a directory",
		Root + "/a/c":       "open " + Root + "/a/c: no such file or directory",
		Root + "/../x":      "fs-security-constraint read " + Root + "/../x: path '" + Root + "/../x' is not in or below '" + Root + "'",
		"/etc/passwd":       "fs-security-constraint read /etc/passwd: path '/etc/passwd' is not in or below '" + Root + "'",
		Root + "x/a/b.yaml": "fs-security-constraint read " + Root + "x/a/b.yaml: path '" + Root + "x/a/b.yaml' is not in or below '" + Root + "'",
	}
	for name, want := range cases {
		if _, err := fs.ReadFile(name); err == nil || err.Error() != want {
			t.Errorf("%s: found %v, want %s", name, err, want)
		}
	}
	if _, err := fs.ReadFile(Root + "/a/c"); !os.IsNotExist(err) && !strings.Contains(err.Error(), "no such file") {
		t.Errorf("found %v", err)
	}
}

func TestWhatIsWrittenIsReadAndListed(t *testing.T) {
	fs := over(tree.Files{"a/c.yaml": "c"})
	if err := fs.WriteFile(Root+"/a/b.yaml", []byte("b")); err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(Root + "/a/x/../b.yaml")
	if err != nil || string(content) != "b" {
		t.Errorf("found %q %v", content, err)
	}
	var walked []string
	err = fs.Walk(Root, func(name string, _ os.FileInfo, err error) error {
		walked = append(walked, name)
		return err
	})
	want := strings.Join([]string{Root, Root + "/a", Root + "/a/b.yaml", Root + "/a/c.yaml"}, " ")
	if found := strings.Join(walked, " "); err != nil || found != want {
		t.Errorf("found %s %v, want %s", found, err, want)
	}
}

func TestNothingElseIsWritten(t *testing.T) {
	fs := over(tree.Files{"a": ""})
	want := "mkdir " + Root + "/x: read-only file system"
	if err := fs.MkdirAll(Root + "/x"); err == nil || err.Error() != want {
		t.Errorf("found %v, want %s", err, want)
	}
	if err := fs.WriteFile("/x", nil); err == nil {
		t.Error("a file outside of the artifact was written")
	}
}
