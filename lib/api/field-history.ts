import type { FieldState } from './field-state.js';
import { fieldTable, stateAt } from './field-tables.js';
import { FLUX_MINORS, type FluxMinor } from './flux-minors.js';
import { fluxKind } from './kinds.js';
import { inRange } from './minor-range.js';
import { fluxVersion } from './versions.js';

/** What one version of a kind knows of a field, and the minors of Flux that serve it so. */
export interface FieldLifetime {
  readonly apiVersion: string;
  /** Oldest first, never empty. */
  readonly minors: readonly FluxMinor[];
}

export function hasSpecField(kind: string, apiVersion: string, flux: FluxMinor, field: string): boolean {
  return stateAt(tableAt(kind, apiVersion, flux)[`spec.${field}`], flux) !== undefined;
}

/** Who has a field, in the versions of the kind, oldest first; `path` such as `spec.dependsOn[].readyExpr`. */
export function lifetimesOf(kind: string, path: string): readonly FieldLifetime[] {
  return lifetimes(kind, path, () => true);
}

/** Who takes a value in a field that takes only some, oldest version first. */
export function lifetimesOfValue(kind: string, path: string, value: string): readonly FieldLifetime[] {
  return lifetimes(kind, path, (state) => state.enum?.includes(value) === true);
}

function lifetimes(kind: string, path: string, holds: (state: FieldState) => boolean): readonly FieldLifetime[] {
  const found = fluxKind(kind);
  return (found?.versions ?? []).flatMap((version) => {
    const states = fieldTable(kind, version.version)[path];
    const minors = FLUX_MINORS.filter((flux) => {
      const state = inRange(version, flux) ? stateAt(states, flux) : undefined;
      return state !== undefined && holds(state);
    });
    return minors.length === 0 ? [] : [{ apiVersion: `${found?.group}/${version.version}`, minors }];
  });
}

function tableAt(kind: string, apiVersion: string, flux: FluxMinor) {
  const version = fluxVersion(kind, apiVersion);
  return version !== undefined && inRange(version, flux) ? fieldTable(kind, version.version) : {};
}
