import {
  compareFluxMinors,
  type FieldLifetime,
  type FieldPath,
  type FluxMinor,
  lifetimesOf,
  lifetimesOfValue,
  NEWEST_FLUX,
} from '../api/index.js';

import { tablePath } from './table-path.js';

import { insteadOf } from './instead-of.js';

/** The object that a field is in, as far as its history matters. */
export interface FieldOf {
  readonly kind: string;
  readonly apiVersion: string;
  readonly flux: FluxMinor;
  readonly path: FieldPath;
}

export interface Explanation {
  readonly message: string;
  readonly hint?: string;
}

/** Why a Flux object cannot have a field that other versions of its kind have; undefined where none has it. */
export function explainUnknownField(field: FieldOf): Explanation | undefined {
  const path = tablePath(field.path);
  const lifetimes = lifetimesOf(field.kind, path);
  const explanation = explain(field, lifetimes);
  const hint = insteadOf(field.kind, path);
  return explanation === undefined || hint === undefined || !isGone(lifetimes) ? explanation : { ...explanation, hint };
}

/** Why a Flux object cannot have a value that other versions of its kind take; undefined where none takes it. */
export function explainUnknownValue(field: FieldOf, value: string): Explanation | undefined {
  return explain(field, lifetimesOfValue(field.kind, tablePath(field.path), value));
}

function explain(field: FieldOf, lifetimes: readonly FieldLifetime[]): Explanation | undefined {
  const { apiVersion, flux } = field;
  const own = lifetimes.find((lifetime) => lifetime.apiVersion === apiVersion);
  if (own !== undefined) return { message: `${needs(own, lifetimes)}, the cluster has ${flux}` };
  const served = lifetimes.filter(({ minors }) => minors.includes(flux)).at(-1);
  if (served !== undefined) return { message: `is in ${served.apiVersion}, not in ${apiVersion}` };
  const newest = lifetimes.at(-1);
  const last = newest?.minors.at(-1);
  if (newest === undefined || last === undefined) return undefined;
  if (compareFluxMinors(last, flux) < 0) {
    return { message: `is gone: ${newest.apiVersion} had it, up to Flux ${last}; the cluster has ${flux}` };
  }
  return { message: `${needs(newest, lifetimes)} and ${newest.apiVersion}, the cluster has ${flux}` };
}

/** `needs Flux 2.5 or later`, also where a newer version of the kind took the field over. */
function needs({ minors }: FieldLifetime, lifetimes: readonly FieldLifetime[]): string {
  const [first] = minors;
  const last = minors.at(-1);
  if (!isGone(lifetimes)) return `needs Flux ${first} or later`;
  return first === last ? `needs Flux ${first}` : `needs Flux ${first} to ${last}`;
}

function isGone(lifetimes: readonly FieldLifetime[]): boolean {
  return lifetimes.every(({ minors }) => compareFluxMinors(minors.at(-1) ?? NEWEST_FLUX, NEWEST_FLUX) < 0);
}
