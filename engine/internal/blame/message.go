// Package blame makes of an error of kustomize what a person can use: one line without the paths of the engine, the file
// to look at, and the line in it.
package blame

import (
	"strings"
	"unicode/utf8"

	"cdk8s-fluxcd/engine/internal/rootfs"
)

const maxMessage = 2000

// Message gives an error's text in one line, with paths as they are in the artifact.
func Message(text string) string {
	text = strings.ReplaceAll(text, rootfs.Root+"/", "")
	text = strings.ReplaceAll(text, rootfs.Root, ".")
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= maxMessage {
		return text
	}
	end := maxMessage - len("…")
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
