package blame

import (
	"bytes"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/konfig"

	"cdk8s-fluxcd/engine/internal/rootfs"
)

// Place is where to look; the line is 0 where it cannot be told.
type Place struct {
	File string
	Line int
}

// Evidence is what is known when a build has failed.
type Evidence struct {
	FS *rootfs.FS
	// Message is the error's text as kustomize gave it.
	Message string
	// Root is the kustomization file of the build.
	Root string
}

// Find blames the file read last that is no YAML, or else the kustomization file that kustomize was working on.
func Find(evidence Evidence) Place {
	read := evidence.FS.FilesRead()
	for i := len(read) - 1; i >= 0; i-- {
		if line, broken := brokenLine(read[i], evidence.FS.Content(read[i])); broken {
			return Place{File: read[i], Line: line}
		}
	}
	if file, ok := namedFile(evidence); ok {
		return Place{File: file}
	}
	return Place{File: workedOn(evidence)}
}

var lineOf = regexp.MustCompile(`line (\d+):`)

func brokenLine(file string, content []byte) (line int, broken bool) {
	if !isYAML(file) {
		return 0, false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	for {
		var node yaml.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			return 0, false
		}
		if err != nil {
			return Line(err.Error()), true
		}
	}
}

// Line reads the line out of a message of the YAML parser; 0 if there is none.
func Line(message string) int {
	match := lineOf.FindStringSubmatch(message)
	if match == nil {
		return 0
	}
	line, _ := strconv.Atoi(match[1])
	return line
}

func isYAML(file string) bool {
	ext := path.Ext(file)
	return ext == ".yaml" || ext == ".yml" || path.Base(file) == "Kustomization"
}

var decodedFrom = regexp.MustCompile(`failed to decode Kubernetes YAML from (.+?): `)

// namedFile finds the file in a message of which Flux itself says that it is no Kubernetes YAML.
func namedFile(evidence Evidence) (string, bool) {
	match := decodedFrom.FindStringSubmatch(evidence.Message)
	if match == nil {
		return "", false
	}
	return rootfs.Relative(match[1])
}

var folderOf = regexp.MustCompile(`(?:accumulation of path|make target for path|merging from path|for path|files? under:?) \\?['"]?(` +
	regexp.QuoteMeta(rootfs.Root) + `[^'"\s\\]*)`)

// workedOn takes the innermost folder that the message names.
func workedOn(evidence Evidence) string {
	matches := folderOf.FindAllStringSubmatch(evidence.Message, -1)
	for i := len(matches) - 1; i >= 0; i-- {
		for _, name := range konfig.RecognizedKustomizationFileNames() {
			file := path.Join(strings.TrimSuffix(matches[i][1], ":"), name)
			if relative, ok := rootfs.Relative(file); ok && evidence.FS.Exists(file) {
				return relative
			}
		}
	}
	return evidence.Root
}
