import type { KubeObject } from '../../../lib/manifest/index.js';
import type { ClusterModel } from '../../../lib/model/index.js';
import { mapOf } from './variables.js';

/**
 * Flux Kustomizations among what a cluster applies that it does not have: a parent whose children were overlooked. What
 * goes to another cluster is that one's matter, and what the controller leaves alone is nobody's.
 */
export function unlistedIn({ kustomizations }: ClusterModel): string[] {
  const listed = new Set(kustomizations.map(({ key }) => key));
  const here = kustomizations.filter(({ object }) => mapOf(object?.spec).kubeConfig === undefined);
  const applied = here.flatMap((each) => each.applied ?? []).map(({ object }) => object);
  const keys = applied.filter(isReconciled).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  return [...new Set(keys)].filter((key) => !listed.has(key)).sort();
}

function isReconciled({ apiVersion, kind, metadata }: KubeObject): boolean {
  const notes = { ...mapOf(metadata.labels), ...mapOf(metadata.annotations) };
  const left = ['reconcile', 'ssa'].map((name) => String(notes[`kustomize.toolkit.fluxcd.io/${name}`]).toLowerCase());
  const isOurs = kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
  return isOurs && left[0] !== 'disabled' && left[1] !== 'ignore';
}
