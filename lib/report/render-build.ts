import { displayName, emitYaml, orderKeys } from '../manifest/index.js';
import { type ClusterModel, kubeConfigOf, type KustomizationModel } from '../model/index.js';

import { buildProblem } from './build-problem.js';
import { type BuildView, type BuildReport, shownClusters } from './build-report.js';

/** What may not stand in a comment: YAML takes no control characters, and some readers end the line at others. */
const NOT_IN_COMMENTS = /[^ -~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]+/gu;

const SEPARATOR = '---\n';

/**
 * What Flux would apply, as one stream of YAML documents. A comment heads the objects of each Kustomization; one
 * without objects is the comment alone, so every document is an object.
 */
export function renderBuild({ model }: BuildReport, view: BuildView): string {
  let text = '';
  let comments = '';
  let separator = '';
  for (const { cluster, kustomizations } of shownClusters(model, view)) {
    for (const shown of kustomizations) {
      comments += heading(cluster, shown.model);
      for (const { manifest } of shown.objects) {
        text += separator + comments + emitYaml([{ data: orderKeys(manifest) }]);
        comments = '';
        separator = SEPARATOR;
      }
    }
  }
  return text + comments;
}

function heading(cluster: ClusterModel, model: KustomizationModel): string {
  const { source, path } = model;
  const parts = [
    `cluster "${cluster.name}", ${displayName({ kind: 'Kustomization', ...model })}: "${path || '.'}" of ${displayName(source)}`,
    model.owner === '' ? 'the entry' : `applied by "${model.owner}"`,
    ...target(model),
  ];
  return `# ${[parts.join(', '), ...problem(model)].join('; ').replace(NOT_IN_COMMENTS, ' ')}\n`;
}

function target(model: KustomizationModel): string[] {
  const reference = kubeConfigOf(model);
  return reference === undefined ? [] : [`into the cluster of ${displayName(reference)}`];
}

function problem({ build }: KustomizationModel): string[] {
  return build === undefined || build.status === 'built' ? [] : [buildProblem(build)];
}
