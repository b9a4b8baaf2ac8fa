import { isFluxDuration } from '../../api/index.js';
import { groupOf, isJsonObject, type Json, type JsonObject, type ObjectId, textOf } from '../../manifest/index.js';

import { durationSeconds } from '../duration-seconds.js';
import { type DeadField, saysSomething } from './dead-field.js';

/** `GetTimeout` of kustomize-controller takes no less. */
const SHORTEST_TIMEOUT = 30;

export const KUSTOMIZATION_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'healthChecks',
    reads: ['wait'],
    why: ({ wait }) => (wait === true ? 'beside "wait: true", which checks everything that is applied' : undefined),
    hint: 'leave one of them out',
  },
  {
    path: 'healthChecks[]',
    reads: ['wait'],
    why: ({ wait }, { value }, { object }) =>
      wait !== true && isItself(value, object.id) ? 'on the Kustomization itself' : undefined,
  },
  {
    path: 'healthCheckExprs',
    reads: ['wait', 'healthChecks'],
    why: (spec) => (isWaiting(spec) ? undefined : 'without "wait: true" or "healthChecks"'),
    hint: 'write one of them',
  },
  {
    path: 'timeout',
    why: (_, { value }) =>
      isTooShort(textOf(value)) ? `below ${SHORTEST_TIMEOUT}s, which Flux takes instead` : undefined,
    hint: `write "${SHORTEST_TIMEOUT}s" or more`,
  },
  {
    path: 'ignoreMissingComponents',
    reads: ['components'],
    why: ({ components }) => (saysSomething(components) ? undefined : 'without "components"'),
  },
];

function isItself(check: Json | undefined, { group, kind, namespace, name }: ObjectId): boolean {
  if (!isJsonObject(check) || groupOf(textOf(check.apiVersion)) !== group) return false;
  return check.kind === kind && check.namespace === namespace && check.name === name;
}

function isWaiting({ wait, healthChecks }: JsonObject): boolean {
  return wait === true || saysSomething(healthChecks);
}

function isTooShort(timeout: string): boolean {
  return isFluxDuration(timeout) && durationSeconds(timeout) < SHORTEST_TIMEOUT;
}
