import type { ImageTransform, KubeObject, KustomizationTransform, ReplicaTransform } from '../../manifest/index.js';
import { assertNever } from '../../util/index.js';

import { scales } from '../set-replicas.js';
import { likeBefore } from './like-before.js';
import { withImagesOf } from './with-images-of.js';

/** One thing that a kustomization file may say in place of patches. */
export type LiftedEntry =
  | { readonly field: 'labels'; readonly key: string; readonly value: string }
  | { readonly field: 'replicas'; readonly entry: ReplicaTransform }
  | { readonly field: 'images'; readonly entry: ImageTransform };

export type LiftedField = LiftedEntry['field'];

/** What a patch still has to make of an object, where the entries do the rest. The same object where they do nothing. */
export function before(from: KubeObject, to: KubeObject, entries: readonly LiftedEntry[]): KubeObject {
  return entries.reduce((result, lifted) => beforeEntry(from, result, lifted), to);
}

function beforeEntry(from: KubeObject, to: KubeObject, lifted: LiftedEntry): KubeObject {
  switch (lifted.field) {
    case 'labels':
      return likeBefore(from, to, ['metadata', 'labels', lifted.key]);
    case 'replicas':
      return scales(lifted.entry, to) ? likeBefore(from, to, ['spec', 'replicas']) : to;
    case 'images':
      return withImagesOf(from, to, lifted.entry.name);
    default:
      return assertNever(lifted);
  }
}

/** The fields of the kustomization file. */
export function liftedTransform(entries: readonly LiftedEntry[]): KustomizationTransform {
  const labels = entries.flatMap((lifted) => (lifted.field === 'labels' ? [[lifted.key, lifted.value] as const] : []));
  const replicas = entries.flatMap((lifted) => (lifted.field === 'replicas' ? [lifted.entry] : []));
  const images = entries.flatMap((lifted) => (lifted.field === 'images' ? [lifted.entry] : []));
  return {
    ...(labels.length === 0 ? {} : { labels: Object.fromEntries(labels) }),
    ...(replicas.length === 0 ? {} : { replicas }),
    ...(images.length === 0 ? {} : { images }),
  };
}
