import { Lazy } from 'cdk8s';

import { isJsonObject } from '../../manifest/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { SubstituteReference, Variable } from './token.js';

type PostBuild = Readonly<Record<string, unknown>>;

export interface MergedPostBuild {
  /** The field as it is written; undefined where there is nothing to write. */
  readonly postBuild: PostBuild | undefined;
  /** Variables to which `substitute` gives another value already. */
  readonly conflicts: readonly Variable[];
}

/** What the author wrote in `spec.postBuild`, and what the variables in use need beyond that. */
export function mergePostBuild(written: unknown, variables: readonly Variable[]): MergedPostBuild {
  if (variables.length === 0) return { postBuild: written as PostBuild | undefined, conflicts: [] };
  const known: unknown = written instanceof Lazy ? written.produce() : written;
  const own = isJsonObject(known) ? known : {};
  const given = isJsonObject(own.substitute) ? own.substitute : {};
  const conflicts = variables.filter((variable) => Object.hasOwn(given, variable.name) && !hasValue(variable, given));
  const substitute = { ...given, ...valuesOf(variables, given) };
  const substituteFrom = referencesOf(variables, Array.isArray(own.substituteFrom) ? own.substituteFrom : []);
  const postBuild = {
    ...(Object.keys(substitute).length === 0 ? {} : { substitute }),
    ...(substituteFrom.length === 0 ? {} : { substituteFrom }),
  };
  return { postBuild: { ...postBuild, ...withoutVariables(own) }, conflicts };
}

function hasValue({ source, name }: Variable, given: PostBuild): boolean {
  return 'value' in source && source.value === given[name];
}

/** Those that are not there yet, by name. */
function valuesOf(variables: readonly Variable[], given: PostBuild): Record<string, string> {
  const missing = variables.filter(({ name }) => !Object.hasOwn(given, name));
  const values = missing.flatMap(({ name, source }): [string, string][] =>
    'value' in source ? [[name, source.value]] : [],
  );
  return Object.fromEntries(values.sort(([a], [b]) => compareCodeUnits(a, b)));
}

/** What was written, then each further reference once, by kind and name. */
function referencesOf(variables: readonly Variable[], written: readonly unknown[]): unknown[] {
  const known = new Set(written.map((reference) => keyOf(reference as SubstituteReference)));
  const found = new Map<string, SubstituteReference>();
  for (const { source } of variables) {
    if (!('from' in source)) continue;
    const key = keyOf(source.from);
    // One variable that cannot do without it makes it required for all.
    if (found.get(key)?.optional !== undefined || !found.has(key)) found.set(key, plain(source.from));
  }
  const asked = [...found].filter(([key]) => !known.has(key)).sort(([a], [b]) => compareCodeUnits(a, b));
  return [...written, ...asked.map(([, reference]) => reference)];
}

function plain({ kind, name, optional }: SubstituteReference): SubstituteReference {
  return optional === true ? { kind, name, optional } : { kind, name };
}

function keyOf(reference: SubstituteReference | null): string {
  return `${reference?.kind}/${reference?.name}`;
}

function withoutVariables({ substitute: _, substituteFrom: __, ...rest }: PostBuild): PostBuild {
  return rest;
}
