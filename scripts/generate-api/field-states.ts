import type { FluxKind, FluxVersion } from '../../lib/api/flux-kind.js';
import type { FieldState, FieldTable } from '../../lib/api/field-state.js';
import { FLUX_MINORS, type FluxMinor, NEWEST_FLUX } from '../../lib/api/flux-minors.js';
import { inRange, minorsIn } from '../../lib/api/minor-range.js';
import type { StructuralSchema, ValidationRule } from '../../lib/api/structural-schema.js';

import { type FieldEntry, type FieldFacts, type FieldHistory, type FluxFacts, minor } from './facts.js';

/** The last Flux minor that the histories know; what came later is read from the CRDs. */
const LAST_IN_HISTORY: FluxMinor = '2.9';

/** What is said of a Secret is about keys in it, not about the field. */
const SECRET = /[sS]ecretRef$/;

/** How server-side apply merges a map; no value is wrong because of it. */
interface MapType {
  readonly 'x-kubernetes-map-type'?: string;
}

type State = Omit<FieldState, 'since' | 'until'>;
type States = Record<string, { readonly minor: FluxMinor; readonly state: State }[]>;

/** The table of one version of a kind. */
export function fieldTable(kind: FluxKind, version: FluxVersion, facts: FluxFacts): FieldTable {
  const history = facts.fieldsOf(kind.kind, version.version);
  const crd = facts.newestCrds.find((entry) => entry.kind === kind.kind && entry.version === version.version);
  const newest = crd === undefined ? undefined : flatten(crd.schema);
  if (kind.role === 'operator') return undated(newest ?? {});
  const states: States = {};
  for (const flux of minorsIn(version)) {
    const known = flux === NEWEST_FLUX && newest !== undefined ? newest : statesAt(history, flux, newest ?? {});
    for (const [path, state] of Object.entries(known)) {
      states[path] ??= [];
      states[path].push({ minor: flux, state });
    }
  }
  return Object.fromEntries(
    Object.entries(states)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, list]) => [path, runs(list, minorsIn(version))]),
  );
}

/** The operator has versions of its own: its kinds are as its newest version has them. */
function undated(states: Record<string, State>): FieldTable {
  return Object.fromEntries(Object.entries(states).map(([path, state]) => [path, [state]]));
}

function statesAt(history: FieldHistory, flux: FluxMinor, newest: Record<string, State>): Record<string, State> {
  const at = flux === NEWEST_FLUX ? LAST_IN_HISTORY : flux;
  const entries = Object.entries(history).flatMap(([path, entry]) => {
    const facts = factsAt(entry, at);
    return facts === undefined ? [] : [[path, stateOf(path, facts, newest[path])] as const];
  });
  return { '': { type: 'object' }, ...Object.fromEntries(entries) };
}

function factsAt({ since, lastIn, schema }: FieldEntry, flux: FluxMinor): FieldFacts | undefined {
  const until = lastIn === undefined ? {} : { until: minor(lastIn) };
  if (!inRange({ since: minor(since), ...until }, flux)) return undefined;
  return schema.filter(({ from }) => inRange({ since: minor(from) }, flux)).at(-1);
}

/** Keys of list maps are not in the histories; the newest CRD has them. */
function stateOf(path: string, facts: FieldFacts, newest: State | undefined): State {
  const { t, req, descDeprecated, listType, open, cel, from: _, ...same } = facts;
  const keys = listType === 'map' ? newest?.['x-kubernetes-list-map-keys'] : undefined;
  return sorted({
    ...(t === 'any' ? {} : { type: t as State['type'] }),
    ...(req ? { required: true } : {}),
    ...(descDeprecated && !SECRET.test(path) ? { deprecated: true } : {}),
    ...(same as State),
    ...(listType === undefined ? {} : { 'x-kubernetes-list-type': listType }),
    ...(keys === undefined ? {} : { 'x-kubernetes-list-map-keys': keys }),
    ...(open ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
    ...(cel === undefined ? {} : rulesOf(cel)),
  });
}

/** The histories and the CRDs write a rule's keys in another order. */
function rulesOf(rules: readonly ValidationRule[]): Pick<State, 'x-kubernetes-validations'> {
  return { 'x-kubernetes-validations': rules.map(({ rule, message, ...rest }) => ({ rule, message, ...rest })) };
}

/** A schema as states by path: `spec` and all below it, and what the object itself must hold. */
function flatten(schema: StructuralSchema): Record<string, State> {
  const { 'x-kubernetes-validations': rules } = schema;
  const root: State = { type: 'object', ...(rules === undefined ? {} : rulesOf(rules)) };
  const states: Record<string, State> = { '': root };
  const spec = schema.properties?.spec;
  if (spec !== undefined) flattenInto(states, 'spec', spec, { required: schema.required?.includes('spec') ?? false });
  return states;
}

function flattenInto(
  states: Record<string, State>,
  path: string,
  schema: StructuralSchema & { readonly description?: string },
  { required }: { readonly required: boolean },
): void {
  const { properties = {}, additionalProperties, items, required: names = [], description, ...rest } = schema;
  const { 'x-kubernetes-map-type': _, 'x-kubernetes-validations': rules, ...facts } = rest as State & MapType;
  states[path] = sorted({
    ...facts,
    ...(rules === undefined ? {} : rulesOf(rules)),
    ...(required ? { required } : {}),
    ...(/^\s*Deprecated/m.test(description ?? '') ? { deprecated: true } : {}),
  });
  for (const [name, field] of Object.entries(properties)) {
    flattenInto(states, `${path}.${name}`, field, { required: names.includes(name) });
  }
  if (typeof additionalProperties === 'object') {
    flattenInto(states, `${path}.*`, additionalProperties, { required: false });
  }
  if (items !== undefined) flattenInto(states, `${path}[]`, items, { required: false });
}

/** Runs of minors in which nothing changed; an end that is the end of the version is left open. */
function runs(list: readonly { minor: FluxMinor; state: State }[], lifetime: readonly FluxMinor[]): FieldState[] {
  const result: { first: FluxMinor; last: FluxMinor; state: State; text: string }[] = [];
  for (const { minor: flux, state } of list) {
    const text = JSON.stringify(state);
    const before = result.at(-1);
    if (before?.text === text && next(before.last) === flux) before.last = flux;
    else result.push({ first: flux, last: flux, state, text });
  }
  return result.map(({ first, last, state }) => ({
    ...(first === lifetime[0] ? {} : { since: first }),
    ...(last === lifetime.at(-1) ? {} : { until: last }),
    ...state,
  }));
}

function next(flux: FluxMinor): FluxMinor | undefined {
  return FLUX_MINORS[FLUX_MINORS.indexOf(flux) + 1];
}

function sorted(state: State): State {
  return Object.fromEntries(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1))) as State;
}
