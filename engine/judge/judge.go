// Package judge holds the engine against Flux's own packages: what both are given, both must answer alike.
package judge
