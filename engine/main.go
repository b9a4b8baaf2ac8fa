//go:build js

// Command engine is kustomize and Flux's substitution as WebAssembly. It is run as "engine KEY", puts a function "run"
// into globalThis[KEY], calls globalThis[KEY].ready() and waits for calls.
package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"syscall/js"

	"cdk8s-fluxcd/engine/internal/protocol"
)

func main() {
	keepSilent()
	refuseNetwork()
	host := js.Global().Get(os.Args[1])
	host.Set("run", js.FuncOf(run))
	host.Call("ready")
	select {}
}

// run takes a request and the files it is about, if it is about files.
func run(_ js.Value, arguments []js.Value) any {
	files := js.Undefined()
	if len(arguments) > 1 {
		files = arguments[1]
	}
	return protocol.Run(arguments[0].String(), newFiles(files))
}

// streams keeps the files alive that nobody else knows any more: the collector would close them, which the host need not
// be able to.
var streams []*os.File

// keepSilent takes away the streams that kustomize prints warnings to.
func keepSilent() {
	streams = append(streams, os.Stdout, os.Stderr)
	os.Stdout, os.Stderr = nil, nil
	log.SetOutput(io.Discard)
}

func refuseNetwork() {
	http.DefaultTransport = protocol.NoNetwork{}
	http.DefaultClient = &http.Client{Transport: protocol.NoNetwork{}}
}
