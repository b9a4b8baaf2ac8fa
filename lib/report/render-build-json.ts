import type { Finding } from '../diagnostics/index.js';
import { type Json, stringifyJson } from '../manifest/index.js';
import { kubeConfigOf, type KustomizationModel } from '../model/index.js';

import { type BuildView, type BuildReport, type ShownKustomization, shownClusters } from './build-report.js';
import { entryPath } from './entry-path.js';

/**
 * What Flux would apply, as JSON that other programs rely on; `docs/reading-a-repository.md` tells it field by field.
 * Integers beyond 2^53 are plain literals. A view narrows the clusters, never the findings.
 */
export function renderBuildJson({ model, findings }: BuildReport, view: BuildView): string {
  const clusters = shownClusters(model, view).map(({ cluster, kustomizations }) => ({
    name: cluster.name,
    path: entryPath(cluster),
    flux: cluster.flux,
    kustomizations: kustomizations.map(kustomizationJson),
  }));
  return `${stringifyJson({ clusters, findings: findings.map(findingJson) } as unknown as Json, 2)}\n`;
}

function kustomizationJson({ model, objects }: ShownKustomization) {
  const { namespace, name, owner, path, source, build } = model;
  return {
    namespace,
    name,
    owner,
    path,
    target: targetText(model),
    source: { kind: source.kind, namespace: source.namespace, name: source.name, repository: source.repository },
    status: build?.status ?? 'unknown',
    message: build?.message ?? '',
    objects: objects.map(({ manifest, ...id }) => ({
      apiVersion: manifest.apiVersion,
      kind: id.kind,
      namespace: id.namespace,
      name: id.name,
      manifest,
    })),
  };
}

function targetText(model: KustomizationModel): string {
  const reference = kubeConfigOf(model);
  return reference === undefined ? '' : `${reference.namespace}/${reference.name}`;
}

function findingJson({ code, severity, subject, path, message, hint, related, at }: Finding) {
  return { code, severity, subject, path, message, hint, related, at };
}
