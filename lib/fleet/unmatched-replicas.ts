import type { FindingInput } from '../diagnostics/index.js';
import { type FolderModel, foldersIn } from '../model/index.js';
import { SCALED_KINDS, type UnmatchedReplicas } from '../overlay/index.js';
import { didYouMean } from '../util/index.js';

import { hasVendored } from './has-vendored.js';

/** Which entries of `replicas` kustomize refuses. What vendored files hold is not known, so an entry may mean that. */
export function unmatchedReplicas(folder: FolderModel, unmatched: readonly UnmatchedReplicas[]): FindingInput[] {
  if (unmatched.length === 0) return [];
  const inside = folder.folders.flatMap((child) => unmatchedReplicas(child, unmatched));
  if (hasVendored(folder)) return inside;
  const found = unmatched.filter(({ transform }) => transform === folder.transform);
  const entries = new Set(found.map(({ entry }) => entry));
  const own = [...entries].map((entry) =>
    finding(folder, entry.name, (folder.transform.replicas ?? []).indexOf(entry)),
  );
  return [...own, ...inside];
}

function finding(folder: FolderModel, name: string, index: number): FindingInput {
  return {
    code: 'FLX105',
    subject: `folder "${folder.path}"`,
    path: `replicas[${index}].name`,
    message: `"${name}" is no Deployment, StatefulSet, ReplicaSet or ReplicationController in it, and kustomize refuses that`,
    hint: didYouMean(name, scaledNames(folder)) ?? 'name a workload of this folder, or take the entry out',
    at: folder.origin,
  };
}

function scaledNames(folder: FolderModel): readonly string[] {
  const objects = foldersIn(folder).flatMap((each) => each.objects.map(({ object }) => object));
  return objects.filter(({ kind }) => SCALED_KINDS.includes(kind)).map(({ metadata }) => metadata.name);
}
