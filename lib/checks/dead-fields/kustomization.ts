import { isFluxDuration } from '../../api/index.js';
import type { JsonObject } from '../../manifest/index.js';

import { durationSeconds } from '../duration-seconds.js';
import { textOf } from '../fields.js';
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

function isWaiting({ wait, healthChecks }: JsonObject): boolean {
  return wait === true || saysSomething(healthChecks);
}

function isTooShort(timeout: string): boolean {
  return isFluxDuration(timeout) && durationSeconds(timeout) < SHORTEST_TIMEOUT;
}
