import type { IConstruct } from 'constructs';

import { hasSpecField } from '../api/index.js';

import type { ClusterContext } from './context.js';
import { cycleIn } from './cycle.js';
import { BUILT_IN_DEFAULTS } from './defaults.js';
import type { FluxObjectProps, FluxReference } from './flux-object.js';
import { misuse } from './misuse.js';

const HEADER_PROPS: ReadonlySet<string> = new Set<keyof FluxObjectProps>([
  'name',
  'namespace',
  'labels',
  'annotations',
  'apiVersion',
  'file',
]);

export type SpecFields = Record<string, unknown>;

/** The `spec` fields among the props of a Flux construct: all that are neither header nor for the construct itself. */
export function specProps(props: object, own: ReadonlySet<string>): SpecFields {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !HEADER_PROPS.has(key) && !own.has(key)));
}

/** What is said about the fields of a kind, nearest last: built in, fleet, cluster, props. */
export function specLayers(ref: FluxReference, cluster: ClusterContext, props: SpecFields): readonly SpecFields[] {
  const { apiVersion, kind } = ref;
  const defaults = [...cluster.defaultsFor(kind), BUILT_IN_DEFAULTS[kind] ?? {}].reverse();
  const served = ([field, value]: [string, unknown]) =>
    value !== undefined && hasSpecField(kind, apiVersion, cluster.flux, field);
  const layers = defaults.map((layer) => Object.fromEntries(Object.entries(layer).filter(served)));
  return [...layers, Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined))];
}

/**
 * The `spec` with defaults filled in per field. `undefined` takes the default, `null` removes it, and a default that the
 * apiVersion lacks is left out.
 *
 * @throws when a field contains itself
 */
export function mergedSpec(construct: IConstruct, layers: readonly SpecFields[]): SpecFields {
  const merged = Object.assign({}, ...layers) as SpecFields;
  const cycle = cycleIn(merged);
  if (cycle !== undefined) throw misuse(construct, cycle);
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
