import { isJsonObject, type JsonObject, specOf, textOf } from '../../manifest/index.js';

import type { About } from '../spec-rule.js';
import type { DeadField } from './dead-field.js';

/** Sources whose charts lie in a folder and have the version that is written there. */
const FOLDER_SOURCES: readonly string[] = ['GitRepository', 'Bucket'];

/** What a chart asks of its source in vain; `parent` is what has the `sourceRef`. */
const CHART_FIELDS: readonly Pick<DeadField, 'path' | 'why'>[] = [
  {
    path: 'version',
    why: (_, { value, parent }) =>
      value !== '*' && FOLDER_SOURCES.includes(sourceKind(parent))
        ? `for a chart from a ${sourceKind(parent)}, which has the version of its Chart.yaml`
        : undefined,
  },
  {
    path: 'reconcileStrategy',
    why: (_, { value, parent }) =>
      value === 'Revision' && sourceKind(parent) === 'HelmRepository' ? 'for a chart from a HelmRepository' : undefined,
  },
  {
    path: 'verify',
    why: (_, { parent }, about) =>
      isIndexed(parent, about) ? 'for a HelmRepository that is not of type "oci": nothing is verified' : undefined,
  },
];

export const HELM_CHART_DEAD_FIELDS: readonly DeadField[] = CHART_FIELDS.map((field) => ({
  ...field,
  reads: ['sourceRef'],
}));

/** Flux makes a HelmChart of the template. */
export const CHART_TEMPLATE_DEAD_FIELDS: readonly DeadField[] = CHART_FIELDS.map((field) => ({
  ...field,
  path: `chart.spec.${field.path}`,
}));

function sourceKind({ sourceRef }: JsonObject): string {
  return isJsonObject(sourceRef) ? textOf(sourceRef.kind) : '';
}

/** Whether the source of a chart is known to be a HelmRepository with an index. */
function isIndexed({ sourceRef }: JsonObject, { object, index }: About): boolean {
  if (!isJsonObject(sourceRef) || sourceRef.kind !== 'HelmRepository') return false;
  const namespace = textOf(sourceRef.namespace) === '' ? object.id.namespace : textOf(sourceRef.namespace);
  const id = { group: 'source.toolkit.fluxcd.io', kind: 'HelmRepository', namespace, name: textOf(sourceRef.name) };
  const found = index.tryFind(object.owner.target, id);
  return found !== undefined && ['', 'default'].includes(textOf(specOf(found.declared.object).type));
}
