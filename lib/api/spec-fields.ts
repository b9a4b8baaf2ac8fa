import type { SpecField } from './flux-kind.js';
import { FLUX_MINORS, type FluxMinor } from './flux-minors.js';
import { SPEC_FIELDS } from './generated/spec-fields.js';
import { fluxKind } from './kinds.js';
import { inRange } from './minor-range.js';
import { fluxVersion } from './versions.js';

/** Names of the fields right below `spec` at a Flux minor, by name; none when that Flux does not serve the apiVersion. */
export function specFields(kind: string, apiVersion: string, flux: FluxMinor): readonly string[] {
  return fieldsAt(kind, apiVersion, flux).map((field) => field.name);
}

/** The spec fields that must be written, by name. */
export function requiredSpecFields(kind: string, apiVersion: string, flux: FluxMinor): readonly string[] {
  return fieldsAt(kind, apiVersion, flux)
    .filter(({ required = [] }) => required.some((range) => inRange(range, flux)))
    .map((field) => field.name);
}

export function hasSpecField(kind: string, apiVersion: string, flux: FluxMinor, field: string): boolean {
  return fieldsAt(kind, apiVersion, flux).some(({ name }) => name === field);
}

/** The Flux minors that have a field in at least one of the versions they serve, oldest first. */
export function minorsWithField(kind: string, field: string): readonly FluxMinor[] {
  const found = fluxKind(kind);
  const versions = found?.versions.map(({ version }) => `${found.group}/${version}`) ?? [];
  return FLUX_MINORS.filter((flux) => versions.some((apiVersion) => hasSpecField(kind, apiVersion, flux, field)));
}

function fieldsAt(kind: string, apiVersion: string, flux: FluxMinor): readonly SpecField[] {
  const version = fluxVersion(kind, apiVersion);
  if (version === undefined || !inRange(version, flux)) return [];
  const fields = SPEC_FIELDS[kind]?.[version.version] ?? [];
  return fields.filter((field) => inRange(field, flux));
}
