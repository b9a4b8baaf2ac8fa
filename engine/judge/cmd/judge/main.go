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
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, maxLine)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		fmt.Fprintln(out, answer(lines.Bytes()))
		out.Flush()
	}
}

func answer(line []byte) string {
	objects, err := judge(line)
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

func judge(line []byte) ([]map[string]any, error) {
	var request flux.Request
	if err := json.Unmarshal(line, &request); err != nil {
		return nil, err
	}
	return flux.Build(request)
}
