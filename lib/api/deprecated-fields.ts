import { fieldTable, stateAt } from './field-tables.js';
import type { FluxMinor } from './flux-minors.js';
import { inRange } from './minor-range.js';
import { fluxVersion } from './versions.js';

const known = new Map<string, readonly string[]>();
const NONE: readonly string[] = [];

/**
 * The fields that the CRD of a Flux minor calls deprecated, as paths such as `spec.install.skipCRDs`; the same list for the
 * same question, so that what is made of it can be kept.
 */
export function deprecatedFields(kind: string, apiVersion: string, flux: FluxMinor): readonly string[] {
  const key = `${kind}/${apiVersion}/${flux}`;
  const found = known.get(key) ?? find(kind, apiVersion, flux);
  known.set(key, found);
  return found;
}

function find(kind: string, apiVersion: string, flux: FluxMinor): readonly string[] {
  const version = fluxVersion(kind, apiVersion);
  if (version === undefined || !inRange(version, flux)) return NONE;
  const table = fieldTable(kind, version.version);
  return Object.keys(table).filter((path) => stateAt(table[path], flux)?.deprecated === true);
}
