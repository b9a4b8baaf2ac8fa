import { isJsonObject, type JsonObject } from '../../manifest/index.js';

import type { Found } from '../values-at.js';
import { CHART_TEMPLATE_DEAD_FIELDS } from './chart.js';
import { type DeadField, saysSomething } from './dead-field.js';

export const HELM_RELEASE_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'install.createNamespace',
    reads: ['targetNamespace'],
    why: ({ targetNamespace }) => (saysSomething(targetNamespace) ? undefined : 'without "targetNamespace"'),
  },
  ...CHART_TEMPLATE_DEAD_FIELDS,
  {
    path: 'healthCheckExprs',
    reads: ['waitStrategy', 'install', 'upgrade'],
    why: whyUnwatched,
  },
  { path: 'install.remediation', why: whyUnremedied },
  { path: 'upgrade.remediation', why: whyUnremedied },
  {
    path: 'driftDetection.ignore',
    why: (_, { parent: { mode } }) =>
      mode === undefined || mode === 'disabled' ? 'while "mode" is "disabled", as it is by default' : undefined,
    hint: 'write "mode: enabled" or "mode: warn"',
  },
  {
    path: 'valuesFrom[].literal',
    why: (_, { parent: { targetPath } }) => (saysSomething(targetPath) ? undefined : 'without "targetPath"'),
  },
];

function whyUnwatched({ waitStrategy, install, upgrade }: JsonObject): string | undefined {
  if (isJsonObject(waitStrategy) && waitStrategy.name === 'legacy') return 'with the wait strategy "legacy"';
  const isWaitOff = [install, upgrade].every((action) => isJsonObject(action) && action.disableWait === true);
  return isWaitOff ? 'while install and upgrade have "disableWait: true"' : undefined;
}

function whyUnremedied(_: JsonObject, { parent: { strategy } }: Found): string | undefined {
  const isRetry = isJsonObject(strategy) && strategy.name === 'RetryOnFailure';
  return isRetry ? 'beside the strategy "RetryOnFailure", which tries again without remediation' : undefined;
}
