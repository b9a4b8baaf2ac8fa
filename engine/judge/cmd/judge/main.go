// Command judge builds with Flux's own code: it reads requests as lines of JSON and prints an answer for each.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"cdk8s-fluxcd/engine/judge/internal/flux"
)

const maxLine = 64 << 20

func main() {
	flux.NoNetwork()
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, maxLine)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	bench := &bench{}
	defer bench.close()
	for lines.Scan() {
		fmt.Fprintln(out, bench.answer(lines.Bytes()))
		out.Flush()
	}
}

func (b *bench) answer(line []byte) string {
	objects, err := b.judge(line)
	reply := map[string]any{"objects": objects}
	if err != nil {
		reply = map[string]any{"error": err.Error()}
	}
	text, err := json.Marshal(reply)
	if err != nil {
		return fmt.Sprintf(`{"error":%q}`, err.Error())
	}
	return string(text)
}

// bench keeps the copy of the artifact that was asked for last: requests come by artifact.
type bench struct {
	root      string
	workspace flux.Workspace
}

func (b *bench) judge(line []byte) ([]map[string]any, error) {
	var request flux.Request
	if err := json.Unmarshal(line, &request); err != nil {
		return nil, err
	}
	if request.Root != b.root {
		b.close()
		workspace, err := flux.NewWorkspace(request.Root)
		if err != nil {
			return nil, err
		}
		b.root, b.workspace = request.Root, workspace
	}
	return b.workspace.Build(request)
}

func (b *bench) close() {
	if b.root != "" {
		b.workspace.Close()
	}
	b.root = ""
}
