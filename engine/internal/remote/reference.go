// Package remote finds what a kustomization file wants from elsewhere, and leaves it out: the engine fetches nothing.
package remote

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

var (
	schemes  = []string{"ssh://", "https://", "http://", "file://"}
	username = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9-]*@`)
)

// IsFile says whether kustomize would fetch a file over HTTP.
func IsFile(reference string) bool {
	u, err := url.Parse(reference)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}

// IsRepository says whether kustomize would clone a repository: a URL, a Git address or something at GitHub, whatever
// lies at that path. The order of the steps is kustomize's, since some texts are taken for both.
func IsRepository(reference string) bool {
	if path.IsAbs(reference) {
		return false
	}
	rest, _, _ := strings.Cut(reference, "?")
	rest, _ = cutPrefixFold(rest, "git::")
	scheme, rest := cutScheme(rest)
	user := username.FindString(rest)
	rest = rest[len(user):]
	github := isGitHub(rest)
	scp := scheme == "" && (user != "" || github)
	if scheme == "" && !scp {
		return false
	}
	if scheme == "file://" {
		return hasRepository(user+rest, 1)
	}
	host, repository := cutHost(rest, scp)
	return (host != "" || github) && hasRepository(repository, 2)
}

func cutScheme(text string) (scheme, rest string) {
	for _, scheme := range schemes {
		if rest, ok := cutPrefixFold(text, scheme); ok {
			return scheme, rest
		}
	}
	return "", text
}

func isGitHub(text string) bool {
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "github.com/") || strings.HasPrefix(lower, "github.com:")
}

func cutHost(text string, scp bool) (host, rest string) {
	end := strings.Index(text, "/")
	if colon := strings.Index(text, ":"); scp && (end == -1 || (colon > 0 && colon < end)) {
		end = colon
	}
	if end < 0 {
		return text, ""
	}
	return text[:end+1], text[end+1:]
}

// hasRepository splits what follows the host into repository and folder, by marker or by number of segments.
func hasRepository(text string, segments int) bool {
	repository, folder, ok := cutRepository(text, segments)
	first, _, _ := strings.Cut(path.Clean(strings.TrimPrefix(folder, "/")), "/")
	return ok && repository != "" && first != ".."
}

func cutRepository(text string, segments int) (repository, folder string, ok bool) {
	if at := strings.Index(text, "_git/"); at >= 0 {
		name, folder, _ := strings.Cut(text[at+len("_git/"):], "/")
		return text[:at+len("_git/")] + name, folder, true
	}
	if repository, folder, ok := strings.Cut(text, "//"); ok {
		return repository, folder, true
	}
	if at := strings.Index(text, ".git"); at >= 0 {
		return text[:at+len(".git")], text[at+len(".git"):], true
	}
	if segments == 1 {
		return text, "", true
	}
	parts := strings.Split(text, "/")
	if len(parts) < segments {
		return "", "", false
	}
	return strings.Join(parts[:segments], "/"), strings.Join(parts[segments:], "/"), true
}

func cutPrefixFold(text, prefix string) (rest string, ok bool) {
	if len(prefix) <= len(text) && strings.EqualFold(text[:len(prefix)], prefix) {
		return text[len(prefix):], true
	}
	return text, false
}
