import type { FluxMinor } from './flux-minors.js';
import { inRange } from './minor-range.js';
import { REFERENCE_FIELDS, type ReferenceField } from './reference-table.js';
import { servedVersions } from './versions.js';

/** The fields by which objects of a kind name Flux objects. */
export function referencesOf(kind: string): readonly ReferenceField[] {
  return REFERENCE_FIELDS.filter((reference) => reference.kind === kind);
}

/**
 * The kinds that a field may name at a Flux minor, in the newest version of its kind; none when that Flux does not have
 * the field yet.
 */
export function allowedTargets(reference: ReferenceField, flux: FluxMinor): readonly string[] {
  if (!isServed(reference.kind, flux)) return [];
  return reference.targets
    .filter((target) => inRange(target, flux) && isServed(target.kind, flux))
    .map((target) => target.kind);
}

function isServed(kind: string, flux: FluxMinor): boolean {
  return servedVersions(kind, flux).length > 0;
}
