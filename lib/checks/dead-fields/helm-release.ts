import { isJsonObject, type JsonObject } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { specOf, textOf } from '../fields.js';
import type { About } from '../spec-rule.js';
import { type Found, valuesAt } from '../values-at.js';
import { type DeadField, saysSomething } from './dead-field.js';

/** Sources whose charts lie in a folder and have the version that is written there. */
const FOLDER_SOURCES: readonly string[] = ['GitRepository', 'Bucket'];

export const HELM_RELEASE_DEAD_FIELDS: readonly DeadField[] = [
  {
    path: 'install.createNamespace',
    reads: ['targetNamespace'],
    why: ({ targetNamespace }) => (saysSomething(targetNamespace) ? undefined : 'without "targetNamespace"'),
  },
  {
    path: 'chart.spec.version',
    why: (spec, { value }) =>
      value !== '*' && FOLDER_SOURCES.includes(sourceKind(spec))
        ? `for a chart from a ${sourceKind(spec)}, which has the version of its Chart.yaml`
        : undefined,
  },
  {
    path: 'chart.spec.reconcileStrategy',
    why: (spec, { value }) =>
      value === 'Revision' && sourceKind(spec) === 'HelmRepository' ? 'for a chart from a HelmRepository' : undefined,
  },
  {
    path: 'chart.spec.verify',
    why: (_, { parent }, about) =>
      isIndexed(parent, about) ? 'for a HelmRepository that is not of type "oci": nothing is verified' : undefined,
  },
  {
    path: 'healthCheckExprs',
    reads: ['waitStrategy', 'install', 'upgrade'],
    why: whyUnwatched,
  },
  {
    path: 'rollback.recreate',
    why: (_, __, { flux }) => (isAtLeast(flux, '2.8') ? 'since Flux 2.8' : undefined),
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

function sourceKind(spec: JsonObject): string {
  return textOf(valuesAt(spec, 'chart.spec.sourceRef.kind')[0]?.value);
}

/** Whether the source of a chart is known to be a HelmRepository with an index. */
function isIndexed({ sourceRef }: JsonObject, { object, index }: About): boolean {
  if (!isJsonObject(sourceRef) || sourceRef.kind !== 'HelmRepository') return false;
  const namespace = textOf(sourceRef.namespace) === '' ? object.id.namespace : textOf(sourceRef.namespace);
  const id = { group: 'source.toolkit.fluxcd.io', kind: 'HelmRepository', namespace, name: textOf(sourceRef.name) };
  const found = index.tryFind(object.owner.target, id);
  return found !== undefined && ['', 'default'].includes(textOf(specOf(found.declared.object).type));
}

function whyUnwatched({ waitStrategy, install, upgrade }: JsonObject): string | undefined {
  if (isJsonObject(waitStrategy) && waitStrategy.name === 'legacy') return 'with the wait strategy "legacy"';
  const isWaitOff = [install, upgrade].every((action) => isJsonObject(action) && action.disableWait === true);
  return isWaitOff ? 'while install and upgrade have "disableWait: true"' : undefined;
}

function whyUnremedied(_: JsonObject, { parent: { strategy } }: Found): string | undefined {
  const isRetry = isJsonObject(strategy) && strategy.name === 'RetryOnFailure';
  return isRetry ? 'beside the strategy "RetryOnFailure", which tries again without remediation' : undefined;
}
