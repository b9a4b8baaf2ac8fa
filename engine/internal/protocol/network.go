package protocol

import (
	"fmt"
	"net/http"
)

// NoNetwork is an HTTP transport that refuses, for all clients that someone else makes.
type NoNetwork struct{}

// RoundTrip implements http.RoundTripper.
func (NoNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("%s is not fetched: there is no network here", request.URL)
}
