import type { FluxKind, FluxVersion } from './flux-kind.js';
import type { FluxMinor } from './flux-minors.js';
import { fluxKind } from './kinds.js';
import { inRange, minorsIn } from './minor-range.js';

/** The apiVersions of a kind that a Flux minor serves, oldest first; none for a kind that is not Flux's. */
export function servedVersions(kind: string, flux: FluxMinor): readonly string[] {
  const found = fluxKind(kind);
  return found === undefined ? [] : served(found, flux).map((entry) => apiVersion(found, entry));
}

/** The apiVersion to write for a Flux minor: the newest it serves; undefined when that Flux lacks the kind. */
export function preferredApiVersion(kind: string, flux: FluxMinor): string | undefined {
  return servedVersions(kind, flux).at(-1);
}

/** The Flux minors that serve an apiVersion of a kind, oldest first. */
export function minorsServing(kind: string, apiVersion: string): readonly FluxMinor[] {
  const found = fluxVersion(kind, apiVersion);
  return found === undefined ? [] : minorsIn(found);
}

/** What is known of an apiVersion of a kind: who serves it, since when it is deprecated. */
export function fluxVersion(kind: string, text: string): FluxVersion | undefined {
  const found = fluxKind(kind);
  return found?.versions.find((entry) => apiVersion(found, entry) === text);
}

function served(kind: FluxKind, flux: FluxMinor): readonly FluxVersion[] {
  return kind.versions.filter((entry) => inRange(entry, flux));
}

function apiVersion(kind: FluxKind, entry: FluxVersion): string {
  return `${kind.group}/${entry.version}`;
}
