import type { IConstruct } from 'constructs';

import { hasSpecField, orderSpec, SHORT_TIMEOUT_KINDS } from '../api/index.js';

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
/** Fields whose content belongs to someone else: it is passed on as it is. */
const FREE_FORM: ReadonlySet<string> = new Set(['values']);

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

/** The `spec` as it is written: durations as text, fields in the order people write them. */
export function writtenSpec(kind: string, fields: SpecFields): SpecFields {
  const written = Object.entries(fields).map(([field, value]) => {
    const units = field === 'timeout' && SHORT_TIMEOUT_KINDS.includes(kind) ? WITHOUT_HOURS : UNITS;
    return [field, FREE_FORM.has(field) ? value : plain(value, units)];
  });
  return orderSpec(kind, Object.fromEntries(written) as SpecFields) as SpecFields;
}

function plain(value: unknown, units: Units): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, units));
  if (typeof value !== 'object' || value === null) return value;
  if (isDuration(value)) return fluxDuration(value.toMilliseconds(), units);
  if (value.constructor !== Object) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, units)]));
}

function isDuration(value: object): value is { toMilliseconds(): number } {
  return typeof (value as { toMilliseconds?: unknown }).toMilliseconds === 'function';
}

type Units = readonly (readonly [string, number])[];

const WITHOUT_HOURS: Units = [
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const UNITS: Units = [['h', 3_600_000], ...WITHOUT_HOURS];

/** Milliseconds as Flux writes a duration: `90000` is `1m30s`. */
function fluxDuration(milliseconds: number, units: Units): string {
  let rest = milliseconds;
  let text = '';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === '' ? '0s' : text;
}
