import { groupOf, isJsonObject, type JsonObject, listOf, textOf } from '../../manifest/index.js';
import { getOrAdd } from '../../util/index.js';

import { type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';

const CHECK: SpecCheck = { reads: ['healthCheckExprs'], judge };

/** FLX510: two sets of health expressions for one kind. Flux takes neither. */
export const checkHealthExpressions = specRule('FLX510', { Kustomization: [CHECK], HelmRelease: [CHECK] });

function judge({ healthCheckExprs }: JsonObject): SpecProblem[] {
  const first = new Map<string, number>();
  return listOf(healthCheckExprs).flatMap((entry, place) => {
    if (!isJsonObject(entry)) return [];
    const what = subjectOf(entry);
    const before = getOrAdd(first, what, () => place);
    if (before === place) return [];
    const message = `is for ${what}, as spec.healthCheckExprs[${before}] is`;
    return [{ path: `spec.healthCheckExprs[${place}]`, message, hint: 'make one of them, whatever the version' }];
  });
}

function subjectOf({ apiVersion, kind }: JsonObject): string {
  const group = groupOf(textOf(apiVersion));
  return `${textOf(kind) === '' ? 'all kinds' : `kind "${textOf(kind)}"`} of "${group}"`;
}
